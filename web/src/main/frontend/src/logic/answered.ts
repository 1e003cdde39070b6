/** How an agency's answer came, where no person of ours gave it. */
export type Way = 'mail' | 'link' | 'system'

/** `answeredBy` names a person by the user name, or the way by which an agency without accounts answered. */
export const wayOf = (answeredBy: string | undefined): Way | undefined =>
  answeredBy === 'mail' || answeredBy === 'link' || answeredBy === 'system' ? answeredBy : undefined
