/** The kinds of incidents for which the desk has its own words on what to do. */
const known = [
  'emergency',
  'overdue',
  'no-person',
  'hand-over',
  'send-unknown',
  'send-rejected',
  'send-held',
  'bounced',
  'window-closing',
  'notice-unsent',
  'agency-unreached',
  'agency-mail',
  'answered-outside',
  'reply-deleted',
  'dead-letter',
  'fetch-late',
  'channel-away',
  'channel-silent',
  'channel-down',
  'channel-expiring',
  'connector-arrived',
  'connector-refused',
  'connector-fault',
  'connector-set-aside',
  'ledger-unsealed',
  'ledger-unsigned',
  'ledger-broken',
  'checkpoint-unsent',
  'release-changed',
] as const

export type IncidentKind = (typeof known)[number] | 'other'

/** The page of the administration where the matter is looked after; undefined where the incident says all. */
export const incidentPage = (kind: string): 'connectors' | 'channels' | undefined =>
  kind.startsWith('connector-') ? 'connectors' : kind.startsWith('channel-') ? 'channels' : undefined

/** The kind as the desk names it; what a newer server opens is told in general words. */
export const incidentKind = (kind: string): IncidentKind => known.find((one) => one === kind) ?? 'other'
