import { useSession } from '../session.tsx'
import { useT, type Key } from '../texts.ts'

const coded: Record<string, Record<string, Key>> = {
  reached_by: {
    'in-app': 'admin.v.in-app',
    mail: 'admin.v.mail',
    open311: 'admin.v.open311',
    file: 'admin.v.file',
  },
  kind: { LIBUR_NASIONAL: 'admin.v.national', CUTI_BERSAMA: 'admin.v.leave' },
  unit: {
    HK: 'admin.v.HK',
    CD: 'admin.v.CD',
    H: 'admin.v.H',
    MIN: 'admin.v.MIN',
    AT_ONCE: 'admin.v.AT_ONCE',
  },
  certainty: { SUPPORTED: 'admin.v.SUPPORTED', TO_VERIFY: 'admin.v.TO_VERIFY', POLICY: 'admin.v.POLICY' },
  category: {
    PENGADUAN_TBP: 'admin.v.PENGADUAN_TBP',
    PENGADUAN_BP: 'admin.v.PENGADUAN_BP',
    PERMINTAAN_INFORMASI: 'admin.v.PERMINTAAN_INFORMASI',
    PERMOHONAN_KIP: 'admin.v.PERMOHONAN_KIP',
    KEBERATAN_KIP: 'admin.v.KEBERATAN_KIP',
    ASPIRASI: 'admin.v.ASPIRASI',
    APRESIASI: 'admin.v.APRESIASI',
    DARURAT: 'admin.v.DARURAT',
    HAK_SUBJEK_DATA: 'admin.v.HAK_SUBJEK_DATA',
    LAIN: 'admin.v.LAIN',
  },
  how: { rewound: 'admin.v.rewound', requested: 'admin.v.requested' },
  urgency: {
    RENDAH: 'admin.v.RENDAH',
    SEDANG: 'admin.v.SEDANG',
    TINGGI: 'admin.v.TINGGI',
    DARURAT: 'admin.v.DARURAT',
  },
}

/** The words for codes. */
export function useWords() {
  const t = useT()
  const { time } = useSession()
  return {
    value(column: string, value: string): string {
      if (value === '') return '–'
      const name = column === 'warn_unit' ? 'unit' : column
      const key = coded[name]?.[value]
      if (key) return t(key)
      if (column === 'since') return time.exact(value)
      if (value === 'Y' || value === 'N') return t(value === 'Y' ? 'admin.yes' : 'admin.no')
      return value.replaceAll(';', '; ')
    },
  }
}
