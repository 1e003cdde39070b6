import type { Case, Deadline, Entry, Label, State, Wording } from '../src/api/types.ts'
import { catalog, channels } from './catalog.ts'
import { person } from './people.ts'

/** A made-up morning at the desk, relative to the moment the server starts. */
const now = Date.now()
export const minutes = (n: number) => new Date(now + n * 60_000).toISOString()
const find = (list: Label[], code?: string) => list.find((item) => item.code === code)

let ids = 0
export const nextId = (prefix: string) => `${prefix}${++ids}`

export const entry = (
  kind: Entry['kind'],
  at: number,
  byLabel: string,
  text: string,
  more: Partial<Entry> = {},
): Entry => ({
  id: nextId('e'),
  kind,
  at: minutes(at),
  byLabel,
  text,
  attachments: [],
  earlier: [],
  ...more,
})

export const clock = (
  rule: string,
  label: string,
  due: number,
  state: Deadline['state'],
  source: string,
): Deadline => ({
  id: nextId('d'),
  rule,
  label,
  dueAt: minutes(due),
  warnAt: minutes(due - 15),
  state,
  source,
})

const policy = 'Kebijakan kantor: edaran 1x24 jam'
const sp4n = 'PermenPANRB 62/2018 (perlu diverifikasi)'

interface Seed {
  n: number
  author: string
  channel: keyof typeof channels
  text: string
  state: State
  stateLabel: string
  age: number
  due?: number
  topic?: string
  category?: string
  agency?: string
  urgency?: string
  holder?: string
  more?: Partial<Case>
  entries?: Entry[]
}

const formKeys: Record<State, Case['step']['formKey']> = {
  received: 'triage',
  coordinating: 'coordinate',
  drafting: 'draft',
  'awaiting-approval': 'approve',
  replying: 'wait',
  'at-agency': 'answer-agency',
  'waiting-citizen': 'wait',
  answered: 'wait',
  step: 'step',
  closed: 'wait',
}

function build(seed: Seed): Case {
  const topic = find(catalog.topics, seed.topic)
  const agency = catalog.agencies.find((a) => a.code === seed.agency)
  const agencyLabel = agency && { code: agency.code, label: agency.label }
  const deadlines =
    seed.due === undefined
      ? []
      : [
          clock('LOC-FIRST', 'Tanggapan pertama', seed.due, 'running', policy),
          clock('SP4N-TBP', 'Tindak lanjut pengaduan', 14 * 24 * 60 - seed.age, 'running', sp4n),
        ]
  const emergency = seed.category === 'DARURAT'
  return {
    ticket: `SGP-2026-${String(seed.n).padStart(6, '0')}`,
    version: 3,
    channel: channels[seed.channel]!,
    author: seed.author,
    excerpt: seed.text.slice(0, 160),
    state: seed.state,
    stateLabel: seed.stateLabel,
    category: find(catalog.categories, seed.category ?? 'PENGADUAN_TBP'),
    topic,
    agency: agencyLabel,
    urgency: find(catalog.urgencies, seed.urgency ?? 'SEDANG'),
    emergency,
    restricted: false,
    holder: seed.holder ? person(seed.holder) : undefined,
    parked: seed.state === 'awaiting-approval',
    receivedAt: minutes(-seed.age),
    lastMessageAt: minutes(-seed.age),
    deadline: deadlines[0],
    step: { formKey: formKeys[seed.state], name: seed.stateLabel, groups: ['operator'] },
    citizen: {
      name: seed.author,
      contact: 'w***@surel.test',
      anonymous: false,
      secret: false,
      location: 'RT 34, Gunung Sari Ilir',
    },
    lease: seed.holder ? { number: 1, until: minutes(14) } : undefined,
    round: 1,
    proposal: {
      category: find(catalog.categories, seed.category ?? 'PENGADUAN_TBP'),
      topic,
      agency: agencyLabel,
      urgency: find(catalog.urgencies, seed.urgency ?? 'SEDANG'),
      why: topic
        ? [
            `Kata "${topic.label.split(' ')[0]?.toLowerCase()}" dan "mati" cocok dengan topik ${topic.label}.`,
            'Lokasi disebut: Gunung Sari Ilir.',
          ]
        : [],
      candidates: catalog.topics
        .slice(0, 3)
        .map((candidate, index) => ({ topic: candidate, score: 0.91 - index * 0.27 })),
    },
    entries: [entry('citizen', -seed.age, seed.author, seed.text), ...(seed.entries ?? [])],
    wordings: [],
    forwardings: [],
    deadlines,
    similar: [],
    merged: [],
    files: [],
    constraints: {
      unit: 'characters',
      ...(seed.channel !== 'mail' && { public: { maxLength: 1000, sendable: true, notices: [] } }),
      private: { maxLength: 1000, sendable: true, notices: [] },
      away: false,
      paused: false,
    },
    present: [],
    diagram: {
      release: 1,
      done: ['Event_ComplaintReceived', 'Phase_Triage', 'Task_ReviewTriage'],
      active: ['Phase_Coordination', 'Task_Coordinate'],
    },
    timeline: [
      { at: minutes(-seed.age), act: 'received', label: 'Laporan diterima', by: 'Sistem' },
      {
        at: minutes(-seed.age + 1),
        act: 'triaged',
        label: topic ? `Diusulkan: ${topic.label}` : 'Belum ada usulan topik',
        by: 'Sistem',
      },
    ],
    actions: [],
    ...seed.more,
  }
}

export const wording = (more: Partial<Wording> & Pick<Wording, 'version' | 'text' | 'author'>): Wording => ({
  round: 1,
  kind: 'answer',
  target: 'private',
  state: 'draft',
  parts: [
    { kind: 'greeting', text: 'Yth. Ibu/Bapak,' },
    { kind: 'text', text: more.text },
    { kind: 'footer', text: 'Salam, Pemerintah Kota Balikpapan (contoh)' },
    { kind: 'ticket', text: 'Nomor laporan Anda dapat dilacak di halaman lacak.' },
  ],
  sha256: '9f2c1f0c7a64bd6f12c6a3d2f4c9bb07e1bb1f5c0e8f1d9ef7a2a8f0a1b2c3d4',
  checks: [],
  createdAt: minutes(-20),
  risk: { level: 1, reason: 'Jawaban biasa: satu persetujuan.' },
  approvals: [],
  ...more,
})

export const seeds = (): Case[] => {
  const first =
    'Selamat siang, Bu. Terima kasih laporannya. PTMB sedang memperbaiki pipa di Gunung Sari Ilir, selesai malam ini.'
  const second =
    'Selamat siang, Ibu Nur. Terima kasih sudah melapor. PTMB sedang memperbaiki pipa induk yang pecah di Gunung Sari Ilir dan memperkirakan air mengalir lagi hari ini pukul 21.00 WITA. Selama perbaikan, air tangki dapat diminta ke kantor kelurahan.'
  const cases = [
    build({
      n: 41,
      author: 'Nur Hidayah',
      channel: 'web',
      age: 47,
      due: 6,
      topic: 'AIR_BERSIH_MATI',
      agency: 'PTMB',
      urgency: 'TINGGI',
      state: 'coordinating',
      stateLabel: 'Dikoordinasikan',
      holder: 'operator1',
      text: 'Air di Gunung Sari Ilir RT 34 mati lagi, sudah empat hari. Bayar jalan terus, mandi pakai apa kami ini?',
      entries: [
        entry('event', -46, 'Sistem', 'Pemberitahuan penerimaan terkirim'),
        entry(
          'notice',
          -46,
          'Sigap',
          'Laporan Anda kami terima dengan nomor SGP-2026-000041. Petugas akan menjawab di sini.',
          { delivery: 'sent', deliveryLabel: 'Terkirim' },
        ),
        entry('event', -30, 'Rina Wulandari', 'Diambil oleh Rina Wulandari'),
        entry(
          'note',
          -22,
          'Budi Santoso',
          'Barusan ada tiga laporan serupa dari RT 33 dan 35. PTMB bilang pipa induk pecah di depan masjid.',
          { by: person('operator2') },
        ),
        entry('citizen', -12, 'Nur Hidayah', 'Ini fotonya, keran kering sejak Senin. Tolong ya, ada bayi di rumah.', {
          attachments: [
            { id: 'a1', name: 'keran.jpg', type: 'image/jpeg', size: 183_000, url: '/dev-photo.svg' },
            { id: 'a2', name: 'tagihan-november.pdf', type: 'application/pdf', size: 96_000, url: '/dev-photo.svg' },
          ],
          earlier: [{ at: minutes(-13), text: 'Ini fotonya keran kering sejak senin.' }],
        }),
      ],
      more: {
        merged: [{ ticket: 'SGP-2026-000035', excerpt: 'Air mati di RT 35, kapan hidup?' }],
        files: [
          {
            id: 'f-surat',
            name: 'Pengumuman perbaikan PTMB.pdf',
            type: 'application/pdf',
            size: 412_000,
            url: '/dev-photo.svg',
          },
        ],
        similar: [
          {
            ticket: 'SGP-2026-000038',
            excerpt: 'Air PDAM mati di Gunung Sari Ilir RT 33 dari kemarin sore…',
            state: 'coordinating',
            stateLabel: 'Dikoordinasikan',
            receivedAt: minutes(-180),
            score: 0.86,
            reasons: ['text', 'place'],
          },
          {
            ticket: 'SGP-2026-000036',
            excerpt: 'Kapan air Gunung Sari mengalir? sudah 3 hari',
            state: 'received',
            stateLabel: 'Baru',
            receivedAt: minutes(-240),
            score: 0.71,
            reasons: [],
          },
        ],
        present: [
          { who: person('operator2'), doing: 'writing' },
          { who: person('approver1'), doing: 'reading' },
        ],
      },
    }),
    build({
      n: 48,
      author: 'Aco',
      channel: 'web',
      age: 3,
      due: 12,
      topic: 'KEBAKARAN',
      category: 'DARURAT',
      urgency: 'DARURAT',
      state: 'received',
      stateLabel: 'Baru',
      text: 'Tolong, kebakaran di Kampung Baru Tengah dekat masjid, api sudah besar!',
    }),
    build({
      n: 47,
      author: 'Bapaknya Zahra',
      channel: 'mail',
      age: 25,
      due: 35,
      topic: 'PJU_MATI',
      agency: 'DISHUB',
      state: 'received',
      stateLabel: 'Baru',
      text: 'Assalamualaikum. Lampu jalan di Jalan Mufakat depan SD sudah dua minggu mati, gelap betul kalau magrib. Anak-anak takut pulang mengaji.',
    }),
    build({
      n: 46,
      author: 'Warga Sepinggan',
      channel: 'web',
      age: 95,
      due: -35,
      topic: 'SAMPAH_TIDAK_DIANGKUT',
      agency: 'DLH',
      state: 'received',
      stateLabel: 'Baru',
      text: 'TPS Sepinggan tiga hari tidak diangkut, baunya sampai ruang tamu.',
    }),
    build({
      n: 45,
      author: 'Pelapor (disembunyikan)',
      channel: 'manual',
      age: 130,
      due: 300,
      topic: 'PUNGLI',
      category: 'PENGADUAN_BP',
      agency: 'INSPEKTORAT',
      urgency: 'TINGGI',
      state: 'received',
      stateLabel: 'Baru',
      text: 'Di loket kelurahan **** saya diminta seratus lima puluh ribu untuk surat pindah, ada bukti transfer.',
      more: { restricted: true, citizen: { name: 'Pelapor (disembunyikan)', anonymous: true, secret: true } },
    }),
    build({
      n: 44,
      author: '@jalanmth_uji',
      channel: 'x',
      age: 200,
      due: -80,
      topic: 'BANJIR_DRAINASE',
      agency: 'DPU',
      urgency: 'TINGGI',
      state: 'at-agency',
      stateLabel: 'Di OPD',
      holder: 'operator2',
      text: 'MT Haryono banjir lagi, selutut orang dewasa. Motor mogok semua.',
      entries: [entry('event', -150, 'Budi Santoso', 'Diteruskan ke Dinas Pekerjaan Umum')],
      more: {
        constraints: {
          unit: 'weighted',
          public: {
            maxLength: 280,
            sendable: true,
            notices: [],
          },
          private: { maxLength: 1000, sendable: true, notices: [] },
          away: false,
      paused: false,
        },
      },
    }),
    build({
      n: 43,
      author: 'Nur Aini',
      channel: 'web',
      age: 320,
      due: 55,
      topic: 'AIR_BERSIH_MATI',
      agency: 'PTMB',
      urgency: 'TINGGI',
      state: 'awaiting-approval',
      stateLabel: 'Menunggu persetujuan',
      holder: 'operator2',
      text: 'Air di Jalan Mufakat tidak mengalir sejak kemarin pagi. Mohon kepastian kapan menyala.',
      more: {
        lease: { number: 1 },
        files: [
          { id: 'f-foto', name: 'titik-perbaikan.jpg', type: 'image/jpeg', size: 320_000, url: '/dev-photo.svg' },
          {
            id: 'f-jadwal',
            name: 'Jadwal tangki air.pdf',
            type: 'application/pdf',
            size: 88_000,
            url: '/dev-photo.svg',
          },
        ],
        wordings: [
          wording({
            version: 1,
            text: first,
            author: person('operator2'),
            state: 'returned',
            approvals: [
              {
                by: person('approver1'),
                at: minutes(-60),
                act: 'return',
                note: 'Sebut jam pulihnya dan apa yang bisa dilakukan warga sambil menunggu.',
              },
            ],
          }),
          wording({
            version: 2,
            text: second,
            author: person('operator2'),
            state: 'submitted',
            createdAt: minutes(-18),
            parts: [
              { kind: 'text', text: second },
              { kind: 'footer', text: 'Pemerintah Kota Balikpapan (contoh)' },
              { kind: 'attachment', text: 'titik-perbaikan.jpg', attachment: 'f-foto' },
              { kind: 'attachment', text: 'Jadwal tangki air.pdf', attachment: 'f-jadwal' },
            ],
            copies: [
              {
                ticket: 'SGP-2026-000036',
                parts: [
                  { kind: 'subject', text: 'Jawaban atas laporan Anda [#SGP-2026-000036]' },
                  { kind: 'text', text: second },
                  { kind: 'footer', text: 'Pemerintah Kota Balikpapan (contoh)' },
                ],
              },
              { parts: [] },
            ],
            checks: [
              { rule: 'greeting', severity: 'hint', message: 'Sapaan memuat nama pelapor. Pastikan namanya benar.' },
            ],
          }),
        ],
      },
    }),
    build({
      n: 42,
      author: 'Mama Ical',
      channel: 'mail',
      age: 410,
      topic: 'AIR_BERSIH_MATI',
      state: 'waiting-citizen',
      stateLabel: 'Menunggu pelapor',
      holder: 'operator1',
      text: 'Pak, air keruh sekali dua hari ini, tidak bisa dipakai masak.',
      entries: [
        entry(
          'office',
          -300,
          'Rina Wulandari',
          'Mohon sebutkan RT dan patokan terdekat supaya petugas dapat menemukan lokasinya.',
          { public: false, delivery: 'delivered', deliveryLabel: 'Sampai' },
        ),
      ],
      more: { deadlines: [clock('LOC-FIRST', 'Tanggapan pertama', 200, 'paused', policy)] },
    }),
    build({
      n: 38,
      author: 'Ahmad',
      channel: 'web',
      age: 180,
      due: 25,
      topic: 'AIR_BERSIH_MATI',
      agency: 'PTMB',
      state: 'coordinating',
      stateLabel: 'Dikoordinasikan',
      text: 'Air PDAM mati di Gunung Sari Ilir RT 33 dari kemarin sore, mohon info.',
    }),
    build({
      n: 37,
      author: 'Pelanggan PLN',
      channel: 'manual',
      age: 500,
      due: 600,
      topic: 'LISTRIK_PADAM',
      agency: 'PLN_UP3',
      state: 'step',
      stateLabel: 'Telaah hukum',
      holder: 'operator1',
      text: 'Listrik Manggar padam dari magrib, anak bayi kepanasan.',
      more: {
        wordings: [
          wording({
            version: 1,
            text: 'Selamat malam. Padamnya listrik di Manggar ditangani PLN UP3 Balikpapan; petugasnya sudah di lokasi.',
            author: person('operator1'),
            state: 'approved',
            createdAt: minutes(-30),
          }),
        ],
        step: {
          formKey: 'step',
          name: 'Telaah hukum',
          taskId: 't9',
          instruction: 'Periksa apakah jawaban menyebut kewenangan PLN dengan benar sebelum dikirim.',
          outcomes: [
            { code: 'ok', label: 'Sesuai' },
            { code: 'change', label: 'Perlu diubah' },
          ],
          groups: ['approver'],
        },
      },
    }),
    build({
      n: 36,
      author: 'Pak Darman',
      channel: 'mail',
      age: 240,
      due: 120,
      topic: 'AIR_BERSIH_MATI',
      agency: 'PTMB',
      state: 'received',
      stateLabel: 'Baru',
      text: 'Kapan air Gunung Sari mengalir? sudah 3 hari',
    }),
    build({
      n: 39,
      author: 'Bu Rahmah (telepon)',
      channel: 'manual',
      age: 260,
      topic: 'SAMPAH_TIDAK_DIANGKUT',
      agency: 'DLH',
      state: 'replying',
      stateLabel: 'Mengirim jawaban',
      holder: 'operator1',
      text: 'Sampah di gang Pasar Pandansari belum diangkut lima hari.',
      more: {
        handOvers: [
          {
            outbox: '5d0c9b1e-0000-4000-8000-000000000039',
            instruction: 'Telepon kembali Bu Rahmah di 0812****77, lalu bacakan teks ini.',
            text: 'Selamat siang, Bu Rahmah. Truk dari Dinas Lingkungan Hidup mengangkut sampah di gang Pasar Pandansari hari ini pukul 15.00 WITA.',
            toAgency: false,
          },
        ],
      },
    }),
    build({
      n: 31,
      author: 'Warga Karang Joang',
      channel: 'web',
      age: 2900,
      topic: 'PJU_MATI',
      agency: 'DISHUB',
      state: 'answered',
      stateLabel: 'Sudah dijawab',
      holder: 'operator1',
      text: 'Lampu jalan di tikungan Karang Joang mati.',
      entries: [
        entry(
          'office',
          -2400,
          'Siti Aminah',
          'Selamat sore. Lampu di tikungan Karang Joang sudah diganti Dinas Perhubungan siang ini. Terima kasih laporannya.',
          { public: true, delivery: 'sent', deliveryLabel: 'Terkirim' },
        ),
        entry('citizen', -2300, 'Warga Karang Joang', 'Sip, sudah terang. Makasih.', { deletedAt: minutes(-2200) }),
      ],
    }),
    build({
      n: 30,
      author: 'Warga',
      channel: 'web',
      age: 9000,
      topic: 'SAMPAH_TIDAK_DIANGKUT',
      state: 'closed',
      stateLabel: 'Selesai',
      text: 'Sampah menumpuk di depan pasar.',
      more: { outcome: { code: 'ANSWERED', label: 'Sudah dijawab' } },
    }),
  ]
  const agencyCase = cases.find((c) => c.ticket.endsWith('44'))!
  agencyCase.forwardings = [
    {
      id: 'f1',
      ticket: agencyCase.ticket,
      agency: { code: 'DPU', label: 'Dinas Pekerjaan Umum' },
      how: 'in-app',
      state: 'open',
      note: 'Mohon penjelasan penanganan drainase MT Haryono dan kapan pompa diturunkan.',
      sentAt: minutes(-150),
      by: person('operator2'),
      dueAt: minutes(1290),
    },
  ]
  return cases
}
