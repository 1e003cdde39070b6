// Pictures of the pages on the in-memory API: `npm run shots -- [base url] [folder] [name filter]`.
import { mkdirSync } from 'node:fs'
import { chromium } from 'playwright-core'

const [base = 'http://localhost:5173', folder = '../../../target/shots', filter = ''] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })

const button = (name) => (page) => page.getByRole('button', { name, exact: true }).last().click()
const more = (name) => async (page) => {
  await button('Lainnya')(page)
  await page.getByRole('menuitem', { name }).click()
}
const tab = (name) => (page) => page.getByRole('tab', { name }).click()

const mine = '/app/inbox/mine/SGP-2026-000041'
const pages = [
  ['public', '', '/'],
  [
    'receipt',
    '',
    '/',
    async (page) => {
      await page
        .getByLabel('Apa yang terjadi?')
        .fill('Lampu jalan di depan SD di Jalan Mufakat mati sejak dua minggu lalu.')
      await page.getByRole('button', { name: 'Kirim laporan' }).click()
      await page.getByText('Simpan kedua nomor').waitFor()
    },
  ],
  ['track', '', '/lacak/SGP-2026-000041?code=kenari-4821'],
  ['track-form', '', '/lacak'],
  ['track-wrong', '', '/lacak/SGP-2026-000041?code=salah'],
  ['answer', '', '/jawab/abc'],
  ['inbox', 'operator1', '/app/'],
  ['case', 'operator1', mine],
  [
    'editor',
    'operator1',
    mine,
    async (page) => {
      await page
        .getByRole('button', { name: /jawaban$/ })
        .last()
        .click()
      await page
        .getByLabel('Isi redaksi')
        .fill(
          `Pipa di Gunung Sari Ilir sedang diperbaiki. Air mengalir lagi pukul 21.00 WITA. ${Math.random() < 0.5 ? 'Terima kasih.' : 'Mohon maaf.'} ${Date.now() % 1000}`,
        )
      await button('Simpan & periksa')(page)
      await page.getByText('Belum ada salam').waitFor()
    },
  ],
  [
    'preview',
    'operator1',
    mine,
    async (page) => {
      await page
        .getByRole('button', { name: /jawaban$/ })
        .last()
        .click()
      await button('Pratinjau')(page)
    },
  ],
  ['note', 'operator1', mine, button('Catatan')],
  ['menu', 'operator1', mine, button('Lainnya')],
  [
    'facts',
    'operator1',
    mine,
    async (page) => (await page.getByRole('tab', { name: 'Rincian' }).count()) && tab('Rincian')(page),
  ],
  ['forward', 'operator1', mine, more(/^Teruskan/)],
  ['merge', 'operator1', mine, more('Gabungkan')],
  ['triage', 'operator1', mine, more('Ubah triase')],
  ['close', 'operator1', mine, more(/^Tutup/)],
  ['diagram', 'operator1', mine, tab('Alur')],
  ['timeline', 'operator1', mine, tab('Linimasa')],
  ['approve', 'approver1', '/app/complaints/SGP-2026-000043'],
  ['return', 'approver1', '/app/complaints/SGP-2026-000043', button('Kembalikan')],
  [
    'files',
    'operator1',
    mine,
    async (page) => {
      await page
        .getByRole('button', { name: /jawaban$/ })
        .last()
        .click()
      await page
        .getByLabel('Lampirkan berkas')
        .last()
        .setInputFiles([
          { name: 'denah.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(60_000, 1) },
          { name: 'video-besar.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(11 * 1024 * 1024, 1) },
        ])
      await page.getByText('denah.pdf').waitFor()
      await page.getByText('tidak terlampir').waitFor()
    },
  ],
  [
    'copies',
    'approver1',
    '/app/complaints/SGP-2026-000043',
    (page) => page.getByText('Yang diterima pelapor SGP-2026-000036').click(),
  ],
  ['correct', 'operator1', '/app/complaints/SGP-2026-000031', more('Ralat')],
  ['hand-over', 'operator1', '/app/complaints/SGP-2026-000039'],
  ['delivered', 'operator1', '/app/complaints/SGP-2026-000039', button('Sudah disampaikan')],
  ['legal-tasks', 'legal1', '/app/'],
  ['legal-case', 'legal1', '/app/complaints/SGP-2026-000037'],
  ['letter', 'approver1', '/app/incidents'],
  ['tasks', 'operator1', '/app/tasks'],
  ['new', 'operator1', '/app/new'],
  ['incidents', 'admin1', '/app/incidents'],
  ['forwardings', 'agency-ptmb', '/app/forwardings'],
  ['forwarding', 'agency-ptmb', '/app/forwardings/s1'],
  ['models', 'admin1', '/app/models'],
  ['modeler', 'admin1', '/app/models/ReplyPhase/drafts/d1', (page) => page.locator('.djs-palette').waitFor()],
  ['table', 'admin1', '/app/models/ApprovalPolicy/drafts/d2', (page) => page.locator('.tjs-table').waitFor()],
  ['review', 'admin2', '/app/models/ReplyPhase/drafts/d1/review', (page) => page.getByText('Perubahan').waitFor()],
  ['compare', 'auditor1', '/app/models/ApprovalPolicy/compare/1/2', (page) => page.getByText('Perubahan').waitFor()],
  ['admin-agencies', 'admin1', '/app/admin/agencies'],
  [
    'admin-agency',
    'admin1',
    '/app/admin/agencies',
    async (page) => {
      await page.getByRole('button', { name: /DLH/ }).click()
      await page.getByLabel('Alamat').fill('salah')
      await button('Simpan')(page)
      await page.getByText('bukan alamat surel; tulis').waitFor()
    },
  ],
  ['admin-topics', 'admin1', '/app/admin/topics'],
  ['admin-topic', 'admin1', '/app/admin/topics', (page) => page.getByRole('button', { name: /Lampu jalan/ }).click()],
  [
    'admin-import',
    'admin1',
    '/app/admin/agencies',
    async (page) => {
      await button('Impor CSV')(page)
      const chosen = page.waitForEvent('filechooser')
      await page.getByRole('button', { name: /Berkas CSV/ }).click()
      await (await chosen).setFiles({ name: 'instansi.csv', mimeType: 'text/csv', buffer: Buffer.from('code,name') })
      await page.getByText('Perbaiki dahulu').waitFor()
    },
  ],
  ['admin-holidays', 'admin1', '/app/admin/holidays'],
  [
    'admin-clocks',
    'auditor1',
    '/app/admin/clocks',
    async (page) => {
      await page.getByText('Riwayat perubahan').click()
      await page.getByText('isian, sebelum').first().click()
    },
  ],
  ['admin-templates', 'approver1', '/app/admin/templates'],
  [
    'admin-template',
    'admin1',
    '/app/admin/templates',
    async (page) => {
      await page.getByRole('button', { name: 'Tulis versi baru' }).first().click()
      await page.getByRole('button', { name: 'Pratinjau' }).click()
    },
  ],
  ['admin-channels', 'admin1', '/app/admin/channels'],
  ['admin-channel', 'admin1', '/app/admin/channels/instagram'],
  [
    'admin-channel-fault',
    'admin1',
    '/app/admin/new-channel',
    async (page) => {
      await page.getByLabel('Platform').selectOption('instagram')
      await page.getByLabel('Nama kanal').fill('Instagram @contohkota')
      await page.getByRole('button', { name: 'Buka kanal ini' }).click()
      await page.getByText('Sebutkan pemilik akun').first().waitFor()
    },
  ],
  ['admin-channel-register', 'auditor1', '/app/admin/channel-register'],
  ['admin-connectors', 'admin1', '/app/admin/connectors'],
  ['admin-people', 'admin1', '/app/admin/people'],
  [
    'admin-move',
    'admin1',
    '/app/admin/people',
    (page) => page.getByRole('button', { name: 'Pindahkan pekerjaan' }).first().click(),
  ],
  ['admin-troubles', 'admin1', '/app/admin/troubles'],
  ['history', 'auditor1', '/app/history/SGP-2026-000043'],
]
const sizes = [
  ['desk', 1366, 850],
  ['phone', 360, 780],
]

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
let troubles = 0
const say = (text) => {
  troubles++
  console.log(text)
}
for (const [size, width, height] of sizes) {
  for (const colorScheme of ['light', 'dark']) {
    for (const [name, as, path, act] of pages) {
      const file = `${name}-${size}-${colorScheme}`
      if (filter && !new RegExp(filter).test(file)) continue
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme,
        deviceScaleFactor: size === 'phone' ? 2 : 1,
      })
      if (as) await context.addCookies([{ name: 'as', value: as, url: base }])
      const page = await context.newPage()
      page.setDefaultTimeout(10_000)
      page.setDefaultNavigationTimeout(60_000)
      page.on(
        'console',
        (message) =>
          ['error', 'warning'].includes(message.type()) &&
          !/status of 4(04|28)/.test(message.text()) &&
          say(`${file}: ${message.text()}`),
      )
      page.on('pageerror', (error) => say(`${file}: ${error.message}`))
      await page.goto(base + path, { waitUntil: 'load' })
      await page.waitForTimeout(700)
      try {
        await act?.(page)
      } catch (error) {
        say(`${file}: ${error.message.split('\n')[0]}`)
      }
      await page.waitForTimeout(500)
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
      if (sideways) say(`${file}: scrolls sideways`)
      await page.screenshot({ path: `${folder}/${file}.png`, fullPage: as === '' })
      await context.close()
    }
  }
}
await browser.close()
process.exitCode = troubles === 0 ? 0 : 1
