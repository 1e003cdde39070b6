import { describe, expect, it } from 'vitest'
import { changed, type Piece, wordDiff } from '../src/logic/diff.ts'

const before = (pieces: Piece[]) =>
  pieces
    .filter(({ kind }) => kind !== 'added')
    .map(({ text }) => text)
    .join('')
const after = (pieces: Piece[]) =>
  pieces
    .filter(({ kind }) => kind !== 'removed')
    .map(({ text }) => text)
    .join('')

describe('what changed between two wordings', () => {
  it('marks whole words', () => {
    expect(wordDiff('Air menyala malam ini.', 'Air menyala besok pagi.')).toEqual([
      { kind: 'same', text: 'Air menyala ' },
      { kind: 'removed', text: 'malam ini' },
      { kind: 'added', text: 'besok pagi' },
      { kind: 'same', text: '.' },
    ])
  })

  it('sees that nothing changed', () => {
    expect(changed(wordDiff('Sama saja.', 'Sama saja.'))).toBe(false)
    expect(wordDiff('', '')).toEqual([])
  })

  it('sees a change of line breaks and of punctuation alone', () => {
    expect(changed(wordDiff('Satu. Dua.', 'Satu.\nDua.'))).toBe(true)
    expect(changed(wordDiff('Satu', 'Satu!'))).toBe(true)
  })

  it('gives both texts back whole, whatever they are', () => {
    const words = ['air', 'mati', ' ', ', ', '\n\n', 'PTMB', '💧', 'é', '.', 'RT 34', '  ']
    let seed = 7
    const random = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below
    const text = () => Array.from({ length: random(40) }, () => words[random(words.length)]).join('')
    for (let round = 0; round < 300; round++) {
      const [a, b] = [text(), text()]
      const pieces = wordDiff(a, b)
      expect(before(pieces)).toBe(a)
      expect(after(pieces)).toBe(b)
    }
  })

  it('shows long texts that have nothing in common as wholly replaced, instead of holding up the page', () => {
    const long = (word: string) => Array.from({ length: 6000 }, (_, index) => `${word}${index}`).join(' ')
    expect(wordDiff(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['removed', 'added'])
  })
})
