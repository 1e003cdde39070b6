import type { Person } from '../../api/types.ts'

export type Outcome = 'same' | 'elsewhere' | 'longer' | 'fails'

/** Of a restricted case that the reader may not see there is only the verdict. */
export interface Replayed {
  ticket?: string
  verdict: Outcome
  endedThen?: string
  endedNow?: string
  notes?: string[]
}

export interface Replay {
  id: string
  draft: string
  version: number
  /** Whether the draft and the newest release are still as they were run. */
  current: boolean
  state: 'waiting' | 'running' | 'done' | 'failed'
  wanted: number
  total: number
  done: number
  askedBy: Person
  askedAt: string
  endedAt?: string
  problem?: string
  /** Those that differ first. */
  cases: Replayed[]
}
