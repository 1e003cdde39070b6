import type { Capability } from '../types.ts'

/** A text in both languages, as a connector brings it. */
export interface Localized {
  id: string
  en: string
}

export interface Setting {
  name: string
  label: Localized
  help: Localized
  type: 'TEXT' | 'SECRET' | 'TOKEN' | 'INTEGER' | 'BOOLEAN' | 'CHOICE' | 'URL' | 'ADDRESS'
  defaultValue: string
  options: { value: string; label: Localized }[]
  required: boolean
}

export interface Connector {
  id: string
  name: string
  title: Localized
  version: string
  apiVersion: string
  capabilities: Capability[]
  settings: Setting[]
}

export interface Health {
  state: 'UP' | 'DEGRADED' | 'DOWN'
  code: string
  message: Localized
  checkedAt: string
  credentialsExpireAt?: string
}

export interface AdminChannel {
  id: string
  connector: string
  label: string
  state: 'running' | 'paused' | 'failing' | 'connector-away' | 'connector-waiting' | 'closed'
  lastEventAt?: string
  polledAt?: string
  lastError?: string
  health?: Health
  waiting: number
  registered: boolean
  closedAt?: string
}

export interface Channels {
  items: AdminChannel[]
  connectors: Connector[]
}

export interface Registration {
  owner?: string
  accountable?: string
  legalBasis?: string
  purpose?: string
}

export interface StoredSecret {
  name: string
  stored: boolean
  rotating: boolean
}

/** One channel with what its page needs; no secret is in it. */
export interface OneChannel {
  channel: AdminChannel
  version: number
  settings: Record<string, string>
  secrets: StoredSecret[]
  registration: Registration
  silentAfterHours?: number
  silentAfterMinutes?: number
  /** Since this server started. */
  refused: number
  repeated: number
  webhook?: string
  connector?: Connector
}

export interface RegisterEntry {
  id: string
  platform: string
  label: string
  registration: Registration
  state: 'running' | 'paused' | 'closed'
  openedAt?: string
  closedAt?: string
}
