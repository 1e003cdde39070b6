import type { Agency, Case } from '../api/types.ts'

/** What an agency reads of the citizen's words: all of them in Sigap; masked where the citizen stays hidden, and by a link. */
export function agencyReads(how: string, { anonymous, secret }: Case['citizen']): 'full' | 'hidden' | 'link' {
  if (how === 'mail') return 'link'
  return anonymous || secret ? 'hidden' : 'full'
}

/** Why nobody at the agency would learn of a forwarding, where that is so. */
export function unreached({ how, reached }: Pick<Agency, 'how' | 'reached'>): 'nobody' | 'mail' | 'hand' | undefined {
  if (reached) return undefined
  return how === 'in-app' ? 'nobody' : how === 'mail' ? 'mail' : 'hand'
}
