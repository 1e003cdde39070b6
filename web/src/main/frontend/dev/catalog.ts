import type { Catalog, Channel, Label } from '../src/api/types.ts'

export const channels: Record<string, Channel> = {
  web: { id: 'web', platform: 'web-form', label: 'Formulir web' },
  mail: { id: 'mail', platform: 'email', label: 'Surel layanan' },
  manual: { id: 'manual', platform: 'manual', label: 'Dicatat petugas' },
  x: { id: 'x', platform: 'x', label: 'X @contohkota' },
}

const l = (code: string, label: string): Label => ({ code, label })

export const catalog: Catalog = {
  agencies: [
    { code: 'PTMB', label: 'Perumda Tirta Manuntung (PDAM)', how: 'in-app', city: true, reached: true },
    { code: 'DISHUB', label: 'Dinas Perhubungan', how: 'in-app', city: true, reached: true },
    { code: 'DPU', label: 'Dinas Pekerjaan Umum', how: 'in-app', city: true, reached: true },
    { code: 'DLH', label: 'Dinas Lingkungan Hidup', how: 'mail', city: true, reached: true },
    { code: 'INSPEKTORAT', label: 'Inspektorat Kota', how: 'in-app', city: true, reached: false },
    { code: 'PLN_UP3', label: 'PLN UP3 Balikpapan', how: 'mail', city: false, reached: true },
  ],
  topics: [
    l('AIR_BERSIH_MATI', 'Air bersih mati'),
    l('PJU_MATI', 'Lampu jalan mati'),
    l('BANJIR_DRAINASE', 'Banjir dan drainase'),
    l('SAMPAH_TIDAK_DIANGKUT', 'Sampah tidak diangkut'),
    l('LISTRIK_PADAM', 'Listrik padam'),
    l('KEBAKARAN', 'Kebakaran'),
    l('PUNGLI', 'Pungutan liar'),
  ],
  categories: [
    l('PENGADUAN_TBP', 'Pengaduan'),
    l('PENGADUAN_BP', 'Pengaduan berkadar pengawasan'),
    l('PERMINTAAN_INFORMASI', 'Permintaan informasi'),
    l('ASPIRASI', 'Aspirasi'),
    l('APRESIASI', 'Apresiasi'),
    l('DARURAT', 'Darurat'),
    l('LAIN', 'Lain-lain'),
  ],
  urgencies: [l('RENDAH', 'Rendah'), l('SEDANG', 'Sedang'), l('TINGGI', 'Tinggi'), l('DARURAT', 'Darurat')],
  templates: [
    {
      code: 'AIR_PERBAIKAN',
      label: 'Air: perbaikan berjalan',
      kind: 'answer',
      text: 'Selamat {salam}, {nama}. Gangguan air di {lokasi} sedang diperbaiki oleh PTMB dan diperkirakan pulih {waktu}. Mohon maaf atas ketidaknyamanannya.',
    },
    {
      code: 'TERIMA_KASIH',
      label: 'Ucapan terima kasih',
      kind: 'answer',
      text: 'Terima kasih atas laporan Anda. Tim kami sudah menindaklanjutinya.',
    },
    {
      code: 'TANYA_LOKASI',
      label: 'Tanya lokasi',
      kind: 'question',
      text: 'Mohon sebutkan nama jalan, RT, dan patokan terdekat supaya petugas dapat menemukan lokasinya.',
    },
  ],
  closeReasons: [
    l('ANSWERED', 'Sudah dijawab'),
    l('NO_REPLY_NEEDED', 'Tidak perlu dijawab'),
    l('NO_RESPONSE', 'Tidak ada tanggapan atas pertanyaan'),
    l('WITHDRAWN', 'Dicabut pelapor'),
  ],
  returnReasons: [
    l('FACT', 'Fakta belum lengkap'),
    l('TONE', 'Nada kurang tepat'),
    l('PII', 'Memuat data pribadi'),
    l('DOOR', 'Tujuan penerusan keliru'),
    l('OTHER', 'Lainnya'),
  ],
  views: [
    l('unclaimed', 'Belum diambil'),
    l('mine', 'Milik saya'),
    l('awaiting-approval', 'Menunggu persetujuan'),
    l('at-agency', 'Di OPD'),
    l('overdue', 'Lewat tenggat'),
    l('emergency', 'Darurat'),
    l('waiting-citizen', 'Menunggu pelapor'),
    l('open', 'Semua yang terbuka'),
    l('closed', 'Selesai'),
  ],
}
