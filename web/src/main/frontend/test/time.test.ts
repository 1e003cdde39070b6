import { describe, expect, it } from 'vitest'
import { instantIn, localIn, officeTime } from '../src/logic/time.ts'

describe("times in the office's zone", () => {
  const wita = officeTime('Asia/Makassar', 'WITA', 'id')

  it('tells the exact instant with the name of the zone', () => {
    expect(wita.exact('2026-11-22T06:03:00Z')).toBe('22 Nov 2026 14.03 WITA')
    expect(officeTime('Asia/Makassar', 'WITA', 'en').exact('2026-08-01T06:03:00Z')).toBe('1 Aug 2026 14:03 WITA')
    expect(officeTime('Asia/Jayapura', 'WIT', 'id').exact('2026-08-01T15:30:00Z')).toBe('2 Agu 2026 00.30 WIT')
  })

  it('shortens to the clock on the same local day, which is not the day in UTC', () => {
    const now = Date.parse('2026-11-22T17:00:00Z')
    expect(wita.short('2026-11-22T16:30:00Z', now)).toBe('00.30')
    expect(wita.short('2026-11-22T15:30:00Z', now)).toBe('22 Nov 23.30')
    expect(wita.short('2025-12-31T10:00:00Z', now)).toBe('31 Des 2025')
  })

  it('reads a local time as one of the office, wherever the device is', () => {
    expect(instantIn('Asia/Makassar', '2026-11-22T14:03')).toBe('2026-11-22T06:03:00.000Z')
    expect(instantIn('Asia/Jakarta', '2026-11-22T00:30')).toBe('2026-11-21T17:30:00.000Z')
    expect(instantIn('Europe/Berlin', '2026-03-29T03:30')).toBe('2026-03-29T01:30:00.000Z')
  })

  it('shows what the clock of the zone shows, and finds the way back', () => {
    const at = Date.parse('2026-11-22T16:30:00Z')
    expect(localIn('Asia/Makassar', at)).toBe('2026-11-23T00:30')
    expect(instantIn('Asia/Makassar', localIn('Asia/Makassar', at))).toBe('2026-11-22T16:30:00.000Z')
  })
})
