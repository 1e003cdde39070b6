import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { Me } from '../src/api/types.ts'
import type { Draft, Finding, Kind, OpenDraft, Release } from '../src/staff/models/types.ts'
import { person } from './people.ts'
import { Refusal } from './world.ts'

/** Diagrams, tables, drafts and releases in memory, with one rule in the place of the server's checks. */

const folder = new URL('../../../../../bpmn/src/main/resources/id/sigap/bpmn/', import.meta.url)
const shipped = new Map(
  readdirSync(folder)
    .filter((name) => /\.(bpmn|dmn)$/.test(name))
    .map((name) => [name.replace(/\.\w+$/, ''), readFileSync(new URL(name, folder), 'utf8')]),
)
const legal = new URL(
  '../../../../../ear/it/src/test/resources/id/sigap/it/releases/legal-check/ReplyPhase.bpmn',
  import.meta.url,
)

interface Kept extends Release {
  xml: Map<string, string>
}

const kindOf = (xml: string): Kind => (xml.includes('/spec/DMN/') ? 'decision' : 'process')
const nameOf = (key: string, xml: string) => new RegExp(`id="${key}" name="([^"]*)"`).exec(xml)?.[1] ?? key
const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()

function files(xml: Map<string, string>, before?: Map<string, string>) {
  return [...xml].map(([key, text]) => ({
    key,
    name: nameOf(key, text),
    kind: kindOf(text),
    changed: before !== undefined && before.get(key) !== text,
  }))
}

const first: Kept = {
  number: 1,
  name: 'Bawaan',
  note: '',
  releasedAt: ago(900),
  authors: [],
  files: files(shipped),
  running: 3,
  xml: shipped,
}
const secondXml = new Map(shipped).set(
  'ApprovalPolicy',
  shipped.get('ApprovalPolicy')!.replace('Pertanyaan kepada warga: satu orang menyetujui.', 'Pertanyaan kepada warga: cukup satu orang.'),
)
const releases: Kept[] = [
  {
    number: 2,
    name: 'Alasan yang lebih jelas',
    note: 'Alasan pada tabel persetujuan ditulis ulang setelah rapat Humas.',
    releasedAt: ago(30),
    releasedBy: person('admin2'),
    authors: [person('admin1')],
    files: files(secondXml, shipped),
    running: 12,
    xml: secondXml,
  },
  first,
]
const drafts: OpenDraft[] = []
let counter = 0

function check(xml: string): Finding[] {
  return [...xml.matchAll(/<(?:\w+:)?userTask\s([^>]*)>/g)]
    .filter(([, attributes]) => !attributes!.includes('candidateGroups='))
    .map(([, attributes]) => ({
      rule: 'candidate-groups',
      element: /id="([^"]*)"/.exec(attributes!)?.[1] ?? '',
      severity: 'error',
      message: 'Langkah ini belum menyebut siapa yang mengerjakannya; tentukan sebuah peran.',
    }))
}

function create(key: string, xml: string, note: string, by: Me, origin: Draft['origin'] = 'person'): OpenDraft {
  const findings = check(xml)
  const draft: OpenDraft = {
    id: `d${++counter}`,
    key,
    kind: kindOf(xml),
    note,
    base: releases[0]!.number,
    origin,
    authors: [person(by.username)],
    createdAt: ago(0),
    changedAt: ago(0),
    version: 1,
    state: 'open',
    errors: findings.length,
    warnings: 0,
    xml,
    findings,
  }
  drafts.unshift(draft)
  return draft
}

if (existsSync(legal))
  create('ReplyPhase', readFileSync(legal, 'utf8'), 'Bagian Hukum membaca jawaban sebelum dikirim.', person('admin1') as Me)
create(
  'ApprovalPolicy',
  secondXml
    .get('ApprovalPolicy')!
    .replace('<text>"PERMOHONAN_KIP", "KEBERATAN_KIP"</text>', '<text>"PERMOHONAN_KIP"</text>')
    .replace(/<rule id="Rule_ApprovalPolicy_EmergencyPublic">[\s\S]*?<\/rule>/, ''),
  'Aturan KIP disederhanakan.',
  person('admin2') as Me,
)

const listed = ({ xml, findings, ...draft }: OpenDraft): Draft => (void xml, void findings, draft)
const bare = ({ xml, ...release }: Kept): Release => (void xml, release)

const find = (id: string) => {
  const draft = drafts.find((one) => one.id === id && one.state === 'open')
  if (!draft) throw new Refusal(404, 'not-found', 'Draf tidak ada atau sudah selesai.')
  return draft
}

const locked = (draft: OpenDraft, me: Me) => draft.lock && draft.lock.by.username !== me.username

function refuseLocked(draft: OpenDraft): never {
  throw new Refusal(409, 'locked', `${draft.lock!.by.name} sedang mengubah draf ini.`, {
    holder: draft.lock!.by,
    until: draft.lock!.until,
  })
}

function deploy(xml: Map<string, string>, me: Me, name: string, note: string, authors: Draft['authors'], rollbackOf?: number) {
  const before = releases[0]!
  releases.unshift({
    number: before.number + 1,
    name,
    note,
    releasedAt: ago(0),
    releasedBy: person(me.username),
    authors,
    rollbackOf,
    files: files(xml, before.xml),
    running: 0,
    xml,
  })
  return { version: before.number + 1 }
}

export function list(kind: 'releases' | 'drafts') {
  return { items: kind === 'releases' ? releases.map(bare) : drafts.filter(({ state }) => state === 'open').map(listed) }
}

export const models = () => ({
  items: releases[0]!.files.map(({ key, name, kind }) => ({ key, name, kind, release: releases[0]!.number })),
})

export function released(key: string, release?: number): string {
  const xml = (release ? releases.find(({ number }) => number === release) : releases[0])?.xml.get(key)
  if (!xml) throw new Refusal(404, 'not-found', `Alur "${key}" tidak ada pada rilis ini.`)
  return xml
}

/** Answers a call below `/processes/{key}`, or undefined where there is none. */
export function act(
  me: Me,
  method: string,
  [key = '', what = '', id = '', how = '']: string[],
  body: Record<string, unknown>,
  version?: string,
): { status?: number; body?: unknown; etag?: number } {
  if (key === 'rollback') {
    const old = releases.find(({ number }) => number === body['release'])!
    return { body: deploy(old.xml, me, `Kembali ke rilis ${old.number}`, String(body['note']), [], old.number) }
  }
  const xml = String(body['xml'] ?? '')
  if (what === 'check') return { body: { findings: check(xml) } }
  if (what === 'try')
    return {
      body: {
        facts: { kata: String(body['text'] ?? ''), score: 0.42, ...(body['inputs'] as object | undefined) },
        matched: [/<rule id="([^"]+)"/.exec(xml)?.[1] ?? ''],
        outputs: [{ level: 1, reason: 'Jawaban biasa: satu orang menyetujui.' }],
      },
    }
  if (what !== 'drafts') throw new Refusal(404, 'not-found', 'Tidak ada.')
  if (id === '') {
    const draft = create(key, xml, String(body['note'] ?? ''), me, (body['origin'] as Draft['origin']) ?? 'person')
    return { status: 201, body: { draft: draft.id, ...listed(draft), findings: draft.findings } }
  }
  const draft = find(id)
  if (method === 'GET') return { body: draft, etag: draft.version }
  if (method === 'PUT') {
    if (locked(draft, me)) refuseLocked(draft)
    if (version !== `"${draft.version}"`) throw new Refusal(412, 'stale', 'Draf ini berubah sejak Anda membukanya.')
    draft.xml = xml
    draft.findings = check(xml)
    draft.errors = draft.findings.length
    draft.version++
    draft.changedAt = ago(0)
    if (!draft.authors.some(({ username }) => username === me.username)) draft.authors.push(person(me.username))
    return { body: { ...listed(draft), findings: draft.findings }, etag: draft.version }
  }
  if (how === 'lock') {
    if (locked(draft, me) && !body['force']) refuseLocked(draft)
    draft.lock = { by: person(me.username), until: ago(-1 / 12) }
    return { body: listed(draft) }
  }
  if (how === 'unlock') {
    if (!locked(draft, me)) draft.lock = undefined
    return { status: 204 }
  }
  if (how === 'discard') {
    draft.state = 'discarded'
    return { status: 204 }
  }
  if (how === 'release') {
    if (draft.authors.some(({ username }) => username === me.username))
      throw new Refusal(403, 'not-allowed', 'Penyusun draf tidak merilisnya sendiri.')
    if (draft.errors > 0)
      throw new Refusal(409, 'findings', 'Masih ada kesalahan.', { findings: draft.findings })
    draft.state = 'released'
    return {
      body: deploy(
        new Map(releases[0]!.xml).set(draft.key, draft.xml),
        me,
        draft.note,
        String(body['note']),
        draft.authors,
      ),
    }
  }
  throw new Refusal(404, 'not-found', 'Tidak ada.')
}
