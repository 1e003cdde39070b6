import { describe, expect, it } from 'vitest'
import { count, room } from '../src/logic/counter.ts'

describe("length in the platform's own counting", () => {
  it('counts code points, not halves of a pair', () => {
    expect(count('air 💧', 'characters')).toBe(5)
  })

  it('counts UTF-8 bytes', () => {
    expect(count('é💧', 'bytes')).toBe(6)
  })

  it('weighs as X does: links 23, emoji 2 however they are built, other scripts 2', () => {
    expect(count('halo', 'weighted')).toBe(4)
    expect(count('lihat https://balikpapan.go.id/layanan/pengaduan/air-bersih?x=1', 'weighted')).toBe(6 + 23)
    expect(count('👨‍👩‍👧‍👦', 'weighted')).toBe(2)
    expect(count('水道', 'weighted')).toBe(4)
    expect(count('e\u0301', 'weighted')).toBe(1)
  })

  it('says how much room is left, with the frame around the text', () => {
    const constraints = { maxLength: 100, unit: 'characters' as const }
    expect(room('a'.repeat(50), 20, constraints)).toEqual({ used: 70, max: 100, left: 30, state: 'fine' })
    expect(room('a'.repeat(70), 20, constraints).state).toBe('near')
    expect(room('a'.repeat(81), 20, constraints)).toMatchObject({ left: -1, state: 'over' })
  })

  it('knows no limit where the platform has none', () => {
    expect(room('a'.repeat(9000), 0, { unit: 'characters' })).toEqual({ used: 9000, state: 'fine' })
  })
})
