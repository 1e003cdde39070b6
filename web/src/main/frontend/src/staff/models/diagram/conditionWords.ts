import { say } from '../texts.ts'
import type { Condition } from './conditions.ts'

/** What a condition asks for, in a few words. */
export function whenLabel(condition: Condition): string {
  const key =
    condition.kind === 'equals'
      ? `when.${condition.variable}.${condition.value}`
      : condition.kind === 'other'
        ? ''
        : `when.${condition.variable}`
  const words = say(key)
  if (key !== '' && words !== key) return words
  if (condition.kind === 'equals') return `${condition.variable} = ${condition.value}`
  if (condition.kind === 'number') return `${condition.variable} ${condition.operator} ${condition.value}`
  return condition.kind === 'flag' ? condition.variable : condition.text
}
