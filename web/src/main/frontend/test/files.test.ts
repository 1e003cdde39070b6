import { describe, expect, it } from 'vitest'
import { enclosed, fileOf, fileSize, isPhoto, sameFiles, withCode } from '../src/logic/files.ts'

describe('files', () => {
  it('tells sizes in the words of each language and never nothing for something', () => {
    expect(fileSize(12, 'id')).toBe('1 kB')
    expect(fileSize(183_000, 'id')).toBe('179 kB')
    expect(fileSize(2_516_582, 'id')).toBe('2,4 MB')
    expect(fileSize(2_516_582, 'en')).toBe('2.4 MB')
  })

  it('shows only what the server lets a browser show', () => {
    expect(['image/jpeg', 'image/png', 'image/webp'].every(isPhoto)).toBe(true)
    expect(['image/svg+xml', 'image/heic', 'application/pdf', 'text/html'].some(isPhoto)).toBe(false)
  })

  it('finds the files of a letter by their ids, not by their names', () => {
    const parts = [
      { kind: 'text' as const, text: 'Terlampir.' },
      { kind: 'attachment' as const, text: 'surat.pdf', attachment: 'b' },
      { kind: 'attachment' as const, text: 'surat.pdf', attachment: 'a' },
    ]
    const known = ['a', 'b'].map((id) => ({ id, name: 'surat.pdf', type: 'application/pdf', size: 1, url: `/${id}` }))
    expect(enclosed(parts)).toEqual(['b', 'a'])
    expect(fileOf(parts[1]!, known)?.url).toBe('/b')
    expect(fileOf({ kind: 'attachment', text: 'surat.pdf', attachment: 'c' }, known)).toBeUndefined()
  })

  it('takes another order for the same choice, and one file more for another', () => {
    expect(sameFiles(['a', 'b'], ['b', 'a'])).toBe(true)
    expect(sameFiles(['a'], ['a', 'b'])).toBe(false)
    expect(sameFiles(['a', 'c'], ['a', 'b'])).toBe(false)
  })

  it('adds the code that opens a report, whatever the code holds', () => {
    expect(withCode('/api/public/f/1', 'AB&C')).toBe('/api/public/f/1?code=AB%26C')
    expect(withCode('/f?x=1', 'AB')).toBe('/f?x=1&code=AB')
  })
})
