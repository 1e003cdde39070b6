import { describe, expect, it } from 'vitest'
import { splitHeads } from '../src/staff/audit/integrity.ts'
import { en } from '../src/staff/audit/texts.en.ts'
import { id, type Key } from '../src/staff/audit/texts.id.ts'

const head = (size: number) => `log\n${size}\nroot=\ntime 2026-11-22T00:00:00.000000Z\n\n— log sig${size}=\n`
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

describe('kept checkpoints', () => {
  it('are read one after the other, also with the line ends of Windows', () => {
    expect(splitHeads(`${head(1)}\n\n${head(2)}`)).toEqual([head(1), head(2)])
    expect(splitHeads(head(3).replaceAll('\n', '\r\n'))).toEqual([head(3)])
  })

  it('are none in an empty text, and what is no checkpoint is left for the server to refuse', () => {
    expect(splitHeads('  \n')).toEqual([])
    expect(splitHeads('halo')).toEqual(['halo'])
  })
})

describe("the auditor's words", () => {
  it('have the same places to fill in both languages', () => {
    for (const key of Object.keys(id) as Key[]) expect(places(en[key]), key).toEqual(places(id[key]))
  })
})
