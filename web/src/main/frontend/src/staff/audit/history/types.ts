import type { Channel, Label, Part, Person, State, Wording } from '../../../api/types.ts'

export interface Clock {
  rule: string
  label: string
  state: 'kept' | 'missed' | 'running' | 'paused'
  dueAt: string
}

export interface Found {
  ticket: string
  channel: Channel
  /** Masked; left out of a restricted case. */
  excerpt?: string
  state: State
  stateLabel: string
  category?: Label
  topic?: Label
  agency?: Label
  emergency: boolean
  restricted: boolean
  receivedAt: string
  closedAt?: string
  outcome?: Label
  release?: number
  clocks: Clock[]
  act?: { entry: number; at: string; act: string; label: string; by: Person }
}

export interface FoundPage {
  items: Found[]
  next?: string
  /** How far back was looked, where the page is not full and there is more to look through. */
  lookedBack?: string
  people: Person[]
}

export const names = [
  'ticket',
  'person',
  'role',
  'act',
  'actedFrom',
  'actedTo',
  'receivedFrom',
  'receivedTo',
  'agency',
  'channel',
  'topic',
  'release',
  'outcome',
  'deadline',
  'rule',
] as const

export type Name = (typeof names)[number]
export type Ask = Partial<Record<Name, string>>

export interface Choices {
  acts: Label[]
  channels: Label[]
  rules: Label[]
  outcomes: Label[]
  releases: number[]
  people: Person[]
}

export interface Saved {
  id: string
  name: string
  shared: boolean
  mine: boolean
  owner: Person
  ask: Ask
}

export interface Step {
  release: number
  process: string
  element: string
  name: string
  type: string
  from: string
  until?: string
  seconds: number
  left: boolean
}

export interface Trace {
  entry: number
  at: string
  act: string
  label: string
  by: Person
}

export interface Sending {
  id: string
  kind: string
  channel: Channel
  state: string
  round: number
  version?: number
  template?: string
  parts: Part[]
  sha256: string
  keyed: string
  bound: boolean
  nativeId?: string
  createdAt: string
  traces: Trace[]
}

export interface CaseHistory {
  row: Found
  steps: Step[]
  timeline: (Trace & { data: Record<string, unknown> })[]
  cut: boolean
  readings: { at: string; by: Person; purpose?: string }[]
  wordings: Wording[]
  sendings: Sending[]
}

export interface HeatStep {
  element: string
  type: string
  cases: number
  passes: number
  /** Seconds, like those that follow. */
  median: number
  ninth: number
  longest: number
  standing: number
}

export interface Heat {
  process: string
  release: number
  lookedAt: number
  steps: HeatStep[]
}
