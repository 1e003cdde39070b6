import { describe, expect, it } from 'vitest'
import type { Deadline } from '../src/api/types.ts'
import { ago, deadlineWords, nearest, span } from '../src/logic/deadline.ts'

const now = Date.parse('2026-11-22T06:00:00Z')
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const due = (inMs: number, more: Partial<Deadline> = {}): Deadline => ({
  id: 'd1',
  rule: 'LOC-FIRST',
  label: 'Tanggapan pertama',
  dueAt: new Date(now + inMs).toISOString(),
  state: 'running',
  source: 'Kebijakan kantor',
  ...more,
})

describe('a deadline in words', () => {
  it.each([
    [6 * minute, 'sisa 6 menit', '6 min left'],
    [59_999, 'sisa kurang dari 1 menit', 'less than a minute left'],
    [-2 * hour, 'lewat 2 jam', '2 hours late'],
    [47 * hour, 'sisa 47 jam', '47 hours left'],
    [2 * day, 'sisa 2 hari', '2 days left'],
    [-1 * minute, 'lewat 1 menit', '1 min late'],
  ])('%i ms from now says "%s"', (ms, id, en) => {
    expect(deadlineWords(due(ms), now, 'id').text).toBe(id)
    expect(deadlineWords(due(ms), now, 'en').text).toBe(en)
  })

  it('turns late at the first millisecond after the instant, not before', () => {
    expect(deadlineWords(due(0), now, 'id').mood).toBe('near')
    expect(deadlineWords(due(-1), now, 'id').mood).toBe('late')
  })

  it('warns from the instant that the server gave, and in the last hour in any case', () => {
    const warnAt = new Date(now + minute).toISOString()
    expect(deadlineWords(due(24 * hour, { warnAt }), now, 'id').mood).toBe('calm')
    expect(deadlineWords(due(24 * hour, { warnAt }), now + minute, 'id').mood).toBe('near')
    expect(deadlineWords(due(13 * minute, { warnAt }), now, 'id').mood).toBe('near')
    expect(deadlineWords(due(hour), now, 'id').mood).toBe('calm')
    expect(deadlineWords(due(hour - 1), now, 'id').mood).toBe('near')
  })

  it('says what became of a clock that no longer runs', () => {
    expect(deadlineWords(due(hour, { state: 'paused' }), now, 'id')).toEqual({
      mood: 'paused',
      text: 'dijeda, sisa 1 jam',
    })
    expect(deadlineWords(due(-hour, { state: 'met' }), now, 'id')).toEqual({ mood: 'met', text: 'terpenuhi' })
    expect(deadlineWords(due(-hour, { state: 'missed' }), now, 'id')).toEqual({ mood: 'missed', text: 'lewat 1 jam' })
  })

  it('counts seconds below ten minutes where the clock is looked at', () => {
    expect(deadlineWords(due(9 * minute + 5_000), now, 'id', 'live').text).toBe('sisa 9 menit 5 detik')
    expect(deadlineWords(due(10 * minute), now, 'id', 'live').text).toBe('sisa 10 menit')
    expect(span(26 * hour, 'id', 'live')).toBe('1 hari 2 jam')
    expect(span(3 * hour + 20 * minute, 'id', 'live')).toBe('3 jam 20 menit')
  })

  it('shows the nearest running clock, a missed one only when none runs', () => {
    const late = due(-hour, { id: 'late', state: 'missed' })
    const far = due(2 * hour, { id: 'far' })
    const near = due(hour, { id: 'near' })
    expect(nearest([late, far, near])?.id).toBe('near')
    expect(nearest([late, due(hour, { id: 'met', state: 'met' })])?.id).toBe('late')
    expect(nearest([due(hour, { state: 'met' })])).toBeUndefined()
  })

  it('tells how long ago something was', () => {
    expect(ago(new Date(now - 30_000).toISOString(), now, 'id')).toBe('baru saja')
    expect(ago(new Date(now - 3 * hour).toISOString(), now, 'id')).toBe('3 jam lalu')
  })
})
