/** The shapes of `docs/api.md`, word for word. Times are ISO-8601 instants (UTC). */

export type Role = 'operator' | 'approver' | 'agency-officer' | 'administrator' | 'auditor'

export interface Person {
  username: string
  name: string
  initials: string
}

export interface Me extends Person {
  roles: Role[]
  agencies: string[]
  headOf: string[]
  officeHead: boolean
  office: { name: string; /** IANA name, such as Asia/Makassar. */ zone: string; /** Such as WITA. */ zoneName: string }
}

export interface Label {
  code: string
  label: string
}

export interface Channel {
  id: string
  /** web-form, email, manual, x … */
  platform: string
  label: string
}

export interface Deadline {
  id: string
  /** LOC-FIRST … */
  rule: string
  label: string
  dueAt: string
  warnAt?: string
  state: 'running' | 'paused' | 'met' | 'missed'
  /** The legal source. */
  source: string
}

export type State =
  | 'received'
  | 'coordinating'
  | 'drafting'
  | 'awaiting-approval'
  | 'replying'
  | 'at-agency'
  | 'waiting-citizen'
  | 'answered'
  | 'step'
  | 'closed'

export interface Row {
  ticket: string
  version: number
  channel: Channel
  author: string
  /** Masked. */
  excerpt: string
  state: State
  stateLabel: string
  category?: Label
  topic?: Label
  agency?: Label
  urgency?: Label
  emergency: boolean
  restricted: boolean
  holder?: Person
  parked: boolean
  receivedAt: string
  lastMessageAt: string
  deadline?: Deadline
}

export type ActionId =
  | 'claim'
  | 'release'
  | 'handover'
  | 'takeover'
  | 'triage'
  | 'note'
  | 'ask'
  | 'draft'
  | 'submit'
  | 'approve'
  | 'return'
  | 'reject'
  | 'confirm'
  | 'forward'
  | 'merge'
  | 'unmerge'
  | 'close'
  | 'reopen'
  | 'withdraw'
  | 'recall'
  | 'delivered'
  | 'correct'
  | 'follow-up'
  | 'step'
  | 'answer-agency'
  | 'bounce'

/** The server offers nothing that it would refuse. */
export interface Action {
  id: ActionId
  label: string
  primary: boolean
}

export interface Attachment {
  id: string
  name: string
  type: string
  size: number
  url: string
}

export type Delivery = 'ready' | 'sending' | 'sent' | 'delivered' | 'read' | 'unknown' | 'rejected' | 'held' | 'person'

export interface Entry {
  id: string
  kind: 'citizen' | 'office' | 'notice' | 'outside' | 'note' | 'event' | 'agency'
  at: string
  by?: Person
  byLabel: string
  text: string
  public?: boolean
  attachments: Attachment[]
  deletedAt?: string
  /** When its words became those that it has now; absent where nobody changed them. */
  editedAt?: string
  earlier: { at: string; text: string }[]
  delivery?: Delivery
  deliveryLabel?: string
}

export interface Part {
  kind: 'subject' | 'greeting' | 'text' | 'footer' | 'ticket' | 'attachment'
  /** Of a file: its name. */
  text: string
  /** The id of the file, where the part is one. */
  attachment?: string
}

/** The same answer as the citizen of a merged case gets it; bare where that case is hidden from the viewer. */
export interface Copy {
  ticket?: string
  parts: Part[]
}

export interface Check {
  rule: string
  severity: 'error' | 'warning' | 'hint'
  message: string
  mend?: { label: string; text: string }
}

export type WordingKind = 'answer' | 'question' | 'correction' | 'follow-up'
export type Target = 'public' | 'private'

export interface Approval {
  by: Person
  at: string
  act: 'approve' | 'confirm' | 'return' | 'reject'
  note?: string
}

export interface Wording {
  version: number
  round: number
  kind: WordingKind
  target: Target
  state: 'draft' | 'submitted' | 'approved' | 'returned' | 'rejected' | 'void' | 'sent'
  author: Person
  text: string
  /** Exactly what the citizen will get. */
  parts: Part[]
  copies?: Copy[]
  sha256: string
  checks: Check[]
  createdAt: string
  risk: { level: 0 | 1 | 2; reason: string }
  approvals: Approval[]
}

export interface Forwarding {
  id: string
  ticket: string
  agency: Label
  how: 'in-app' | 'mail' | 'file' | 'open311'
  state: 'open' | 'answered' | 'bounced' | 'withdrawn'
  note: string
  sentAt: string
  by: Person
  dueAt: string
  answer?: string
  answeredAt?: string
  answeredBy?: string
  excerpt?: string
  /** How far it came on its way to another office's system; absent where it goes by none. */
  carriage?: {
    state: Label
    /** The report's number there. */
    number?: string
    /** What a person enters there by hand: at this address with `/csv` and `/page`. */
    sheet?: string
  }
}

/** A forwarding as its agency sees it; but for the place, what the office says of the case only while it is open. */
export interface AgencyForwarding extends Forwarding {
  /** Masked where the citizen is anonymous or the report secret. */
  location?: string
  topic?: Label
  urgency?: Label
  emergency: boolean
  deadline?: Deadline
}

export interface ForwardingPage extends AgencyForwarding {
  conversation: Entry[]
  deadlines: Deadline[]
}

export interface Step {
  formKey: 'triage' | 'coordinate' | 'draft' | 'approve' | 'answer-agency' | 'step' | 'wait'
  name: string
  taskId?: string
  instruction?: string
  outcomes?: Label[]
  groups: string[]
}

/** A rule of the platform in words, in both languages. */
export interface PlatformNotice {
  code: string
  severity: 'info' | 'warning' | 'blocking'
  text: string
  english: string
}
/** What the platform allows of one kind of answer now; what is absent has no limit. */
export interface TargetRules {
  maxLength?: number
  maxFileBytes?: number
  closesAt?: string
  remaining?: number
  sendable: boolean
  notices: PlatformNotice[]
}
export interface Constraints {
  unit: 'characters' | 'bytes' | 'weighted'
  /** Absent where the channel cannot answer so. */
  public?: TargetRules
  private?: TargetRules
  /** The answering window is about to shut: how else the citizen can be answered. */
  closing?: { closesAt?: string; fallback: 'public' | 'private' | 'mail' | 'person'; label: string }
  /** The connector is not deployed now. */
  away: boolean
  /** The channel was paused: what is to be sent waits. */
  paused: boolean
}

export interface Similar {
  ticket: string
  excerpt: string
  state: State
  stateLabel: string
  receivedAt: string
  score: number
  /** Why it may be the same matter told on another channel. */
  reasons: ('text' | 'person' | 'place')[]
}

/** What a person is to deliver: whom to tell and how, the words, and the row that `delivered` names. */
export interface HandOver {
  outbox: string
  text: string
  instruction?: string
  /** To be entered into another office's system: the proof is its number there. */
  toAgency: boolean
}

export interface Case extends Row {
  step: Step
  citizen: {
    name: string
    handle?: string
    /** Masked. */
    contact?: string
    anonymous: boolean
    secret: boolean
    location?: string
  }
  lease?: { number: number; until?: string }
  round: number
  outcome?: Label
  proposal?: {
    category?: Label
    topic?: Label
    agency?: Label
    urgency?: Label
    why: string[]
    candidates: { topic: Label; score: number }[]
  }
  entries: Entry[]
  /** Files that belong to no message: the desk's own, to go out with an answer. */
  files: Attachment[]
  wordings: Wording[]
  forwardings: Forwarding[]
  deadlines: Deadline[]
  similar: Similar[]
  merged: { ticket: string; excerpt: string }[]
  mergedInto?: string
  constraints: Constraints
  present: { who: Person; doing: 'reading' | 'writing' }[]
  diagram: { release: number; done: string[]; active: string[] }
  timeline: { at: string; act: string; label: string; about?: string; by: string }[]
  /** Deliveries that wait for a person. */
  handOvers?: HandOver[]
  actions: Action[]
}

export interface Task {
  id: string
  ticket: string
  name: string
  formKey: string
  instruction?: string
  outcomes?: Label[]
  dueAt?: string
  excerpt: string
  restricted: boolean
}

export type View =
  | 'unclaimed'
  | 'mine'
  | 'awaiting-approval'
  | 'at-agency'
  | 'overdue'
  | 'emergency'
  | 'waiting-citizen'
  | 'open'
  | 'closed'

export interface Agency {
  code: string
  label: string
  how: string
  /** The city's own, not an outside company or authority. */
  city: boolean
  /** Somebody can read what is forwarded to it, in Sigap, by mail or in a system of its own. */
  reached: boolean
}

export interface Template {
  code: string
  label: string
  kind: string
  text: string
}

export interface Catalog {
  agencies: Agency[]
  topics: Label[]
  categories: Label[]
  urgencies: Label[]
  templates: Template[]
  closeReasons: Label[]
  returnReasons: Label[]
  views: Label[]
  /** To whom a case can be handed over. */
  operators?: Person[]
}

export interface RowPage {
  items: Row[]
  next?: string
  counts: Partial<Record<View, number>>
}

export interface Receipt {
  ticket: string
  trackingCode: string
}

export interface ManualEntry {
  source: 'phone' | 'counter' | 'elsewhere'
  name?: string
  contact?: string
  text: string
  location?: string
  anonymous?: boolean
  secret?: boolean
  occurredAt?: string
}

export interface Incident {
  id: string
  kind: string
  ticket?: string
  /** The id of the delivery that could not be read, of kind `dead-letter`. */
  deadLetter?: string
  what: string
  since: string
  takenBy?: Person
}

/** A delivery that arrived and could not be read; what is in it is shown only to whoever mends it. */
export interface DeadLetter {
  id: string
  channel: string
  receivedAt: string
  error?: string
  bytes: number
  /** The first time first. */
  mended: MendedLetter[]
}

/** That somebody changed what is in a delivery. */
export interface MendedLetter {
  id: string
  channel: string
  receivedAt: string
  /** It still could not be read. */
  waits: boolean
  at: string
  by: Person
  reason: string
}

/** What is in a delivery, as a text. */
export interface LetterText {
  text: string
  contentType: string
  version: number
}

export interface LedgerRow {
  id: string
  at: string
  act: string
  actor: string
  ticket: string
  data: Record<string, unknown>
}

export interface LedgerPage {
  items: LedgerRow[]
  next?: string
}

/** `data` of `event: complaint` and `event: presence` on `/api/events`. */
export interface LiveEvent {
  ticket: string
  version?: number
  kind?: string
}

// Public calls

/** ALTCHA's challenge. */
export interface Challenge {
  algorithm: string
  challenge: string
  maxnumber: number
  salt: string
  signature: string
}

export interface PublicComplaint {
  name?: string
  contact?: string
  text: string
  location?: string
  anonymous?: boolean
  secret?: boolean
  /** ALTCHA's payload: base64 of the solved challenge. */
  challenge?: string
}

export interface PublicEntry {
  at: string
  kind: 'citizen' | 'office' | 'notice' | 'event'
  text: string
  attachments: PublicFile[]
}

/** Its address needs the code, see `withCode`. */
export type PublicFile = Omit<Attachment, 'id'>

export interface PublicTicket {
  ticket: string
  receivedAt: string
  status: Label
  withAgency?: string
  text: string
  location?: string
  entries: PublicEntry[]
  canWrite: boolean
  canRate: boolean
  canWithdraw: boolean
  rating?: number
}

export interface AnswerPage {
  ticket: string
  agency: Label
  text: string
  location?: string
  emergency: boolean
  note: string
  dueAt: string
  state: string
}

export interface PublicOffice {
  name: string
  zone: string
  zoneName: string
  privacy: string
  emergency: { label: string; phone: string }[]
}

export interface PublicForm {
  /** In characters. */
  longestText?: number
}

/** RFC 9457, with what Sigap adds. */
export interface ProblemBody {
  type?: string
  title?: string
  status: number
  detail?: string
  code?: string
  holder?: Person
  leaseUntil?: string
  step?: string | Step
  challenge?: Challenge
  /** Seconds. */
  retryAfter?: number
}
