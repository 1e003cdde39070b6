import type {
  Action,
  ActionId,
  Case,
  DeadLetter,
  Entry,
  Forwarding,
  Incident,
  LedgerRow,
  LetterText,
  Me,
  MendedLetter,
  Part,
  Person,
  PlatformNotice,
  Row,
  State,
  View,
  Wording,
} from '../src/api/types.ts'
import { catalog, channels } from './catalog.ts'
import { person } from './people.ts'
import { clock, entry, minutes, nextId, seeds, wording } from './seed.ts'

/** A refusal as problem+json. */
export class Refusal extends Error {
  readonly status: number
  readonly body: Record<string, unknown>
  constructor(status: number, code: string, detail: string, more: Record<string, unknown> = {}) {
    super(detail)
    this.status = status
    this.body = { status, code, detail, ...more }
  }
}

const cases = new Map<string, Case>(seeds().map((c) => [c.ticket, c]))
const codes = new Map<string, string>([['SGP-2026-000041', 'kenari-4821']])
const ratings = new Map<string, number>()
const incidents: Incident[] = [
  {
    id: 'i1',
    kind: 'send-unknown',
    ticket: 'SGP-2026-000042',
    what: 'Hasil kirim surel tidak diketahui; kotak arsip tidak memuat salinannya.',
    since: minutes(-42),
  },
  {
    id: 'i2',
    kind: 'dead-letter',
    deadLetter: '17',
    what: 'Surel masuk tidak dapat dibaca setelah tiga percobaan.',
    since: minutes(-190),
    takenBy: person('operator2'),
  },
  {
    id: 'i3',
    kind: 'no-person',
    ticket: 'SGP-2026-000044',
    what: 'Dinas Pekerjaan Umum tidak memiliki kepala yang terdaftar; eskalasi tidak sampai.',
    since: minutes(-15),
  },
]
const listeners = new Set<(event: string, data: object) => void>()
export const onEvent = (listener: (event: string, data: object) => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
const tell = (c: Case, kind: string) => {
  for (const listener of listeners) listener('complaint', { ticket: c.ticket, version: c.version, kind })
}

const is = (me: Me, role: Me['roles'][number]) => me.roles.includes(role)
const act = (id: ActionId, label: string, primary = false): Action => ({ id, label, primary })

function actionsFor(c: Case, me: Me): Action[] {
  if (is(me, 'auditor') && me.roles.length === 1) return []
  const desk = is(me, 'operator') || is(me, 'approver')
  const step = c.state === 'step' ? [act('step', 'Selesaikan langkah', true)] : []
  if (!desk) return me.username === 'legal1' ? step : []
  const mine = c.holder?.username === me.username
  const last = c.wordings.at(-1)
  const always = [act('note', 'Catatan')]
  if (c.state === 'closed') return [act('reopen', 'Buka kembali', true), ...always]
  if (c.state === 'awaiting-approval' && last?.state === 'submitted') {
    const may = is(me, 'approver') && last.author.username !== me.username
    return may
      ? [
          act('approve', 'Setujui', true),
          act('return', 'Kembalikan'),
          act('reject', 'Tolak'),
          act('draft', 'Ubah'),
          act('takeover', 'Ambil alih'),
          ...always,
        ]
      : always
  }
  if (c.state === 'step') return [act('step', 'Selesaikan telaah', true), ...always]
  if (!c.holder) return [act('claim', 'Ambil', true), act('triage', 'Ubah triase'), ...always]
  if (!mine) return is(me, 'approver') ? [act('takeover', 'Ambil alih', true), ...always] : always
  if (c.state === 'at-agency') return [act('draft', 'Tulis jawaban', true), ...always]
  if (c.state === 'waiting-citizen') return [act('draft', 'Tulis jawaban', true), act('close', 'Tutup'), ...always]
  if (c.handOvers?.length) return [act('delivered', 'Sudah disampaikan', true), ...always]
  if (c.state === 'answered')
    return [act('follow-up', 'Jawaban susulan', true), act('correct', 'Ralat'), act('close', 'Tutup'), ...always]
  const writing = last?.state === 'draft' || last?.state === 'returned'
  return [
    act('draft', writing ? 'Lanjutkan jawaban' : 'Tulis jawaban', true),
    ...(last?.state === 'draft' ? [act('submit', 'Ajukan')] : []),
    act('forward', `Teruskan ke ${c.agency?.label ?? 'instansi'}`),
    act('ask', 'Tanya pelapor'),
    act('triage', 'Ubah triase'),
    ...(c.similar.length > 0 ? [act('merge', 'Gabungkan')] : []),
    act('handover', 'Serahkan'),
    act('release', 'Lepas'),
    act('close', 'Tutup tanpa jawaban'),
    act('withdraw', 'Catat pencabutan'),
    ...(c.merged.length > 0 ? [act('unmerge', 'Pisahkan')] : []),
    ...always,
  ]
}

export const shown = (c: Case, me: Me): Case => ({
  ...c,
  present: [...c.present, ...others(c, me)],
  actions: actionsFor(c, me),
})

export function find(ticket: string): Case {
  const found = cases.get(ticket)
  if (!found) throw new Refusal(404, 'not-found', `Laporan ${ticket} tidak ada atau tidak boleh Anda lihat.`)
  return found
}

const views: Record<View, (c: Case, me: Me) => boolean> = {
  unclaimed: (c) => !c.holder && c.state !== 'closed',
  mine: (c, me) => c.holder?.username === me.username && c.state !== 'closed',
  'awaiting-approval': (c) => c.state === 'awaiting-approval',
  'at-agency': (c) => c.state === 'at-agency',
  overdue: (c) =>
    c.state !== 'closed' &&
    c.deadline !== undefined &&
    Date.parse(c.deadline.dueAt) < Date.now() &&
    c.deadline.state === 'running',
  emergency: (c) => c.emergency && c.state !== 'closed',
  'waiting-citizen': (c) => c.state === 'waiting-citizen',
  open: (c) => c.state !== 'closed',
  closed: (c) => c.state === 'closed',
}

export function list(me: Me, view: View, q: string) {
  const all = [...cases.values()]
  const words = q.toLowerCase()
  const items: Row[] = all
    .filter((c) => views[view]?.(c, me) ?? true)
    .filter((c) => words === '' || `${c.ticket} ${c.author} ${c.excerpt}`.toLowerCase().includes(words))
    .sort((a, b) => Date.parse(a.deadline?.dueAt ?? '2099-01-01') - Date.parse(b.deadline?.dueAt ?? '2099-01-01'))
  const counts = Object.fromEntries(
    catalog.views.map(({ code }) => [code, all.filter((c) => views[code as View](c, me)).length]),
  )
  return { items, counts }
}

function state(c: Case, next: State, label: string) {
  c.state = next
  c.stateLabel = label
  c.step = {
    ...c.step,
    name: label,
    formKey: next === 'awaiting-approval' ? 'approve' : next === 'drafting' ? 'draft' : 'coordinate',
  }
  c.parked = next === 'awaiting-approval'
}

function event(c: Case, me: Me, label: string) {
  c.entries.push(entry('event', 0, me.name, label, { at: new Date().toISOString() }))
  c.timeline.push({ at: new Date().toISOString(), act: 'act', label, by: me.name })
}

const now = (kind: Entry['kind'], me: Me, text: string, more: Partial<Entry> = {}) =>
  entry(kind, 0, me.name, text, { at: new Date().toISOString(), by: person(me.username), ...more })

function checks(text: string): Wording['checks'] {
  const found: Wording['checks'] = []
  const shouting = text.replace(/[^A-Za-z]/g, '')
  if (shouting.length > 12 && shouting === shouting.toUpperCase()) {
    found.push({
      rule: 'capitals',
      severity: 'error',
      message: 'Jawaban ditulis dengan huruf besar semua dan terasa membentak.',
      mend: { label: 'Jadikan huruf biasa', text: text.charAt(0) + text.slice(1).toLowerCase() },
    })
  }
  if (!/selamat|yth|assalam|halo/i.test(text)) {
    found.push({
      rule: 'greeting',
      severity: 'warning',
      message: 'Belum ada salam pembuka.',
      mend: { label: 'Tambahkan salam', text: `Selamat siang. ${text}` },
    })
  }
  if (/\b\d{16}\b/.test(text))
    found.push({ rule: 'pii', severity: 'error', message: 'Jawaban memuat nomor yang tampak seperti NIK.' })
  return found
}

/** What X says of a text: a link makes a public reply dearer. */
export function remarks(ticket: string, body: Body): PlatformNotice[] {
  const dear = find(ticket).channel.platform === 'x' && body['target'] === 'public'
  return dear && /https?:\/\/\S|\b[\w-]+\.(?:go\.)?id\b/i.test(String(body['text']))
    ? [
        {
          code: 'link-costs-more',
          severity: 'info',
          text: 'Balasan ini memuat tautan, jadi lebih mahal di X: USD 0,20; tanpa tautan USD 0,01 sampai 0,015. Setiap tautan dihitung 23 karakter.',
          english:
            'This reply has a link and so costs more on X: USD 0.20, without one USD 0.01 to 0.015. Every link counts as 23 characters.',
        },
      ]
    : []
}

type Body = Record<string, unknown>
const word = (body: Body, name: string): string => {
  const value = body[name]
  if (typeof value !== 'string' || value.trim() === '')
    throw new Refusal(422, 'invalid', `Isian "${name}" belum diisi.`)
  return value
}

/** One act on a case: checks the version, acts, moves the version on, tells everybody. */
export function change(ticket: string, path: string, me: Me, body: Body, ifMatch: string | undefined): Case {
  const c = find(ticket)
  if (ifMatch !== undefined && ifMatch !== `"${c.version}"`) {
    throw new Refusal(412, 'stale-version', 'Kasus ini berubah sejak Anda membukanya. Lihat perubahannya, lalu ulangi.')
  }
  const [verb = '', version, step] = path.split('/')
  const last = c.wordings.at(-1)
  switch (step ? `drafts/${step}` : verb) {
    case 'claim':
      if (c.holder && c.holder.username !== me.username) {
        throw new Refusal(
          409,
          'held-by-another',
          `Kasus ini dipegang ${c.holder.name} sampai ${c.lease?.until ?? 'dilepas'}.`,
          { holder: c.holder, leaseUntil: c.lease?.until },
        )
      }
      c.holder = person(me.username)
      c.lease = { number: (c.lease?.number ?? 0) + 1, until: new Date(Date.now() + 15 * 60_000).toISOString() }
      if (c.state === 'received') state(c, 'coordinating', 'Dikoordinasikan')
      event(c, me, `Diambil oleh ${me.name}`)
      break
    case 'release':
      c.holder = undefined
      c.lease = undefined
      event(c, me, `Dilepas oleh ${me.name}`)
      break
    case 'takeover':
      event(c, me, `Diambil alih oleh ${me.name}: ${word(body, 'reason')}`)
      c.holder = person(me.username)
      break
    case 'handover':
      c.holder = person(word(body, 'to'))
      event(c, me, `Diserahkan kepada ${c.holder.name}`)
      break
    case 'triage':
      c.topic = catalog.topics.find((x) => x.code === body['topic'])
      c.category = catalog.categories.find((x) => x.code === body['category'])
      c.urgency = catalog.urgencies.find((x) => x.code === body['urgency'])
      c.agency = catalog.agencies.find((x) => x.code === body['agency'])
      c.restricted = body['restricted'] === true
      event(c, me, `Triase diubah: ${c.topic?.label ?? '-'}. ${String(body['reason'] ?? '')}`)
      break
    case 'notes':
      c.entries.push(now('note', me, word(body, 'text')))
      break
    case 'questions':
    case 'drafts': {
      const text = word(body, 'text')
      const again = ['correction', 'follow-up'].includes(String(body['kind']))
      if (again && c.state === 'answered') {
        c.round++
        c.entries.push(
          now('note', me, `${body['kind'] === 'correction' ? 'Ralat' : 'Jawaban susulan'}: ${word(body, 'reason')}`),
        )
      }
      const ids = (body['attachments'] as string[] | undefined) ?? []
      const parts: Part[] = [
        { kind: 'text', text },
        { kind: 'footer', text: 'Salam, Pemerintah Kota Balikpapan (contoh)' },
        { kind: 'ticket', text: `Nomor laporan: ${c.ticket}` },
        ...c.files
          .filter(({ id }) => ids.includes(id))
          .map<Part>(({ id, name }) => ({ kind: 'attachment', text: name, attachment: id })),
      ]
      c.wordings.push(
        wording({
          version: (last?.version ?? 0) + 1,
          text,
          round: c.round,
          copies: c.merged.map(({ ticket }) => ({ ticket, parts })),
          author: person(me.username),
          kind: (body['kind'] as Wording['kind']) ?? 'question',
          target: (body['target'] as Wording['target']) ?? 'private',
          parts,
          checks: checks(text),
          createdAt: new Date().toISOString(),
        }),
      )
      state(c, 'drafting', 'Menulis jawaban')
      break
    }
    case 'drafts/submit':
      if (!last || String(last.version) !== version)
        throw new Refusal(409, 'stale-version', 'Ada versi redaksi yang lebih baru.')
      last.state = 'submitted'
      state(c, 'awaiting-approval', 'Menunggu persetujuan')
      event(c, me, `Versi ${last.version} diajukan`)
      break
    case 'drafts/approve':
    case 'drafts/confirm':
      if (!last) throw new Refusal(409, 'wrong-step', 'Tidak ada redaksi.')
      last.state = 'sent'
      last.approvals.push({ by: person(me.username), at: new Date().toISOString(), act: 'approve' })
      c.entries.push(
        now('office', me, last.parts.map((p) => p.text).join('\n\n'), {
          public: last.target === 'public',
          byLabel: last.author.name,
          delivery: 'sent',
          deliveryLabel: 'Terkirim',
        }),
      )
      c.deadlines = c.deadlines.map((d) => ({ ...d, state: 'met' as const }))
      c.deadline = undefined
      state(
        c,
        last.kind === 'question' ? 'waiting-citizen' : 'answered',
        last.kind === 'question' ? 'Menunggu pelapor' : 'Sudah dijawab',
      )
      break
    case 'drafts/return':
    case 'drafts/reject':
      if (!last) throw new Refusal(409, 'wrong-step', 'Tidak ada redaksi.')
      last.state = step === 'return' ? 'returned' : 'rejected'
      last.approvals.push({
        by: person(me.username),
        at: new Date().toISOString(),
        act: step === 'return' ? 'return' : 'reject',
        note: String(body['note'] ?? ''),
      })
      state(c, 'drafting', 'Perlu diperbaiki')
      event(c, me, step === 'return' ? `Versi ${last.version} dikembalikan` : `Versi ${last.version} ditolak`)
      break
    case 'forward': {
      const agency = catalog.agencies.find((a) => a.code === word(body, 'agency'))!
      c.forwardings.push({
        id: nextId('f'),
        ticket: c.ticket,
        agency: { code: agency.code, label: agency.label },
        how: agency.how as Forwarding['how'],
        state: 'open',
        note: word(body, 'note'),
        sentAt: new Date().toISOString(),
        by: person(me.username),
        dueAt: new Date(Date.now() + 86_400_000).toISOString(),
        excerpt: c.excerpt,
      })
      state(c, 'at-agency', 'Di OPD')
      c.deadlines.push(
        clock('LOC-AGENCY', `Jawaban ${agency.label}`, 1440, 'running', 'Kebijakan kantor: edaran 1x24 jam'),
      )
      event(c, me, `Diteruskan ke ${agency.label}`)
      break
    }
    case 'merge':
      c.mergedInto = word(body, 'into')
      state(c, 'closed', 'Digabung')
      event(c, me, `Digabung ke ${c.mergedInto}`)
      break
    case 'unmerge':
      c.mergedInto = undefined
      state(c, 'coordinating', 'Dikoordinasikan')
      break
    case 'close':
    case 'withdraw':
      state(c, 'closed', verb === 'close' ? 'Selesai' : 'Dicabut')
      c.outcome = catalog.closeReasons.find((x) => x.code === body['outcome'])
      event(c, me, `Ditutup: ${word(body, 'reason')}`)
      break
    case 'delivered':
      event(c, me, `Disampaikan: ${word(body, 'proof')}`)
      c.handOvers = []
      state(c, 'answered', 'Sudah dijawab')
      break
    case 'reopen':
      state(c, 'coordinating', 'Dikoordinasikan')
      event(c, me, `Dibuka kembali: ${word(body, 'reason')}`)
      break
    default:
      throw new Refusal(404, 'not-found', `Tidak ada perbuatan ${path}.`)
  }
  c.version++
  tell(c, verb)
  return shown(c, me)
}

export function attach(ticket: string, name: string, type: string, size: number) {
  const c = find(ticket)
  if (size > 10 * 1024 * 1024) throw new Refusal(413, 'too-large', 'Berkas terlalu besar; paling besar 10 MB.')
  const file = { id: nextId('file'), name, type, size, url: '/dev-photo.svg' }
  c.files.push(file)
  c.version++
  tell(c, 'message')
  return file
}

const here = new Map<string, { who: Person; doing: 'reading' | 'writing'; at: number }>()
export function present(ticket: string, me: Me, doing: 'reading' | 'writing') {
  const key = `${ticket} ${me.username}`
  const before = here.get(key)
  here.set(key, { who: person(me.username), doing, at: Date.now() })
  if (before?.doing !== doing) for (const listener of listeners) listener('presence', { ticket })
}
const others = (c: Case, me: Me) =>
  [...here]
    .filter(([key, { at }]) => key.startsWith(`${c.ticket} `) && Date.now() - at < 30_000)
    .map(([, { who, doing }]) => ({ who, doing }))
    .filter(({ who }) => who.username !== me.username)

const letter = {
  text: '{"object":"page","entry":[{"id":"1001","time":1795000000,"changes":[{"field":"feed","value":{"item":"comment","verb":"add","comment_id":"1001_77","message":"Lampu jalan mati di Sepinggan","created_time":"kemarin"}}]}]}',
  contentType: 'application/json',
  version: 0,
}
const mended: MendedLetter[] = []
export const deadLetter = (id: string, me: Me): DeadLetter => {
  if (!is(me, 'approver')) throw new Refusal(403, 'not-allowed', 'Peran Anda tidak mengizinkan tindakan ini.')
  return { id, channel: 'facebook', receivedAt: minutes(-190), error: 'unknown-shape', bytes: letter.text.length, mended }
}
export const mendedLetters = () => ({ items: mended.toReversed() })
export const letterText = (): LetterText => letter
export function mendLetter(id: string, me: Me, body: Body, ifMatch: string | undefined) {
  if (ifMatch !== `"${letter.version}"`)
    throw new Refusal(412, 'stale-version', `Kiriman ${id} sudah diperbaiki orang lain sejak Anda membukanya.`)
  letter.text = word(body, 'text')
  letter.version++
  const at = new Date().toISOString()
  const { channel, receivedAt } = deadLetter(id, me)
  mended.push({ id, channel, receivedAt, waits: false, at, by: person(me.username), reason: word(body, 'reason') })
  retryLetter(id)
}
let tries = 0
export function retryLetter(id: string) {
  if (++tries < 2) return
  const index = incidents.findIndex(({ deadLetter: letter }) => letter === id)
  if (index >= 0) incidents.splice(index, 1)
}

let next = 60
export function receive(body: Body, channel: keyof typeof channels) {
  const text = word(body, 'text')
  const ticket = `SGP-2026-${String(++next).padStart(6, '0')}`
  const template = structuredClone([...cases.values()][0]!)
  const at = new Date().toISOString()
  const name = String(body['name'] ?? 'Warga')
  cases.set(ticket, {
    ...template,
    ticket,
    version: 1,
    channel: channels[channel]!,
    author: name,
    excerpt: text.slice(0, 160),
    state: 'received',
    stateLabel: 'Baru',
    holder: undefined,
    lease: undefined,
    receivedAt: at,
    lastMessageAt: at,
    entries: [entry('citizen', 0, name, text, { at })],
    wordings: [],
    merged: [],
    files: [],
    forwardings: [],
    similar: [],
    present: [],
    deadlines: [clock('LOC-FIRST', 'Tanggapan pertama', 10, 'running', 'Kebijakan kantor')],
    deadline: clock('LOC-FIRST', 'Tanggapan pertama', 10, 'running', 'Kebijakan kantor'),
  })
  codes.set(ticket, `merpati-${1000 + next}`)
  tell(find(ticket), 'received')
  return { ticket, trackingCode: codes.get(ticket)! }
}

export function tracked(ticket: string, code: string) {
  const c = cases.get(ticket)
  if (!c || codes.get(ticket) !== code) throw new Refusal(404, 'not-found', 'Nomor atau kode tidak cocok.')
  const kinds = new Set(['citizen', 'office', 'notice', 'event'])
  return {
    ticket,
    receivedAt: c.receivedAt,
    status: { code: c.state, label: c.state === 'coordinating' ? 'Sedang ditangani' : c.stateLabel },
    withAgency: c.state === 'at-agency' ? c.agency?.label : undefined,
    text: c.entries[0]!.text,
    location: c.citizen?.location,
    entries: c.entries
      .slice(1)
      .filter((e) => kinds.has(e.kind))
      .map((e) => ({
        at: e.at,
        kind: e.kind,
        text: e.text,
        attachments: e.attachments.map(({ name, type, size, url }) => ({ name, type, size, url })),
      })),
    canWrite: c.state !== 'closed',
    canRate: c.state === 'answered' || ticket.endsWith('41'),
    canWithdraw: c.state !== 'closed',
    rating: ratings.get(ticket),
  }
}

export function citizenWrites(ticket: string, text: string, photos: File[] = []) {
  const c = find(ticket)
  const attachments = photos.map(({ name, type, size }) => ({
    id: nextId('file'),
    name,
    type,
    size,
    url: '/dev-photo.svg',
  }))
  c.entries.push(entry('citizen', 0, c.author, text, { at: new Date().toISOString(), attachments }))
  c.version++
  tell(c, 'message')
}

export const rate = (ticket: string, stars: number) => ratings.set(ticket, stars)

export const forwardings = (me: Me): Forwarding[] => {
  const all = [...cases.values()].flatMap((c) => c.forwardings.map((f) => ({ ...f, excerpt: c.excerpt })))
  const sample: Forwarding[] = [
    {
      id: 's1',
      ticket: 'SGP-2026-000038',
      agency: { code: 'PTMB', label: 'Perumda Tirta Manuntung (PDAM)' },
      how: 'in-app',
      state: 'open',
      note: 'Mohon kepastian jam pulih dan titik air tangki.',
      sentAt: minutes(-200),
      by: person('operator1'),
      dueAt: minutes(70),
      excerpt: find('SGP-2026-000038').excerpt,
    },
    {
      id: 's2',
      ticket: 'SGP-2026-000042',
      agency: { code: 'PTMB', label: 'Perumda Tirta Manuntung (PDAM)' },
      how: 'in-app',
      state: 'answered',
      note: 'Air keruh dua hari.',
      sentAt: minutes(-2000),
      by: person('operator1'),
      dueAt: minutes(-600),
      answer: 'Sudah dilakukan pencucian pipa. Air jernih kembali sejak pukul 16.00.',
      answeredAt: minutes(-900),
      answeredBy: 'link',
      excerpt: find('SGP-2026-000042').excerpt,
    },
  ]
  return [...sample, ...all]
    .map((f) => answered.get(f.id) ?? f)
    .map((f) => ({ ...about(find(f.ticket), f.state === 'open'), ...f }))
    .filter((f) => me.agencies.length === 0 || me.agencies.includes(f.agency.code))
}
const answered = new Map<string, Forwarding>()
const about = (c: Case, open: boolean) => ({
  location: c.citizen.location,
  ...(open ? { topic: c.topic, urgency: c.urgency } : {}),
  emergency: open && c.emergency,
})
export function forwarding(me: Me, id: string) {
  const found = forwardings(me).find((f) => f.id === id)
  if (!found) throw new Refusal(404, 'not-found', 'Penerusan ini tidak ada.')
  const c = find(found.ticket)
  return {
    ...found,
    conversation: c.entries.filter((e) => e.kind === 'citizen' || e.kind === 'agency'),
    deadlines: [clock('LOC-AGENCY', 'Jawaban instansi', 70, 'running', 'Kebijakan kantor: edaran 1x24 jam')],
  }
}
export function answerForwarding(me: Me, id: string, how: string, body: Body) {
  const f = forwarding(me, id)
  const done: Forwarding = {
    ...f,
    state: how === 'answer' ? 'answered' : 'bounced',
    answer: word(body, how === 'answer' ? 'text' : 'reason'),
    answeredAt: new Date().toISOString(),
    answeredBy: me.name,
  }
  answered.set(id, done)
  const c = find(f.ticket)
  c.entries.push(now('agency', me, done.answer ?? '', { byLabel: `${me.name}, ${f.agency.label}` }))
  c.version++
  tell(c, 'agency')
  return done
}

const done = new Set<string>()
export const tasks = (me: Me) =>
  [
    {
      id: 't9',
      ticket: 'SGP-2026-000037',
      name: 'Telaah hukum',
      formKey: 'step',
      instruction: 'Periksa apakah jawaban menyebut kewenangan PLN dengan benar sebelum dikirim.',
      outcomes: [
        { code: 'ok', label: 'Sesuai' },
        { code: 'change', label: 'Perlu diubah' },
      ],
      dueAt: minutes(140),
      excerpt: find('SGP-2026-000037').excerpt,
      restricted: false,
    },
    {
      id: 't4',
      ticket: 'SGP-2026-000043',
      name: 'Setujui jawaban',
      formKey: 'approve',
      dueAt: minutes(55),
      excerpt: find('SGP-2026-000043').excerpt,
      restricted: false,
    },
  ].filter((task) => !done.has(task.id) && (task.id === 't9' || me.username !== 'legal1'))
export function complete(id: string, me: Me) {
  done.add(id)
  if (id === 't9') {
    const c = find('SGP-2026-000037')
    state(c, 'coordinating', 'Dikoordinasikan')
    event(c, me, 'Telaah hukum selesai')
    c.version++
    tell(c, 'step')
  }
}

export const incidentList = () => incidents
export function incident(id: string, how: string, me: Me) {
  const index = incidents.findIndex((i) => i.id === id)
  if (index < 0) throw new Refusal(404, 'not-found', 'Kejadian ini sudah tidak ada.')
  if (how === 'take') incidents[index] = { ...incidents[index]!, takenBy: person(me.username) }
  else incidents.splice(index, 1)
}

export const ledger = (ticket: string): LedgerRow[] =>
  [
    'complaint.received',
    'complaint.triaged',
    'complaint.claimed',
    'case.read',
    'wording.created',
    'wording.submitted',
    'wording.approved',
    'outbox.sending',
    'outbox.sent',
  ].map((what, index) => ({
    id: String(1041 + index),
    at: minutes(-320 + index * 22),
    act: what,
    actor: index < 2 ? 'system' : index === 6 ? 'approver1' : 'operator2',
    ticket: ticket || 'SGP-2026-000043',
    data: index > 3 ? { version: 2, sha256: '9f2c1f0c7a64bd6f12c6a3d2f4c9bb07e1bb1f5c' } : { round: 1, claim: index },
  }))
