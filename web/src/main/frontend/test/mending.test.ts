import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { laidOut } from '../src/logic/mending.ts'
import { DeadLetter } from '../src/staff/pages/DeadLetter.tsx'
import { MendedLetters } from '../src/staff/pages/MendedLetters.tsx'
import { Content } from '../src/staff/pages/MendLetter.tsx'
import { officeTime } from '../src/logic/time.ts'
import type { DeadLetter as Letter, MendedLetter, Role } from '../src/api/types.ts'
import { en } from '../src/staff/texts.en.ts'
import { id } from '../src/staff/texts.id.ts'

const session = vi.hoisted(() => ({ me: { roles: [] as string[] }, time: undefined as unknown }))
// The real one needs a browser's window.
vi.mock('../src/staff/session.tsx', () => ({
  useSession: () => session,
  has: (me: typeof session.me, ...roles: string[]) => roles.some((role) => me.roles.includes(role)),
}))

describe('a message that is mended', () => {
  it('is laid out over several lines where it is JSON', () => {
    expect(laidOut('{"a":[1,{"b":"x, y: {z}"}],"c":{},"d":[ ]}')).toBe(
      '{\n  "a": [\n    1,\n    {\n      "b": "x, y: {z}"\n    }\n  ],\n  "c": {},\n  "d": [ ]\n}',
    )
  })

  it('keeps every number and every word as it was sent', () => {
    const sent = '{"id":12345678901234567890,"n":1.10,"id":"dua","t":"kata \\" {a:  b}\\\\"}'
    const shown = laidOut(sent)
    expect(shown).toContain('12345678901234567890')
    expect(shown).toContain('1.10')
    expect(shown.match(/"id"/g)).toHaveLength(2)
    expect(shown).toContain('"kata \\" {a:  b}\\\\"')
  })

  it('is left alone where it is no whole JSON', () => {
    for (const text of ['{"a":[1,', '{"a" "Jalan  rusak"}', 'Subject: {a}\n\nIsi', '', '"kata  dua"']) {
      expect(laidOut(text)).toBe(text)
    }
  })

  it('shows the line ends of mail as a text field keeps them', () => {
    expect(laidOut('Subject: a\r\n\r\nIsi\r\n')).toBe('Subject: a\n\nIsi\n')
  })

  it('stays small however deep it is nested', () => {
    const deep = '['.repeat(3000) + ']'.repeat(3000)
    expect(laidOut(deep).length).toBeLessThan(3000 * 2 * 45)
  })

  it('is told with the same places for values in both languages', () => {
    const values = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([one]) => one).sort()
    const keys = Object.keys(id).filter((key) => key.startsWith('letter.')) as (keyof typeof id & keyof typeof en)[]
    expect(keys).toContain('letter.mend.save')
    for (const key of keys) expect(values(en[key]), key).toEqual(values(id[key]))
  })
})

const mended: MendedLetter = {
  id: '17',
  channel: 'laman',
  receivedAt: '2026-11-20T01:00:00Z',
  waits: true,
  at: '2026-11-20T02:00:00Z',
  by: { username: 'approver1', name: 'Hendra' } as MendedLetter['by'],
  reason: 'Kurung tutup hilang',
}
const letter = (times: number): Letter => ({
  id: '17',
  channel: 'laman',
  receivedAt: mended.receivedAt,
  error: 'bad-json',
  bytes: 12,
  mended: Array.from({ length: times }, () => mended),
})

/** As it is drawn for somebody with that role, to whom the server has answered already. */
function drawn(what: ReactNode, role: Role, times: number) {
  const queries = new QueryClient()
  session.me = { roles: [role] }
  session.time = officeTime('Asia/Makassar', 'WITA', 'id')
  queries.setQueryData(['dead-letter', '17'], letter(times))
  queries.setQueryData(['incidents', 'mended'], letter(times).mended)
  const client = createElement(QueryClientProvider, { client: queries, children: what })
  return renderToStaticMarkup(createElement(MantineProvider, null, client))
}

describe('the page of a message that could not be read', () => {
  const page = (role: Role, times: number) => drawn(createElement(DeadLetter, { id: '17' }), role, times)

  it('offers its content only to whom the server shows it', () => {
    expect(page('approver', 0)).toContain(id['letter.mend'])
    expect(page('administrator', 0)).not.toContain(id['letter.mend'])
    expect(page('administrator', 0)).toContain(id['letter.retry'])
  })

  it('shows who mended it and why, and keeps the original beside what is there now', () => {
    expect(page('approver', 0)).not.toContain('/original')
    const after = page('approver', 1)
    for (const part of ['Hendra', 'Kurung tutup hilang', '/api/dead-letters/17/original', '/api/dead-letters/17/raw'])
      expect(after).toContain(part)
    expect(after).toContain(id['letter.save.now'])
  })

  it('lists what was mended with its original, and nothing where nothing was', () => {
    const list = (times: number) => drawn(createElement(MendedLetters), 'approver', times)
    expect(list(0)).not.toContain(id['letter.mended.title'])
    expect(list(1)).toContain('/api/dead-letters/17/original')
    expect(list(1)).toContain(id['letter.mended.waits'])
  })

  it('asks for the reason beside the content', () => {
    const fields = drawn(
      createElement(Content, {
        contentType: 'application/json',
        text: '{"a":1}',
        reason: '',
        onText: () => undefined,
        onReason: () => undefined,
      }),
      'approver',
      0,
    )
    for (const part of ['application/json', '&quot;a&quot;', id['reason'], id['letter.mend.reason.hint']])
      expect(fields).toContain(part)
  })
})
