import type { Person } from '../../api/types.ts'

/** One line of a plan: from an element of the release that cases leave to one of the release that they come to. */
export interface Step {
  process: string
  from: string
  to: string
}

export interface Fault {
  process: string
  element: string
  message: string
}

export type State = 'planned' | 'checking' | 'checked' | 'running' | 'stopped' | 'done'
export type How = 'goes' | 'stays' | 'waiting' | 'moved' | 'left' | 'gone'

export interface Migration {
  id: string
  from: number
  to: number
  note: string
  version: number
  state: State
  plannedBy: Person
  plannedAt: string
  checkedAt?: string
  startedBy?: Person
  startedAt?: string
  endedAt?: string
  total: number
  counts: Partial<Record<How | 'unseen', number>>
}

export interface Plan {
  migration: Migration
  steps: Step[]
  faults: Fault[]
}

export interface Place {
  id: string
  name: string
  kind: 'step' | 'wait' | 'phase' | 'part' | 'event'
  standing?: number
}

export interface Both {
  key: string
  name: string
  changed: boolean
  from: Place[]
  to: Place[]
}

export interface Proposal {
  from: number
  to: number
  processes: Both[]
  steps: Step[]
  faults: Fault[]
}

/** Of a restricted case that the reader may not see there is no ticket and no reason. */
export interface MovedCase {
  ticket?: string
  foreseen?: 'goes' | 'stays'
  result: 'waiting' | 'moved' | 'left' | 'gone'
  reason?: string
  endedAt?: string
}
