import { describe, expect, it } from 'vitest'
import { en } from '../src/staff/audit/history/words.en.ts'
import { id, type Key } from '../src/staff/audit/history/words.id.ts'
import { grades, span, spent } from '../src/staff/audit/history/spans.ts'

const step = (element: string, seconds: number, until?: string) => ({
  release: 1,
  process: 'P',
  element,
  name: element,
  type: 'userTask',
  from: '2026-11-22T00:00:00Z',
  until,
  seconds,
  left: false,
})

describe('times spent', () => {
  it('tells a length in its two largest units', () => {
    expect(span(0, 'id')).toBe('0 detik')
    expect(span(59, 'id')).toBe('59 detik')
    expect(span(3600, 'id')).toBe('1 jam')
    expect(span(2 * 86400 + 3 * 3600 + 59, 'id')).toBe('2 hari 3 jam')
    expect(span(86400 + 30, 'en')).toBe('1 d')
  })

  it('adds up what a case spent at a step over all its passes', () => {
    const sums = spent([step('Draft', 60, 'x'), step('Draft', 40), step('Approve', 5, 'x')])
    expect(sums.get('Draft')).toEqual({ seconds: 100, passes: 2, open: true })
    expect(sums.get('Approve')).toEqual({ seconds: 5, passes: 1, open: false })
  })

  it('grades from the shortest to the longest and leaves out what takes no time', () => {
    const graded = grades(new Map([['a', 1], ['b', 60], ['c', 86400], ['d', 0]]))
    expect([...graded]).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 5],
    ])
    expect([...grades(new Map([['a', 7]]))]).toEqual([['a', 3]])
  })
})

it('the words have the same places in both languages', () => {
  const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
  for (const key of Object.keys(id) as Key[]) expect(places(en[key]), key).toEqual(places(id[key]))
})
