import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { english, inEnglish } from '../src/api/english.ts'
import { problemInEnglish } from '../src/api/problems.ts'

const root = new URL('../../../../../', import.meta.url)
const java = (path: string) => readFileSync(new URL(path, root), 'utf8')
const core = 'ejb/core/src/main/java/id/sigap'
const web = 'web/src/main/java/id/sigap/web'

test.each([
  ['acts', `${web}/cases/Acts.java`, /Map\.entry\("[^"]+", "([^"]+)"\)/g],
  ['actions', `${web}/cases/Actions.java`, /add\("[^"]+", "([^"]+)"\)/g],
  ['categories, urgencies, views, reasons', `${web}/Labels.java`, /put\("[^"]+", "([^"]+)"\)/g],
  ['states', `${core}/complaint/State.java`, /[A-Z]\("([^"]+)"\)/g],
  ['outcomes', `${core}/complaint/Outcome.java`, /[A-Z]\("[^"]+", "([^"]+)"\)/g],
  ['senders and deliveries', `${web}/cases/ConversationView.java`, /-> "([A-Z][^"]+)"/g],
  ['what a citizen sees', `${web}/publicpages/TicketPage.java`, /-> "([A-Z][^"]+)"/g],
  ['clocks', `${core}/../../../resources/id/sigap/data/contoh/clocks.csv`, /^[A-Z0-9-]+,([^,]+),/gm],
])('every word of the server has its English: %s', (_, path, pattern) => {
  const found = [...java(path).matchAll(pattern)].map((match) => match[1]!)
  expect(found.length).toBeGreaterThan(3)
  expect(found.filter((word) => english(word) === word)).toEqual([])
})

test('puts the server’s own words into English and leaves what people wrote', () => {
  const answer = {
    stateLabel: 'Di OPD',
    excerpt: 'Ditutup',
    agency: { code: 'PTMB', label: 'Perumda Tirta Manuntung' },
    actions: [{ id: 'claim', label: 'Ambil', primary: true }],
    entries: [
      { kind: 'note', text: 'Diambil', byLabel: 'Catatan internal' },
      { kind: 'event', text: 'Diambil', byLabel: 'Rina' },
      { kind: 'event', text: 'Diteruskan ke PLN' },
    ],
    step: { formKey: 'draft', name: 'Tulis redaksi' },
    holder: { name: 'Tutup' },
    closedAt: null,
  }
  expect(inEnglish(answer)).toEqual({
    ...answer,
    stateLabel: 'At an agency',
    actions: [{ id: 'claim', label: 'Claim', primary: true }],
    entries: [
      { kind: 'note', text: 'Diambil', byLabel: 'Internal note' },
      { kind: 'event', text: 'Claimed', byLabel: 'Rina' },
      { kind: 'event', text: 'Forwarded to PLN' },
    ],
    step: { formKey: 'draft', name: 'Write the wording' },
  })
})

test('every refusal of the server has its English', () => {
  const refusals =
    /(?:Refusal\.conflict\(|Refusal\.of\(\s*Refusal\.Kind\.\w+,|new Refusal\(Kind\.\w+,|problem\(\s*\d+,)\s*"([\w-]+)"/g
  const codes = new Set(
    [core, web].flatMap((folder) =>
      readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
        .filter((path) => path.endsWith('.java'))
        .flatMap((path) => [...java(`${folder}/${path}`).matchAll(refusals)].map((match) => match[1]!)),
    ),
  )
  expect(codes.size).toBeGreaterThan(40)
  expect([...codes].filter((code) => problemInEnglish(code, '-') === '-')).toEqual([])
})

test('a refusal in English keeps the exact words where they tell what to mend', () => {
  expect(problemInEnglish('closed', 'Aduan SGP-2026-000041 sudah ditutup (Dijawab).')).toMatch(/^This case is closed/)
  expect(problemInEnglish('invalid', 'Nilai harus 1 sampai 5.')).toContain('(Nilai harus 1 sampai 5.)')
  expect(problemInEnglish('of-a-plug-in', 'Nomor salah.')).toBe('Nomor salah.')
})
