/** How an agency's answer came, where no person of ours gave it. */
export type Way = 'mail' | 'link' | 'service'

/** `answeredBy` names a person by the user name, or the way by which an agency without accounts answered. */
export const wayOf = (answeredBy: string | undefined): Way | undefined =>
  answeredBy === 'mail' || answeredBy === 'link' || answeredBy === 'service' ? answeredBy : undefined
