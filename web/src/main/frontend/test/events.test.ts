import { describe, expect, it } from 'vitest'
import type { Case, Entry } from '../src/api/types.ts'
import { conversation, nameIn } from '../src/logic/events.ts'

const budi = { username: 'operator2', name: 'Budi Santoso', initials: 'BS' }
const entry = (id: string, at: string, kind: Entry['kind'] = 'citizen'): Entry => ({
  id,
  kind,
  at,
  byLabel: 'Pelapor',
  text: id,
  attachments: [],
  earlier: [],
})
const shown = (entries: Entry[], timeline: Case['timeline']) =>
  ({ entries, timeline, wordings: [], present: [], forwardings: [], holder: budi }) as unknown as Case

describe('the conversation of a case', () => {
  it('puts what happened between the messages, by name and in order', () => {
    const lines = conversation(
      shown(
        [entry('pertama', '2026-11-22T01:00:00Z'), entry('kedua', '2026-11-22T03:00:00Z')],
        [
          { at: '2026-11-22T02:00:00Z', act: 'case.claimed', label: 'Diambil', by: 'operator2' },
          { at: '2026-11-22T02:30:00Z', act: 'wording.written', label: 'Redaksi ditulis', by: 'operator2' },
        ],
      ),
    )
    expect(lines.map(({ text }) => text)).toEqual(['pertama', 'Diambil', 'kedua'])
    expect(lines[1]).toMatchObject({ kind: 'event', byLabel: 'Budi Santoso' })
  })

  it('tells where it happened that the platform no longer shows what the office said', () => {
    const lines = conversation(
      shown(
        [entry('jawaban', '2026-11-22T01:00:00Z', 'office')],
        [{ at: '2026-11-22T02:00:00Z', act: 'reply.deleted', label: 'Pesan kantor dihapus di platform', by: 'platform' }],
      ),
    )
    expect(lines.at(-1)).toMatchObject({ kind: 'event', text: 'Pesan kantor dihapus di platform', byLabel: '' })
  })

  it('leaves it to the server where that already did so', () => {
    const entries = [entry('a', '2026-11-22T01:00:00Z'), entry('b', '2026-11-22T01:10:00Z', 'event')]
    expect(
      conversation(shown(entries, [{ at: '2026-11-22T02:00:00Z', act: 'case.claimed', label: 'Diambil', by: 'x' }])),
    ).toBe(entries)
  })

  it('falls back to the user name of a person whom the case does not mention', () => {
    expect(nameIn(shown([], []), 'operator9')).toBe('operator9')
  })
})
