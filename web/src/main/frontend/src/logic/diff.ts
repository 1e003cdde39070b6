export interface Piece {
  kind: 'same' | 'added' | 'removed'
  text: string
}

const tokens = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []

/** Above this many table cells a text is shown as wholly replaced instead of holding up the page. */
const limit = 4_000_000

/** Word by word what changed from one text to the next; neighbouring pieces of a kind are joined. */
export function wordDiff(before: string, after: string): Piece[] {
  const a = tokens(before)
  const b = tokens(after)
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++

  const pieces: Piece[] = []
  const push = (kind: Piece['kind'], text: string) => {
    const last = pieces[pieces.length - 1]
    if (text === '') return
    if (last?.kind === kind) last.text += text
    else pieces.push({ kind, text })
  }
  push('same', a.slice(0, start).join(''))
  for (const piece of middle(a.slice(start, a.length - end), b.slice(start, b.length - end)))
    push(piece.kind, piece.text)
  push('same', end === 0 ? '' : a.slice(a.length - end).join(''))
  return pieces
}

function middle(a: string[], b: string[]): Piece[] {
  if (a.length * b.length > limit) {
    return [
      { kind: 'removed', text: a.join('') },
      { kind: 'added', text: b.join('') },
    ]
  }
  const width = b.length + 1
  const table = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] =
        a[i] === b[j]
          ? table[(i + 1) * width + j + 1]! + 1
          : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!)
    }
  }
  const pieces: Piece[] = []
  let i = 0
  let j = 0
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      pieces.push({ kind: 'same', text: a[i]! })
      i++
      j++
    } else if (table[(i + 1) * width + j]! >= table[i * width + j + 1]!) pieces.push({ kind: 'removed', text: a[i++]! })
    else pieces.push({ kind: 'added', text: b[j++]! })
  }
  while (i < a.length) pieces.push({ kind: 'removed', text: a[i++]! })
  while (j < b.length) pieces.push({ kind: 'added', text: b[j++]! })
  return tidy(pieces)
}

/** A lone blank that two texts share between changed words reads better as part of the change. */
function tidy(pieces: Piece[]): Piece[] {
  const result: Piece[] = []
  let removed = ''
  let added = ''
  const flush = () => {
    if (removed !== '') result.push({ kind: 'removed', text: removed })
    if (added !== '') result.push({ kind: 'added', text: added })
    removed = ''
    added = ''
  }
  pieces.forEach((piece, index) => {
    if (piece.kind === 'removed') removed += piece.text
    else if (piece.kind === 'added') added += piece.text
    else {
      const between =
        /^\s+$/.test(piece.text) && removed + added !== '' && pieces[index + 1] && pieces[index + 1]?.kind !== 'same'
      if (between) {
        if (removed !== '') removed += piece.text
        if (added !== '') added += piece.text
        if (removed === '' || added === '') {
          // Only one side changes: keep the blank shared.
          if (removed !== '') removed = removed.slice(0, -piece.text.length)
          else added = added.slice(0, -piece.text.length)
          flush()
          result.push(piece)
        }
      } else {
        flush()
        result.push(piece)
      }
    }
  })
  flush()
  return result
}

export const changed = (pieces: readonly Piece[]): boolean => pieces.some((piece) => piece.kind !== 'same')
