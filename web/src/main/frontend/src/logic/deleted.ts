import type { Entry } from '../api/types.ts'

const ours = new Set<Entry['kind']>(['office', 'notice', 'outside'])

/** Who deleted it on its platform: the citizen took their own words back, or the citizen no longer sees the office's. */
export const deletion = ({ kind, deletedAt }: Pick<Entry, 'kind' | 'deletedAt'>) =>
  deletedAt === undefined ? undefined : ours.has(kind) ? ('ours' as const) : ('theirs' as const)
