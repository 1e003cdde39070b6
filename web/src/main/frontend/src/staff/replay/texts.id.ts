/** The words of replays, in Indonesian. They name the keys. */
export const id = {
  title: 'Putar ulang aduan lama',
  text: 'Aduan yang sudah selesai dijalankan melalui draf ini dengan keputusan yang dahulu. Tidak ada yang dikirim dan tidak ada aduan yang berubah.',
  many: 'Berapa aduan terakhir',
  go: 'Putar ulang',
  again: 'Putar ulang lagi',
  progress: '{n} dari {of} aduan',
  waiting: 'Menunggu giliran',
  none: 'Belum ada aduan yang selesai.',
  stale: 'Draf berubah sejak putar ulang ini.',
  fine: 'Semua {n} aduan berakhir seperti dahulu.',
  same: '{n} berakhir sama',
  elsewhere: '{n} berakhir lain',
  longer: '{n} menunggu lebih lama',
  fails: '{n} gagal',
  then: 'Dahulu: {end}',
  now: 'Dengan draf ini: {end}',
  restricted: 'Aduan terbatas',
  reload: 'Muat ulang',
}

export type Key = keyof typeof id
