import { describe, expect, it } from 'vitest'
import { fill } from '../src/i18n/dictionary.ts'
import { en } from '../src/staff/texts.en.ts'
import { id, type Key } from '../src/staff/texts.id.ts'

const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

describe('the dictionary', () => {
  it('has the same places to fill in both languages', () => {
    for (const key of Object.keys(id) as Key[]) expect(places(en[key]), key).toEqual(places(id[key]))
  })

  it('fills places and leaves unknown ones to be seen', () => {
    expect(fill('{name} memegang {ticket}', { name: 'Budi' })).toBe('Budi memegang {ticket}')
  })

  it('keeps the words of the engine from the desk', () => {
    for (const text of [...Object.values(id), ...Object.values(en)]) {
      expect(text).not.toMatch(/process instance|deploy|user task|instansi proses/i)
    }
  })
})
