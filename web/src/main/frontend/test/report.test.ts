import { describe, expect, it } from 'vitest'
import { inTime, presets, sums, todayIn } from '../src/staff/audit/report/compliance.ts'
import { nameIn, sizeOf } from '../src/staff/audit/report/download.ts'
import { en } from '../src/staff/audit/report/texts.en.ts'
import { id, type Key } from '../src/staff/audit/report/texts.id.ts'

const count = (column: string, n: number) => ({ column, figure: `clocks:X:${column}`, count: n })
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

describe('a period', () => {
  it('is whole months and years of the office', () => {
    expect(presets('2026-01-15')).toEqual({
      month: { from: '2026-01-01', to: '2026-01-31' },
      last: { from: '2025-12-01', to: '2025-12-31' },
      year: { from: '2026-01-01', to: '2026-12-31' },
    })
    expect(presets('2028-02-29').month.to).toBe('2028-02-29')
  })

  it('begins by the day in the office, not in the browser', () => {
    expect(todayIn('Asia/Makassar', new Date('2026-11-26T16:30:00Z'))).toBe('2026-11-27')
  })
})

describe('what is in time', () => {
  it('leaves out what still runs, and rounds down', () => {
    const counts = [count('started', 9), count('met', 2), count('missed', 0), count('overdue', 1), count('running', 6)]
    expect(inTime(counts)).toBe(66)
    expect(inTime([count('started', 1), count('running', 1)])).toBeUndefined()
  })

  it('adds up by column', () => {
    const row = (n: number) => ({ of: { code: 'a', label: 'A' }, counts: [count('started', n), count('met', 1)] })
    expect(sums({ section: 'clocks', columns: ['started', 'met'], rows: [row(2), row(3)] })).toEqual([5, 2])
  })
})

describe('a download', () => {
  it('has the name and the size that people read', () => {
    expect(nameIn('attachment; filename="aduan-2026-11-27.csv"')).toBe('aduan-2026-11-27.csv')
    expect(nameIn(null)).toBe('sigap')
    expect(sizeOf(1_234_567, 'id-ID')).toBe('1,2 MB')
    expect(sizeOf(900, 'en-GB')).toBe('1 kB')
  })
})

it('says the same in both languages', () => {
  for (const key of Object.keys(id) as Key[]) expect(places(en[key]), key).toEqual(places(id[key]))
})
