import type { Me, Person } from '../src/api/types.ts'

const office = { name: 'Pemerintah Kota Balikpapan (contoh)', zone: 'Asia/Makassar', zoneName: 'WITA' }

const me = (username: string, name: string, initials: string, more: Partial<Me>): Me => ({
  username,
  name,
  initials,
  roles: [],
  agencies: [],
  headOf: [],
  officeHead: false,
  office,
  ...more,
})

/** Made-up people, as in the demonstration. */
export const people: Me[] = [
  me('operator1', 'Rina Wulandari', 'RW', { roles: ['operator'] }),
  me('operator2', 'Budi Santoso', 'BS', { roles: ['operator'] }),
  me('operator3', 'Siti Aminah', 'SA', { roles: ['operator'] }),
  me('approver1', 'Hj. Maya Lestari', 'ML', { roles: ['approver', 'operator'] }),
  me('agency-ptmb', 'Agus Prasetyo', 'AP', { roles: ['agency-officer'], agencies: ['PTMB'] }),
  me('head-office', 'H. Yusuf Rahman', 'YR', { officeHead: true, roles: ['approver'] }),
  me('legal1', 'Ratna Kusuma', 'RK', {}),
  me('admin1', 'Dewi Anggraini', 'DA', { roles: ['administrator'] }),
  me('admin2', 'Fajar Nugroho', 'FN', { roles: ['administrator'] }),
  me('auditor1', 'Bambang Irawan', 'BI', { roles: ['auditor'] }),
]

export const person = (username: string): Person => {
  const found = people.find((p) => p.username === username) ?? people[0]!
  return { username: found.username, name: found.name, initials: found.initials }
}

export { office }
