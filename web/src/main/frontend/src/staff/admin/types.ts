import type { Person } from '../../api/types.ts'

export type Fields = Record<string, string>

export interface Row {
  key: string
  version: number
  fields: Fields
}

export interface Rows {
  revision: number
  columns: string[]
  items: Row[]
}

export interface Plan {
  revision: number
  added: { line: number; key: string; fields: Fields }[]
  changed: { line: number; key: string; fields: { field: string; before: string; after: string }[] }[]
  unchanged: number
  missing: string[]
  ignored: string[]
  errors: LineError[]
}

export interface LineError {
  line: number
  column: string
  message: string
}

export interface Change {
  id: string
  at: string
  by: Person
  subject: string
  act: string
  before?: Fields
  after?: Fields
  reason?: string
}

export interface Template {
  code: string
  version: number
  kind: string
  label: string
  body: string
  state: 'draft' | 'released' | 'superseded' | 'discarded'
  author: Person
  writtenAt?: string
  releasedBy?: Person
  releasedAt?: string
}

export interface Templates {
  items: Template[]
  placeholders: { key: string; expectation: string }[]
}

/** A connector that is deployed now; without `file` it is a part of the application. */
export interface InstalledConnector {
  id?: string
  name?: string
  version?: string
  apiVersion?: string
  file?: string
  sha256?: string
  state: 'in-use' | 'waiting' | 'refused' | 'unknown-file' | 'mute' | 'wrong-api' | 'same-id' | 'set-aside'
  problem?: string
  standing: string
  faults: number
  lastFault?: string
  lastFaultAt?: string
  setAsideAt?: string
}

/** The content of a jar that was dropped in once, there (`present`) or gone since. */
export interface ConnectorJar {
  id: string
  file: string
  sha256: string
  size: number
  title?: string
  version?: string
  state: 'announced' | 'accepted' | 'refused'
  announcedAt: string
  decidedAt?: string
  decidedBy?: Person
  present: boolean
}

export interface Connectors {
  connectors: InstalledConnector[]
  jars: ConnectorJar[]
}

export interface Member {
  person: Person
  known: boolean
  roles: string[]
  officerOf: string[]
  headOf: string[]
  officeHead: boolean
  above: string[]
  cases: number
  incidents: number
}

export interface PeoplePage {
  items: Member[]
  gaps: { kind: string; agency?: string; message: string }[]
  readAt?: string
  stale: boolean
  problem?: string
  console: string
}

export interface Move {
  id: string
  from: Person
  to: Person
  reason: string
  by: Person
  startedAt: string
  total: number
  moved: number
  left: number
  incidents: number
  endedAt?: string
}

export interface FailedJob {
  id: string
  ticket?: string
  restricted: boolean
  process: string
  processName: string
  step: string
  stepName: string
  since: string
  cause: string
}

export interface Letter {
  id: string
  channel: string
  receivedAt: string
  error?: string
  bytes: number
}

/** What a connector can do, in the words of the connector API. */
export type Capability =
  | 'RECEIVES_WEBHOOKS'
  | 'POLLS'
  | 'RECEIVES_FORMS'
  | 'SENDS_PUBLIC'
  | 'SENDS_PRIVATE'
  | 'FINDS_SENT'
  | 'SENDS_ONCE'
  | 'DELIVERED_BY_PERSON'
  | 'REACHES_MAIL_ADDRESSES'
  | 'CARRIES_SUBJECT'
  | 'CARRIES_ATTACHMENTS'
  | 'KEEPS_THREADS'
  | 'SHOWS_OWN_MESSAGES'
  | 'REPORTS_DELIVERY'
  | 'REPORTS_READING'
  | 'REPLAYS'
  | 'FORWARDS'
