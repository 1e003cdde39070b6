import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { changedFields, list, matches, registers } from '../src/staff/admin/registers.ts'
import { en } from '../src/staff/admin/texts.en.ts'
import { id } from '../src/staff/admin/texts.id.ts'

const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

describe('the administration', () => {
  it('has the same places to fill in both languages', () => {
    for (const key of Object.keys(id) as (keyof typeof id)[]) expect(places(en[key]), key).toEqual(places(id[key]))
  })

  it('has a word for everything that a connector can do', () => {
    const java = readFileSync(
      new URL('../../../../../ejb/connector-api/src/main/java/id/sigap/connector/api/Capability.java', import.meta.url),
      'utf8',
    )
    const capabilities = [...java.matchAll(/^ {4}([A-Z_]+),?$/gm)].map((match) => `admin.can.${match[1]}`)
    expect(capabilities).toHaveLength(17)
    expect(Object.keys(id)).toEqual(expect.arrayContaining(capabilities))
  })

  it('finds a row by every word that was typed, in any field', () => {
    const row = { key: 'PJU_MATI', version: 0, fields: { label: 'Lampu jalan mati', agency: 'DISHUB' } }
    expect(matches(row, 'lampu dishub')).toBe(true)
    expect(matches(row, 'lampu dlh')).toBe(false)
    expect(matches(row, '')).toBe(true)
  })

  it('sends only what was changed', () => {
    expect(changedFields({ a: '1', b: '2' }, { a: '1', b: '3', c: '' })).toEqual({ b: '3' })
  })

  it('reads lists whatever stands between their semicolons', () => {
    expect(list(' a ;b;; c')).toEqual(['a', 'b', 'c'])
  })

  it('shows in each list only columns that can be filled in', () => {
    for (const view of Object.values(registers)) {
      const columns = view.fields.map((field) => field.column)
      for (const column of [...view.shown, ...Object.keys(view.fresh)]) expect(columns, view.name).toContain(column)
    }
  })
})
