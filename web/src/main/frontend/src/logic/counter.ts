import type { Constraints } from '../api/types.ts'

type Unit = Constraints['unit']

const encoder = new TextEncoder()
const url = /\bhttps?:\/\/[^\s]+/gi
const pictograph = /\p{Extended_Pictographic}/u

/** X counts these ranges once and everything else twice (twitter-text, configuration 3). */
const light: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
]
const urlWeight = 23

/** Length as the platform counts it: code points, UTF-8 bytes, or X's weights. */
export function count(text: string, unit: Unit): number {
  if (unit === 'bytes') return encoder.encode(text).length
  if (unit === 'characters') return [...text].length
  return weighted(text.normalize('NFC'))
}

function weighted(text: string): number {
  let total = 0
  const plain = text.replace(url, () => {
    total += urlWeight
    return ''
  })
  for (const { segment } of new Intl.Segmenter('id', { granularity: 'grapheme' }).segment(plain)) {
    if (pictograph.test(segment)) {
      total += 2
      continue
    }
    for (const character of segment) {
      const code = character.codePointAt(0) ?? 0
      total += light.some(([from, to]) => code >= from && code <= to) ? 1 : 2
    }
  }
  return total
}

export interface Room {
  used: number
  max?: number
  /** Negative when too long; absent without a limit. */
  left?: number
  state: 'fine' | 'near' | 'over'
}

/** What is left for a text, with what the frame around it (greeting, ticket, footer) takes. */
export function room(text: string, frame: number, constraints: { maxLength?: number; unit: Unit }): Room {
  const used = count(text, constraints.unit) + frame
  const max = constraints.maxLength
  if (max === undefined) return { used, state: 'fine' }
  const left = max - used
  return { used, max, left, state: left < 0 ? 'over' : left <= max * 0.1 ? 'near' : 'fine' }
}
