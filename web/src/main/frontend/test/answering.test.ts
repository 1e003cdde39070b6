import { describe, expect, it } from 'vitest'
import type { Constraints } from '../src/api/types.ts'
import { heldUp, possible, takesFiles } from '../src/logic/answering.ts'

const rules = { sendable: true, notices: [] }
const case_ = (more: Partial<Constraints>): Constraints => ({ unit: 'characters', away: false, paused: false, ...more })

describe('an answer', () => {
  it('goes only where the case can be answered', () => {
    expect(possible(case_({ private: rules }), 'public')).toBe('private')
    expect(possible(case_({ public: rules }), 'private')).toBe('public')
    expect(possible(case_({ public: rules, private: rules }), 'public')).toBe('public')
    expect(possible(case_({ away: true }), 'public')).toBe('public')
  })

  it('takes files unless the channel takes none', () => {
    expect(takesFiles({ maxFileBytes: 0 })).toBe(false)
    expect(takesFiles({ maxFileBytes: 5000 })).toBe(true)
    expect(takesFiles({})).toBe(true)
    expect(takesFiles(undefined)).toBe(true)
  })

  it('tells what holds it up while it is being sent', () => {
    const sent = (state: 'replying' | 'drafting', more: Partial<Constraints>) =>
      heldUp({ state, constraints: case_(more) })

    expect(sent('replying', { paused: true })).toBe('wait.paused')
    expect(sent('replying', { away: true })).toBe('wait.away')
    expect(sent('replying', {})).toBeUndefined()
    expect(sent('drafting', { paused: true })).toBeUndefined()
  })
})
