import type { Case, Constraints, Target } from '../api/types.ts'

/** What was chosen, but where the case cannot be answered so and can be otherwise. */
export function possible(constraints: Constraints, chosen: Target): Target {
  const other = chosen === 'public' ? 'private' : 'public'
  return !constraints[chosen] && constraints[other] ? other : chosen
}

/** Whether an answer of this kind can carry files; where the rules are not known, the server decides. */
export const takesFiles = (rules: { maxFileBytes?: number } | undefined): boolean => rules?.maxFileBytes !== 0

/** Why an answer that is being sent does not get on; undefined where nothing holds it up. */
export function heldUp({ state, constraints }: Pick<Case, 'state' | 'constraints'>) {
  if (state !== 'replying') return undefined
  return constraints.paused ? 'wait.paused' : constraints.away ? 'wait.away' : undefined
}
