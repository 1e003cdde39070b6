import type { Case, Entry } from '../api/types.ts'

/** Acts that stand in the conversation as a thin line; the others show as messages, as clocks, or in the timeline only. */
const told = new Set([
  'case.claimed',
  'case.released',
  'case.handed-over',
  'case.taken-over',
  'case.triaged',
  'case.escalated',
  'case.closed',
  'case.reopened',
  'case.merged',
  'case.unmerged',
  'case.withdrawn',
  'wording.submitted',
  'wording.approved',
  'wording.returned',
  'wording.rejected',
  'forwarding.sent',
  'forwarding.bounced',
  'deadline.missed',
  'reply.deleted',
])

/** The name of a person that the case mentions; the user name where it does not. */
export function nameIn(c: Case, username: string): string {
  const people = [
    c.holder,
    ...c.entries.map(({ by }) => by),
    ...c.wordings.map(({ author }) => author),
    ...c.present.map(({ who }) => who),
  ]
  for (const { approvals } of c.wordings) people.push(...approvals.map(({ by }) => by))
  people.push(...c.forwardings.map(({ by }) => by))
  return people.find((person) => person?.username === username)?.name ?? username
}

/** Messages with what happened between them, in the order of time. */
export function conversation(c: Case): Entry[] {
  if (c.entries.some(({ kind }) => kind === 'event')) return c.entries
  const lines: Entry[] = c.timeline
    .filter(({ act }) => told.has(act))
    .map(({ at, act, label, by }, index) => ({
      id: `${act}-${index}`,
      kind: 'event',
      at,
      byLabel: /^(system|system:.*|citizen|platform|sistem)$/i.test(by) ? '' : nameIn(c, by),
      text: label,
      attachments: [],
      earlier: [],
    }))
  return [...c.entries, ...lines].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}
