import type { Me } from '../src/api/types.ts'
import type { Connector, OneChannel, Setting } from '../src/staff/admin/channels/types.ts'
import type {
  Connectors,
  Change,
  FailedJob,
  Fields,
  Letter,
  Member,
  Move,
  Plan,
  Row,
  Template,
} from '../src/staff/admin/types.ts'
import { person } from './people.ts'
import { Refusal } from './world.ts'

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

const agency = (code: string, name: string, how: string, more: Fields = {}): Row => ({
  key: code,
  version: 0,
  fields: {
    code,
    name,
    level: 'kota',
    reached_by: how,
    address: '',
    channel: '',
    service_code: '',
    parent: '',
    city: 'Y',
    active: 'Y',
    certainty: 'contoh',
    ...more,
  },
})
const topic = (code: string, label: string, agencyCode: string, words: string, more: Fields = {}): Row => ({
  key: code,
  version: 0,
  fields: {
    code,
    label,
    label_en: '',
    keywords_certain: '',
    keywords_strong: words,
    keywords_medium: '',
    keywords_weak: '',
    agency: agencyCode,
    owner_level: 'kota',
    secondary: '',
    category: 'PENGADUAN_TBP',
    urgency: 'SEDANG',
    misplaced: 'N',
    clocks: 'SP4N-VERIF;SP4N-TBP',
    contact: '',
    note: '',
    active: 'Y',
    certainty: 'contoh',
    ...more,
  },
})
const day = (date: string, name: string, kind = 'LIBUR_NASIONAL'): Row => ({
  key: date,
  version: 0,
  fields: { date, name, kind, decree: 'SKB 933/2025, 1/2025, 3/2025 (contoh)', certainty: 'contoh' },
})
const clock = (id: string, label: string, amount: string, unit: string, source: string): Row => ({
  key: id,
  version: 0,
  fields: {
    id,
    label,
    trigger: 'Laporan diterima',
    amount,
    unit,
    warn_amount: '',
    warn_unit: '',
    extension: '',
    pausable: 'N',
    actor: 'operator',
    source,
    certainty: 'SUPPORTED',
  },
})

const registers: Record<string, Row[]> = {
  agencies: [
    agency('PTMB', 'Perumda Tirta Manuntung Balikpapan (PDAM)', 'in-app', { level: 'BUMD kota' }),
    agency('DISHUB', 'Dinas Perhubungan', 'in-app'),
    agency('DPU', 'Dinas Pekerjaan Umum', 'in-app'),
    agency('DLH', 'Dinas Lingkungan Hidup', 'mail', { address: 'dlh@balikpapan.example' }),
    agency('PLN_UP3', 'PLN UP3 Balikpapan', 'mail', { level: 'BUMN', city: 'N', address: 'pln@balikpapan.example' }),
    agency('DISKOMINFO_LAMA', 'Dinas Komunikasi (sebelum digabung)', 'in-app', { active: 'N', parent: 'DISHUB' }),
  ],
  topics: [
    topic('AIR_BERSIH_MATI', 'Air bersih tidak mengalir', 'PTMB', 'air mati;air tidak keluar;keran kering', {
      urgency: 'TINGGI',
    }),
    topic('PJU_MATI', 'Lampu jalan mati', 'DISHUB', 'lampu jalan;pju;jalan gelap'),
    topic('SAMPAH', 'Sampah tidak diangkut', 'DLH', 'sampah menumpuk;tps penuh'),
    topic('LISTRIK_PADAM', 'Listrik padam', 'PLN_UP3', 'mati lampu;listrik mati', { misplaced: 'Y' }),
  ],
  holidays: [
    day('2026-12-25', 'Hari Raya Natal'),
    day('2026-12-24', 'Hari Raya Natal', 'CUTI_BERSAMA'),
    day('2027-01-01', 'Tahun Baru Masehi'),
  ],
  clocks: [
    clock('SP4N-VERIF', 'Verifikasi dan penerusan', '3', 'HK', 'Teks publik LAPOR!; PermenPANRB 62/2018 (perlu diperiksa)'),
    clock('KIP-ANS', 'Jawaban permohonan informasi', '10', 'HK', 'UU 14/2008 pasal 22(7)'),
    clock('LOC-EMG', 'Penanganan darurat', '15', 'MIN', 'Usulan kebijakan kantor'),
  ],
}

const body =
  'Yth. {nama},\n\nlaporan Anda kami terima dengan nomor {tiket}. Operator kami membacanya dan akan menanggapi paling lambat {tenggat}.\n\n{kantor}'
let templates: Template[] = [
  {
    code: 'ACK',
    version: 2,
    kind: 'ack',
    label: 'Laporan diterima',
    body: `${body}\n{tautan}`,
    state: 'draft',
    author: person('admin1'),
    writtenAt: ago(35),
  },
  {
    code: 'ACK',
    version: 1,
    kind: 'ack',
    label: 'Laporan diterima',
    body,
    state: 'released',
    author: person('admin1'),
    writtenAt: ago(90_000),
    releasedBy: person('approver1'),
    releasedAt: ago(80_000),
  },
  {
    code: 'EMERGENCY',
    version: 1,
    kind: 'emergency',
    label: 'Darurat: telepon sekarang',
    body: 'Bila ada orang dalam bahaya, mohon telepon SEKARANG: {telepon_darurat}. Laporan Anda ({tiket}) sudah kami sampaikan kepada petugas.',
    state: 'released',
    author: person('admin1'),
    releasedBy: person('approver1'),
    releasedAt: ago(80_000),
  },
]

const said = (id: string, en = id) => ({ id, en })
const setting = (name: string, type: Setting['type'], label: string, help: string, more: Partial<Setting> = {}): Setting => ({
  name,
  label: said(label),
  help: said(help),
  type,
  defaultValue: '',
  options: [],
  required: true,
  ...more,
})
const connector = (id: string, title: string, capabilities: Connector['capabilities'], settings: Setting[] = []): Connector => ({
  id,
  name: title,
  title: said(title),
  version: '0.1.0',
  apiVersion: '0.1',
  capabilities,
  settings,
})
const connectors: Connector[] = [
  connector('web-form', 'Formulir web', ['RECEIVES_FORMS', 'SENDS_PRIVATE']),
  connector(
    'email',
    'Surel',
    ['POLLS', 'SENDS_PRIVATE'],
    [
      setting('address', 'ADDRESS', 'Alamat surel', 'Alamat pengaduan kantor.'),
      setting('imap-host', 'TEXT', 'Server IMAP', 'Misalnya imap.contoh.go.id.'),
      setting('imap-port', 'INTEGER', 'Porta IMAP', 'Biasanya 993.', { defaultValue: '993' }),
      setting('imap-security', 'CHOICE', 'Keamanan IMAP', 'Enkripsi sambungan.', {
        defaultValue: 'tls',
        options: [
          { value: 'tls', label: said('TLS') },
          { value: 'starttls', label: said('STARTTLS') },
        ],
      }),
      setting('mark-seen', 'BOOLEAN', 'Tandai sudah dibaca', 'Di kotak surel.', { defaultValue: 'true', required: false }),
      setting('password', 'SECRET', 'Kata sandi', 'Kata sandi kotak surel.'),
    ],
  ),
  connector('manual', 'Entri manual', ['RECEIVES_FORMS', 'DELIVERED_BY_PERSON']),
  connector(
    'instagram',
    'Instagram',
    ['RECEIVES_WEBHOOKS', 'SENDS_PUBLIC', 'SENDS_PRIVATE', 'REPLAYS'],
    [
      setting('account', 'TEXT', 'Id akun', 'Di Meta Business Suite.'),
      setting('api', 'URL', 'Alamat API', 'Kosong = alamat resminya.', { required: false }),
      setting('app-secret', 'SECRET', 'Rahasia aplikasi', 'Menandatangani setiap kiriman.'),
      setting('verify-token', 'TOKEN', 'Token verifikasi', 'Isikan di halaman webhook Meta.'),
    ],
  ),
]
const entry = {
  owner: 'Dinas Komunikasi dan Informatika (contoh)',
  accountable: 'Kepala Bagian Humas (contoh)',
  legalBasis: 'Keputusan wali kota tentang pengelolaan pengaduan (contoh)',
  purpose: 'Menerima laporan warga (contoh)',
}
const one = (
  id: string,
  platform: string,
  label: string,
  state: OneChannel['channel']['state'],
  more: Partial<OneChannel['channel']> = {},
): OneChannel => ({
  channel: { id, connector: platform, label, state, waiting: 0, registered: true, ...more },
  version: 1,
  settings: platform === 'email' ? { address: 'layanan@balikpapan.example', 'imap-host': 'imap.example' } : {},
  secrets: [],
  registration: entry,
  silentAfterMinutes: 4_320,
  refused: 3,
  repeated: 1,
})
const channels: OneChannel[] = [
  one('web', 'web-form', 'Formulir web', 'running', { lastEventAt: ago(4) }),
  one('mail', 'email', 'Surel layanan', 'failing', {
    lastEventAt: ago(190),
    polledAt: ago(2),
    lastError: 'imap-refused: kata sandi kotak surat ditolak',
    waiting: 3,
    health: { state: 'DOWN', code: 'login-refused', message: said('Kata sandi ditolak.'), checkedAt: ago(3) },
  }),
  one('instagram', 'instagram', 'Instagram @contohkota', 'running', { lastEventAt: ago(30) }),
  { ...one('manual', 'manual', 'Dicatat petugas', 'paused', { registered: false }), registration: {} },
  one('x', 'x', 'X @contohkota', 'connector-away', { waiting: 1 }),
  one('telegram', 'telegram', 'Telegram @contohkotabot', 'connector-waiting', { waiting: 2 }),
]
const stored = new Map<string, 1 | 2>([
  ['mail password', 1],
  ['instagram app-secret', 2],
  ['instagram verify-token', 1],
])

const installed: Connectors = {
  connectors: [
    {
      id: 'email',
      name: 'Surel',
      version: '0.1',
      apiVersion: '1.0',
      state: 'in-use',
      standing: 'email',
      faults: 0,
    },
    {
      file: 'mastodon-1.1.jar',
      version: '1.1',
      sha256: '4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce',
      state: 'waiting',
      standing: '',
      faults: 0,
    },
    {
      id: 'radio',
      name: 'Radio kota',
      version: '2.0',
      apiVersion: '1.0',
      file: 'radio.jar',
      sha256: '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b',
      state: 'set-aside',
      standing: 'radio',
      faults: 7,
      lastFault: 'split threw: java.lang.IllegalStateException (id.contoh.Radio.split:41)',
      lastFaultAt: ago(12),
      setAsideAt: ago(12),
    },
  ],
  jars: [
    {
      id: '41',
      file: 'mastodon-1.1.jar',
      sha256: '4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce',
      size: 81_204,
      title: 'Mastodon connector for Sigap',
      version: '1.1',
      state: 'announced',
      announcedAt: ago(9),
      present: true,
    },
    {
      id: '40',
      file: 'radio.jar',
      sha256: '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b',
      size: 20_111,
      state: 'accepted',
      announcedAt: ago(9_000),
      decidedAt: ago(8_900),
      decidedBy: person('admin1'),
      present: true,
    },
  ],
}

const member = (username: string, more: Partial<Member>): Member => ({
  person: person(username),
  known: true,
  roles: [],
  officerOf: [],
  headOf: [],
  officeHead: false,
  above: [],
  cases: 0,
  incidents: 0,
  ...more,
})
const members: Member[] = [
  member('operator1', { roles: ['operator'], above: ['approver1'], cases: 4, incidents: 1 }),
  member('operator2', { roles: ['operator'], above: ['approver1'] }),
  member('approver1', { roles: ['approver', 'operator'], above: ['head-office'], cases: 1 }),
  member('agency-ptmb', { roles: ['agency-officer'], officerOf: ['PTMB'] }),
  member('head-office', { roles: ['approver'], officeHead: true }),
  { ...member('legal1', {}), person: { username: 'lama', name: 'lama', initials: 'L' }, known: false, cases: 7 },
]
const moves: Move[] = [
  {
    id: '7',
    from: person('operator3'),
    to: person('operator2'),
    reason: 'Cuti',
    by: person('admin1'),
    startedAt: ago(1),
    total: 12,
    moved: 4,
    left: 1,
    incidents: 0,
  },
]

const changes: Change[] = [
  {
    id: '12',
    at: ago(50),
    by: person('admin1'),
    subject: 'PJU_MATI',
    act: 'changed',
    before: { label: 'Lampu jalan mati', agency: 'DPU' },
    after: { label: 'Lampu jalan mati', agency: 'DISHUB' },
  },
  { id: '11', at: ago(3_000), by: person('admin1'), subject: 'web', act: 'paused', reason: 'Pemeliharaan server' },
]

let jobs: FailedJob[] = [
  {
    id: 'j1',
    ticket: 'SGP-2026-000043',
    restricted: false,
    process: 'ForwardingPhase',
    processName: 'Teruskan ke instansi',
    step: 'Event_LadderDue',
    stepName: 'Anak tangga tiba',
    since: ago(70),
    cause: 'Tangga FORWARDING tidak dikenal.',
  },
  {
    id: 'j2',
    restricted: true,
    process: 'ReplyPhase',
    processName: 'Kirim jawaban',
    step: 'Task_PublishReply',
    stepName: 'Terbitkan jawaban',
    since: ago(10),
    cause: 'Waktu tunggu basis data habis.',
  },
]
let letters: Letter[] = [
  { id: '17', channel: 'mail', receivedAt: ago(140), error: 'mail-unreadable', bytes: 48_200 },
]

/** The pages of the administration on made-up data; an edit lasts until the next start. */
export function admin(me: Me, method: string, path: string[], given: Record<string, unknown>): [number, unknown] {
  if (!me.roles.some((role) => ['administrator', 'auditor', 'approver'].includes(role)))
    throw new Refusal(403, 'not-allowed', 'Peran Anda tidak mengizinkan tindakan ini.')
  const [kind, id = '', what, version, how] = path
  if (kind === 'registers') return register(id, method, what, version, given)
  if (kind === 'changes') return [200, { items: changes }]
  if (kind === 'templates') return template(me, method, id, version, how, given)
  if (kind === 'connectors') return [200, { items: connectors }]
  if (kind === 'channel-register')
    return [
      200,
      {
        items: channels.map(({ channel, registration }) => ({
          id: channel.id,
          platform: channel.connector,
          label: channel.label,
          registration,
          state: channel.state === 'paused' || channel.state === 'closed' ? channel.state : 'running',
        })),
      },
    ]
  if (kind === 'channels') return channelCall(id, method, what, version, how, given)
  if (kind === 'connector-jars') {
    const jar = installed.jars.find((one) => one.id === id)
    if (jar) jar.state = what === 'accept' ? 'accepted' : 'refused'
    const aside = id === 'resume' && installed.connectors.find((one) => one.standing === given.standing)
    if (aside) aside.state = 'in-use'
    return [200, installed]
  }
  if (kind === 'people' && id === 'moves') {
    const first = moves[0]!
    if (first.moved < 11) first.moved++
    else first.endedAt ??= ago(0)
    return [method === 'POST' ? 202 : 200, { items: moves }]
  }
  if (kind === 'people')
    return [
      200,
      {
        items: members,
        gaps: [
          { kind: 'few-approvers', message: 'Pemberi persetujuan kurang dari dua orang.' },
          { kind: 'no-head', agency: 'DPU', message: 'Dinas Pekerjaan Umum belum punya kepala: eskalasinya langsung ke kepala kantor.' },
        ],
        readAt: ago(3),
        stale: false,
        console: 'http://localhost:8180/admin/sigap/console/',
      },
    ]
  if (kind === 'jobs') {
    if (what === 'retry') jobs = jobs.filter((job) => job.id !== id)
    return [what ? 204 : 200, what ? undefined : { items: jobs }]
  }
  throw new Refusal(404, 'not-found', 'Tidak ada.')
}

export function deadLetters(id: string, act: string): unknown {
  if (act) letters = letters.filter((letter) => letter.id !== id)
  return { items: letters }
}

function channelCall(
  id: string,
  method: string,
  what: string | undefined,
  name: string | undefined,
  how: string | undefined,
  given: Record<string, unknown>,
): [number, unknown] {
  if (!id && method === 'GET') return [200, { items: channels.map(({ channel }) => channel), connectors }]
  if (!id) {
    const { owner } = (given['registration'] ?? {}) as { owner?: string }
    if (!owner)
      throw new Refusal(422, 'invalid', 'Sebutkan pemilik akun, misalnya unit kerja yang memegangnya.', {
        faults: [
          { field: 'registration.owner', message: 'Sebutkan pemilik akun, misalnya unit kerja yang memegangnya.' },
          { field: 'secrets.app-secret', message: 'Wajib diisi.' },
        ],
      })
    const platform = String(given['connector'])
    const fresh = one(String(given['id'] || platform), platform, String(given['label']), 'running')
    channels.push({ ...fresh, registration: given['registration'] as OneChannel['registration'] })
    return [201, { opened: whole(fresh), made: platform === 'instagram' ? { 'verify-token': 'jV3x_contoh-token-sekali-tampil' } : {} }]
  }
  const found = channels.find(({ channel }) => channel.id === id)
  if (!found) throw new Refusal(404, 'not-found', 'Tidak ada.')
  if (what === 'pause') found.channel.state = 'paused'
  if (what === 'resume') found.channel.state = 'running'
  if (what === 'pause' || what === 'resume') return [200, found.channel]
  if (what === 'close')
    throw new Refusal(409, 'channel-in-use', `Kanal ${found.channel.label} belum dapat ditutup: 2 aduan masih terbuka.`)
  if (what === 'test')
    return [200, found.channel.health ?? { state: 'UP', code: 'ok', message: said('Kanal berfungsi.'), checkedAt: ago(0) }]
  if (what === 'services') {
    const items = [{ code: 'JLN-01', name: 'Jalan berlubang', group: 'prasarana' }]
    return [200, { items, loadedAt: ago(5), ignored: 0 }]
  }
  if (what === 'replay') return [200, { how: 'requested', from: given['since'] }]
  if (what === 'secrets') {
    stored.set(`${id} ${name}`, how ? 1 : 2)
    if (how) return [200, whole(found)]
    return [200, { channel: whole(found), made: name === 'verify-token' ? 'baru_contoh-token' : undefined }]
  }
  if (method === 'PUT') {
    if (given['silentAfterHours'] === -1)
      throw new Refusal(422, 'invalid', 'Harus dari 0 sampai 8760 jam.', {
        faults: [{ field: 'silentAfterHours', message: 'Harus dari 0 (tidak pernah) sampai 8760 jam.' }],
      })
    const secret = connectors.find(({ id }) => id === found.channel.connector)?.settings.filter(({ type }) => type === 'SECRET') ?? []
    const moved = /(^|-)(url|host|address)$/
    const before = found.settings
    const after = given['settings'] as OneChannel['settings']
    const lacking = secret.filter(({ name }) => !((given['secrets'] ?? {}) as Record<string, string>)[name])
    if (lacking.length > 0 && Object.keys(after).some((name) => moved.test(name) && after[name] !== before[name]))
      throw new Refusal(
        422,
        'secrets-needed',
        'Alamat server kanal ini berubah. Isi lagi rahasianya, agar yang tersimpan tidak terkirim ke server lain.',
        { faults: lacking.map(({ name }) => ({ field: `secrets.${name}`, message: 'Isi lagi: alamat servernya berubah.' })) },
      )
    found.channel.label = String(given['label'])
    found.settings = given['settings'] as OneChannel['settings']
    found.registration = given['registration'] as OneChannel['registration']
    found.version++
  }
  return [200, whole(found)]
}

function whole(found: OneChannel): OneChannel {
  const known = connectors.find(({ id }) => id === found.channel.connector)
  const secrets = known?.settings
    .filter(({ type }) => type === 'SECRET' || type === 'TOKEN')
    .map(({ name }) => {
      const values = stored.get(`${found.channel.id} ${name}`) ?? 0
      return { name, stored: values > 0, rotating: values > 1 }
    })
  const webhook = known?.capabilities.includes('RECEIVES_WEBHOOKS')
    ? `https://lapor.balikpapan.example/api/channels/${found.channel.id}/webhook`
    : undefined
  return { ...found, connector: known, secrets: secrets ?? [], webhook }
}

function register(
  name: string,
  method: string,
  what: string | undefined,
  key: string | undefined,
  given: Record<string, unknown>,
): [number, unknown] {
  const rows = registers[name]!
  if (!what) return [200, { revision: 3, columns: Object.keys(rows[0]!.fields), items: rows }]
  if (what === 'import') {
    const plan: Plan = {
      revision: 3,
      added: [{ line: 3, key: 'BPBD', fields: { name: 'Badan Penanggulangan Bencana Daerah' } }],
      changed: [
        { line: 2, key: 'DLH', fields: [{ field: 'address', before: 'dlh@balikpapan.example', after: 'layanan@dlh.example' }] },
      ],
      unchanged: 3,
      missing: ['PLN_UP3'],
      ignored: ['role_note'],
      errors: key ? [] : [{ line: 4, column: 'parent', message: 'Instansi induk "SETDA" tidak dikenal.' }],
    }
    return [200, plan]
  }
  const fields = (given['fields'] ?? {}) as Fields
  const row = rows.find((one) => one.key === key)
  if (fields['agency'] === '' || fields['address'] === 'salah')
    throw new Refusal(422, 'invalid', 'Alamat itu bukan alamat surel.', {
      faults: [{ field: 'address', message: '"salah" bukan alamat surel; tulis satu alamat seperti dinas@contoh.go.id.' }],
    })
  if (method === 'DELETE')
    throw new Refusal(409, 'in-use', `Instansi ${key} masih dipakai oleh 3 topik, 12 aduan; jadikan tidak aktif, jangan dihapus.`)
  if (row) Object.assign(row.fields, fields)
  else rows.push({ key: Object.values(fields)[0] ?? '', version: 0, fields })
  return [row ? 200 : 201, row ?? {}]
}

function template(
  me: Me,
  method: string,
  code: string,
  version: string | undefined,
  how: string | undefined,
  given: Record<string, unknown>,
): [number, unknown] {
  if (method === 'GET')
    return [
      200,
      {
        items: templates,
        placeholders: ['tiket', 'instansi', 'tenggat', 'tautan', 'kantor', 'nama', 'telepon_darurat', 'laporan'].map((key) => ({
          key,
          expectation: key,
        })),
      },
    ]
  if (code === 'preview')
    return [200, { text: String(given['body']).replace('{nama}', 'Siti Aminah').replace('{tiket}', 'SGP-2026-000041') }]
  if (how === 'release')
    templates = templates.map((one) =>
      one.code !== code
        ? one
        : one.version === Number(version)
          ? { ...one, state: 'released', releasedBy: person(me.username), releasedAt: ago(0) }
          : { ...one, state: 'superseded' },
    )
  else if (how === 'discard') templates = templates.filter((one) => one.code !== code || one.version !== Number(version))
  return [200, {}]
}
