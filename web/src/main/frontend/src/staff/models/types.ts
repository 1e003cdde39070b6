import type { Person } from '../../api/types.ts'

/** What is wrong with a model: by the rule, at the element; `element` is empty where it is the whole file. */
export interface Finding {
  rule: string
  element: string
  severity: 'error' | 'warning'
  message: string
  file?: string
}

export type Kind = 'process' | 'decision'

export interface Model {
  key: string
  name: string
  kind: Kind
  release: number
}

export interface Draft {
  id: string
  key: string
  kind: Kind
  note: string
  /** The release that it was drawn from. */
  base: number
  origin: 'person' | 'upgrade' | 'import'
  /** Everybody who saved content; none of them may release it. */
  authors: Person[]
  createdAt: string
  changedAt: string
  version: number
  state: 'open' | 'released' | 'discarded'
  lock?: { by: Person; until: string }
  errors: number
  warnings: number
}

export interface OpenDraft extends Draft {
  xml: string
  findings: Finding[]
}

export interface Release {
  number: number
  name: string
  note: string
  releasedAt: string
  releasedBy?: Person
  authors: Person[]
  rollbackOf?: number
  files: { key: string; name: string; kind: Kind; changed: boolean }[]
  /** Open cases on it. */
  running: number
}

export interface Tried {
  facts: Record<string, unknown>
  /** The ids of the rules that matched, of every table on the way. */
  matched: string[]
  outputs: Record<string, unknown>[]
}
