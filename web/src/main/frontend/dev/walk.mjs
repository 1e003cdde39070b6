// A walk through the pages on the in-memory API, as the right people: `npm run walk -- [base url]`. Restart the server before it.
import assert from 'node:assert/strict'
import { chromium } from 'playwright-core'

const [base = 'http://localhost:5174'] = process.argv.slice(2)
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

async function open(as, path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options })
  if (as) await context.addCookies([{ name: 'as', value: as, url: base }])
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  page.setDefaultNavigationTimeout(60_000)
  page.on('pageerror', (error) => console.log(`${as || 'citizen'}: ${error.message}`))
  page.on(
    'console',
    (message) =>
      message.type() === 'error' &&
      !/status of|ERR_INTERNET/.test(message.text()) &&
      console.log(`${as || 'citizen'}: ${message.text()}`),
  )
  await page.goto(base + path)
  return page
}
const press = (page, name) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .last()
    .click()
const sees = (page, text) => page.getByText(text).first().waitFor()
const api = (page, path, body) =>
  page.evaluate(
    async ([url, json]) =>
      (
        await fetch(`/api${url}`, {
          method: 'POST',
          headers: { 'X-Sigap': '1', 'Content-Type': 'application/json' },
          body: JSON.stringify(json),
        })
      ).status,
    [path, body],
  )

const steps = {
  async 'a citizen reports, is asked for a proof of work, and tracks'() {
    let ticket
    for (const text of ['Parit depan rumah mampet.', 'Lampu taman padam.']) {
      const page = await open('', '/')
      await page.getByLabel('Apa yang terjadi?').fill(text)
      await page.getByLabel('Sembunyikan nama saya').check()
      await press(page, 'Kirim laporan')
      await sees(page, 'Laporan Anda kami terima')
      await page.getByRole('link', { name: 'Lihat laporan saya' }).click()
      await sees(page, text)
      ticket = await page.locator('h1').innerText()
      await page.getByLabel('Tambah keterangan').fill('Tambahan: sejak kemarin.')
      await press(page, 'Kirim keterangan')
      await sees(page, 'Keterangan Anda kami terima.')
      await page.context().close()
    }
    return ticket
  },
  async 'a citizen without a network loses nothing'() {
    const page = await open('', '/')
    await page.getByLabel('Apa yang terjadi?').fill('Tanpa sinyal')
    await page.context().setOffline(true)
    await press(page, 'Kirim laporan')
    await sees(page, 'Server tidak terjangkau')
    assert.equal(await page.getByLabel('Apa yang terjadi?').inputValue(), 'Tanpa sinyal')
    await page.context().setOffline(false)
    await page.reload()
    assert.equal(await page.getByLabel('Apa yang terjadi?').inputValue(), 'Tanpa sinyal')
    await press(page, 'Kirim laporan')
    await sees(page, 'Laporan Anda kami terima')
    await page.context().close()
  },
  async 'an agency answers by its link'() {
    const page = await open('', '/jawab/abc')
    await page.getByLabel('Jawaban untuk disampaikan').fill('Truk berangkat pukul 15.00.')
    await press(page, 'Kirim jawaban')
    await sees(page, 'Jawaban Anda sudah diterima')
    await page.goto(`${base}/jawab/habis`)
    await sees(page, 'Tautan ini tidak berlaku lagi')
    await page.context().close()
  },
  async 'an operator works with the keyboard, and another sees it live'() {
    const [rina, budi] = [await open('operator1', '/app/'), await open('operator2', '/app/inbox/open')]
    await sees(rina, 'Ahmad')
    await rina.getByRole('link', { name: /Ahmad/ }).focus()
    await rina.keyboard.press('Enter')
    await rina.getByRole('heading', { name: 'Ahmad' }).waitFor()
    await rina.locator('body').click({ position: { x: 5, y: 600 } })
    await rina.keyboard.press('c')
    await sees(rina, 'Anda pegang sampai')
    await budi.locator('li', { hasText: 'Ahmad' }).getByLabel('Rina Wulandari').waitFor()
    await rina.keyboard.press('r')
    await rina.getByLabel('Isi redaksi').fill('Selamat siang. Air menyala pukul 21.00 WITA.')
    await rina.keyboard.press('Control+Enter')
    await sees(rina, 'Diajukan.')
    await sees(rina, 'Menunggu persetujuan')
    await rina.context().close()
    await budi.context().close()
  },
  async 'errors of the guide stop, a warning is shown once, a mend takes one tap'() {
    const page = await open('operator1', '/app/inbox/mine/SGP-2026-000041')
    await page.getByRole('button', { name: /Tulis jawaban|Lanjutkan jawaban/ }).click()
    await page.getByLabel('Isi redaksi').fill('AIR SUDAH KAMI PERBAIKI SEMUA YA')
    await press(page, 'Ajukan')
    await sees(page, 'Harus diperbaiki')
    assert.equal(await page.getByRole('button', { name: 'Ajukan', exact: true }).isDisabled(), true)
    await press(page, 'Jadikan huruf biasa')
    await press(page, 'Ajukan')
    await sees(page, 'Belum ada salam pembuka')
    await page.getByRole('button', { name: 'Ajukan juga' }).waitFor()
    await page.keyboard.press('Escape')
    await page.context().close()
  },
  async 'a lost race loses no text'() {
    const rina = await open('operator1', '/app/inbox/mine/SGP-2026-000041')
    const maya = await open('approver1', '/app/inbox/open')
    await rina
      .getByRole('button', { name: /jawaban$/ })
      .last()
      .click()
    await rina.getByLabel('Isi redaksi').fill('Selamat siang. Tulisan yang tidak boleh hilang.')
    assert.equal(await api(maya, '/complaints/SGP-2026-000041/takeover', { reason: 'Uji' }), 200)
    await sees(rina, 'Kasus ini sekarang dipegang Hj. Maya Lestari.')
    assert.equal(await rina.getByLabel('Isi redaksi').inputValue(), 'Selamat siang. Tulisan yang tidak boleh hilang.')
    await rina.reload()
    await sees(rina, 'belum terkirim')
    await press(rina, 'Lanjutkan')
    assert.equal(await rina.getByLabel('Isi redaksi').inputValue(), 'Selamat siang. Tulisan yang tidak boleh hilang.')
    await rina.context().close()
    await maya.context().close()
  },
  async 'a note without a network stays in the box'() {
    const page = await open('operator1', '/app/inbox/mine/SGP-2026-000042')
    await press(page, 'Catatan')
    await page.getByLabel('Catatan').last().fill('PTMB ditelepon')
    await page.context().setOffline(true)
    await press(page, 'Simpan catatan')
    await sees(page, 'Server tidak terjangkau')
    await page.context().setOffline(false)
    await press(page, 'Simpan catatan')
    await sees(page, 'PTMB ditelepon')
    await page.context().close()
  },
  async 'an approver returns one wording and approves the next'() {
    const page = await open('approver1', '/app/complaints/SGP-2026-000043')
    await sees(page, 'Yang akan diterima pelapor')
    await press(page, 'Kembalikan')
    await page.getByRole('dialog').getByRole('button', { name: 'Nada kurang tepat' }).click()
    await page.getByLabel('Catatan untuk penulis').fill('Lebih ramah.')
    await page.getByRole('dialog').getByRole('button', { name: 'Kembalikan' }).click()
    await sees(page, 'Lebih ramah.')
    await page.goto(`${base}/app/complaints/SGP-2026-000038`)
    await press(page, 'Setujui')
    await sees(page, 'Disetujui. Persis teks inilah yang dikirim.')
    await sees(page, 'Sudah dijawab')
    await page.context().close()
  },
  async 'a case is forwarded, its agency answers'() {
    const page = await open('operator1', '/app/inbox/unclaimed/SGP-2026-000047')
    await press(page, 'Ambil')
    await sees(page, 'Anda pegang sampai')
    await press(page, 'Lainnya')
    await page.getByRole('menuitem', { name: /^Teruskan/ }).click()
    await page.getByLabel('Pesan untuk instansi').fill('Kapan lampunya diganti?')
    await press(page, /^Teruskan ke/)
    await sees(page, 'Diteruskan ke')
    await page.context().close()
    const agency = await open('agency-ptmb', '/app/')
    await agency.getByRole('link', { name: 'SGP-2026-000038' }).first().click()
    await agency.getByLabel('Jawaban').fill('Pulih pukul 21.00.')
    await press(agency, 'Kirim jawaban')
    await sees(agency, 'Pulih pukul 21.00.')
    await agency.context().close()
  },
  async 'a release is undone in time'() {
    const page = await open('operator1', '/app/inbox/mine/SGP-2026-000042')
    await page.getByText('Anda pegang').first().waitFor()
    await page.goto(`${base}/app/inbox/unclaimed/SGP-2026-000046`)
    await press(page, 'Ambil')
    await sees(page, 'Anda pegang sampai')
    await press(page, 'Lainnya')
    await page.getByRole('menuitem', { name: 'Lepas' }).click()
    await sees(page, 'Belum diambil')
    await press(page, 'Urungkan')
    await sees(page, 'Anda pegang sampai')
    await page.context().close()
  },
  async 'whoever has no role but a step sees its case and nothing else'() {
    const page = await open('legal1', '/app/')
    await sees(page, 'Periksa apakah jawaban menyebut kewenangan PLN')
    await page.getByRole('link', { name: 'Buka kasus' }).click()
    await sees(page, 'Padamnya listrik di Manggar ditangani PLN')
    assert.equal(await page.getByPlaceholder('Cari nama, nomor, atau kata').count(), 0)
    await press(page, 'Selesaikan langkah')
    await page.getByRole('dialog').getByRole('button', { name: 'Perlu diubah' }).waitFor()
    await page.keyboard.press('Escape')
    await page.context().close()
  },
  async 'a file is attached, another is too large, and the approver opens what goes out'() {
    const page = await open('operator3', '/app/complaints/SGP-2026-000036')
    await press(page, 'Ambil')
    await page.getByText('Anda pegang').first().waitFor()
    await press(page, /jawaban$/)
    await page.getByLabel('Isi redaksi').fill('Selamat siang. Jadwal truk tangki terlampir.')
    await page.locator('form input[type=file]').setInputFiles([
      { name: 'jadwal.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(40_000, 1) },
      { name: 'rekaman.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(10 * 1024 * 1024 + 1, 1) },
    ])
    await sees(page, /rekaman.mp4 tidak terlampir/)
    await page.getByLabel('Kirim jadwal.pdf bersama jawaban').waitFor()
    await press(page, 'Ajukan')
    await sees(page, 'Diajukan.')
    await page.context().close()
    const maya = await open('approver1', '/app/complaints/SGP-2026-000036')
    const file = maya.getByRole('figure').getByRole('link', { name: /jadwal.pdf/ })
    await file.waitFor()
    assert.equal(await file.getAttribute('target'), '_blank')
    await maya.context().close()
  },
  async 'a correction needs its reason'() {
    const page = await open('operator1', '/app/complaints/SGP-2026-000031')
    await press(page, 'Lainnya')
    await page.getByRole('menuitem', { name: 'Ralat' }).click()
    await page.getByLabel('Isi redaksi').fill('Selamat sore. Ralat: lampu diganti kemarin.')
    assert.equal(await page.getByRole('button', { name: 'Ajukan', exact: true }).isDisabled(), true)
    await page.getByLabel('Mengapa jawaban sebelumnya diralat?').fill('Harinya keliru.')
    await press(page, 'Ajukan')
    await sees(page, 'Diajukan.')
    await sees(page, 'Ralat: Harinya keliru.')
    await page.context().close()
  },
  async 'a person delivers an answer and says how'() {
    const page = await open('operator1', '/app/complaints/SGP-2026-000039')
    await sees(page, 'Telepon kembali Bu Rahmah')
    await press(page, 'Sudah disampaikan')
    await page.getByLabel('Bagaimana disampaikan?').fill('Dibacakan lewat telepon.')
    await page.getByRole('dialog').getByRole('button', { name: 'Sudah disampaikan' }).click()
    await sees(page, /Disampaikan: .* WITA: Dibacakan lewat telepon/)
    await page.context().close()
  },
  async 'an unreadable message is tried again until it is read'() {
    const page = await open('approver1', '/app/incidents')
    await sees(page, 'unreadable-mime')
    await press(page, 'Coba lagi')
    await sees(page, 'masih belum terbaca')
    await press(page, 'Coba lagi')
    await sees(page, 'Kiriman terbaca dan sudah masuk.')
    await page.context().close()
  },
  async 'a citizen adds a photo to a report'() {
    const page = await open('', '/lacak/SGP-2026-000041?code=kenari-4821')
    await page.getByLabel('Tambah keterangan').fill('Ini foto terbarunya.')
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    await page.locator('input[type=file]').setInputFiles({ name: 'keran2.png', mimeType: 'image/png', buffer: png })
    await page.getByRole('button', { name: 'Hapus keran2.jpg' }).waitFor()
    await press(page, 'Kirim keterangan')
    await sees(page, 'Keterangan Anda kami terima.')
    await page.locator('a[aria-label="Lampiran keran2.jpg"][href*="code=kenari-4821"]').waitFor()
    await page.context().close()
  },
  async 'who opens a case is seen there at once'() {
    const rina = await open('operator1', '/app/complaints/SGP-2026-000044')
    await sees(rina, 'MT Haryono banjir lagi')
    const siti = await open('operator3', '/app/complaints/SGP-2026-000044')
    await rina.getByLabel('Siti Aminah sedang membaca').waitFor()
    await siti.context().close()
    await rina.context().close()
  },
  async "the office's own step is done from the tasks"() {
    const page = await open('operator1', '/app/tasks')
    await press(page, 'Kerjakan')
    await page.getByLabel('Catatan').fill('Dasar hukumnya sudah diperiksa.')
    await press(page, 'Sesuai')
    await sees(page, 'Telaah hukum selesai.')
    await page.context().close()
  },
  async 'a call is entered by hand'() {
    const page = await open('operator1', '/app/new')
    await page.getByLabel('Apa yang disampaikan?').fill('Penelepon: selokan mampet')
    await press(page, 'Simpan aduan')
    await sees(page, 'Aduan tercatat')
    await page.getByRole('link', { name: 'Buka kasus' }).click()
    await sees(page, 'Penelepon: selokan mampet')
    await page.context().close()
  },
  async 'an incident is taken and resolved'() {
    const page = await open('admin1', '/app/incidents')
    const item = page.locator('li', { hasText: 'Dinas Pekerjaan Umum' })
    await item.getByRole('button', { name: 'Saya tangani' }).click()
    await item.getByRole('button', { name: 'Nyatakan selesai' }).click()
    await item.getByLabel('Apa yang dilakukan?').fill('Kepala dinas didaftarkan.')
    await item.getByRole('button', { name: 'Nyatakan selesai' }).click()
    await item.waitFor({ state: 'detached' })
    await page.context().close()
  },
  async 'the desk speaks English on request'() {
    const page = await open('operator1', '/app/inbox/open')
    await page.getByRole('button', { name: /akun/ }).click()
    await page.getByRole('menuitem', { name: 'English' }).click()
    await page.getByPlaceholder('Search name, number or words').waitFor()
    assert.equal(await page.locator('html').getAttribute('lang'), 'en')
    await page.context().close()
  },
  async 'who is signed out is sent to the sign-in page'() {
    const page = await open('', '/app/inbox/open')
    await page.waitForURL(/\/app\/login/)
    await page.context().close()
  },
}

let failed = 0
for (const [name, step] of Object.entries(steps)) {
  try {
    await step()
    console.log(`ok    ${name}`)
  } catch (error) {
    failed++
    console.log(`FAIL  ${name}\n      ${String(error.message).split('\n').slice(0, 4).join('\n      ')}`)
  }
}
await browser.close()
process.exitCode = failed === 0 ? 0 : 1
