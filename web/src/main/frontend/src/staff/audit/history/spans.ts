import type { Language } from '../../../i18n/language.ts'
import type { Step } from './types.ts'

const units = {
  id: { d: 'hari', h: 'jam', m: 'menit', s: 'detik' },
  en: { d: 'd', h: 'h', m: 'min', s: 's' },
}

/** A length in its two largest units: "2 hari 3 jam". */
export function span(seconds: number, language: Language): string {
  const u = units[language]
  const parts: [number, string][] = [
    [Math.floor(seconds / 86400), u.d],
    [Math.floor(seconds / 3600) % 24, u.h],
    [Math.floor(seconds / 60) % 60, u.m],
    [Math.floor(seconds) % 60, u.s],
  ]
  const first = parts.findIndex(([n]) => n > 0)
  if (first < 0) return `0 ${u.s}`
  return parts
    .slice(first, first + 2)
    .filter(([n]) => n > 0)
    .map(([n, unit]) => `${n} ${unit}`)
    .join(' ')
}

const waits = new Set(['userTask', 'callActivity', 'receiveTask', 'serviceTask', 'businessRuleTask', 'subProcess'])

/** Where time is spent: tasks, called phases and waits for an event, not gateways and flows. */
export const takesTime = (type: string): boolean => waits.has(type) || type.startsWith('intermediate')

/** The time spent at each element of one diagram, over all passes. */
export function spent(steps: readonly Step[]): Map<string, { seconds: number; passes: number; open: boolean }> {
  const sums = new Map<string, { seconds: number; passes: number; open: boolean }>()
  for (const step of steps) {
    const sum = sums.get(step.element) ?? { seconds: 0, passes: 0, open: false }
    sums.set(step.element, {
      seconds: sum.seconds + step.seconds,
      passes: sum.passes + 1,
      open: sum.open || step.until === undefined,
    })
  }
  return sums
}

/** Five grades from the shortest to the longest, on a scale where each grade is some times longer than the one below. */
export function grades(seconds: ReadonlyMap<string, number>): Map<string, number> {
  const known = [...seconds.values()].filter((one) => one > 0)
  const [least, most] = [Math.log(Math.min(...known)), Math.log(Math.max(...known))]
  const result = new Map<string, number>()
  for (const [element, one] of seconds)
    if (one > 0) result.set(element, most === least ? 3 : 1 + Math.min(4, Math.floor((5 * (Math.log(one) - least)) / (most - least))))
  return result
}
