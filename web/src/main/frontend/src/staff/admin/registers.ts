import type { Key } from '../texts.ts'
import type { Fields, Row } from './types.ts'

/** How a field is filled in. A list is separated by semicolons. */
type Kind = 'text' | 'area' | 'words' | 'yes' | 'number' | 'date' | 'choice' | 'agency' | 'agencies' | 'clock' | 'clocks' | 'service'

export interface Field {
  column: string
  label: Key
  kind: Kind
  hint?: Key
  needed?: boolean
  choices?: readonly string[]
  /** Whether the field matters beside what the others say. */
  when?: (fields: Fields) => boolean
  /** Beside the field before it, where there is room. */
  half?: boolean
}

export type Name = 'agencies' | 'topics' | 'holidays' | 'clocks'

export interface RegisterView {
  name: Name
  kind: 'agency' | 'topic' | 'holiday' | 'clock'
  title: Key
  text: Key
  add: Key
  empty: Key
  fields: Field[]
  /** Columns of the list. */
  shown: string[]
  fresh: Fields
  removes: boolean
}

export const categories = [
  'PENGADUAN_TBP',
  'PENGADUAN_BP',
  'PERMINTAAN_INFORMASI',
  'PERMOHONAN_KIP',
  'KEBERATAN_KIP',
  'ASPIRASI',
  'APRESIASI',
  'DARURAT',
  'HAK_SUBJEK_DATA',
  'LAIN',
] as const
const urgencies = ['RENDAH', 'SEDANG', 'TINGGI', 'DARURAT'] as const
const units = ['HK', 'CD', 'H', 'MIN', 'AT_ONCE'] as const

export const registers: Record<Name, RegisterView> = {
  agencies: {
    name: 'agencies',
    kind: 'agency',
    title: 'admin.agencies',
    text: 'admin.agencies.text',
    add: 'admin.agencies.add',
    empty: 'admin.agencies.empty',
    removes: true,
    shown: ['code', 'name', 'reached_by', 'parent', 'active'],
    fresh: { level: 'kota', reached_by: 'in-app', city: 'Y', active: 'Y' },
    fields: [
      { column: 'code', label: 'admin.f.code', kind: 'text', hint: 'admin.f.code.hint', needed: true },
      { column: 'name', label: 'admin.f.name', kind: 'text', needed: true },
      {
        column: 'reached_by',
        label: 'admin.f.reached',
        kind: 'choice',
        choices: ['in-app', 'mail', 'open311', 'file'],
      },
      {
        column: 'address',
        label: 'admin.f.address',
        kind: 'text',
        hint: 'admin.f.address.hint',
        when: (fields) => fields['reached_by'] === 'mail',
      },
      {
        column: 'channel',
        label: 'admin.f.agencyChannel',
        kind: 'text',
        hint: 'admin.f.agencyChannel.hint',
        when: (fields) => fields['reached_by'] === 'open311' || fields['reached_by'] === 'file',
      },
      {
        column: 'service_code',
        label: 'admin.f.serviceCode',
        kind: 'service',
        hint: 'admin.f.serviceCode.hint',
        when: (fields) => fields['reached_by'] === 'open311',
      },
      { column: 'parent', label: 'admin.f.parent', kind: 'agency', hint: 'admin.f.parent.hint' },
      { column: 'level', label: 'admin.f.level', kind: 'text', hint: 'admin.f.level.hint' },
      { column: 'city', label: 'admin.f.city', kind: 'yes', hint: 'admin.f.city.hint' },
      { column: 'active', label: 'admin.f.active', kind: 'yes', hint: 'admin.f.agencyActive.hint' },
      { column: 'certainty', label: 'admin.f.certainty', kind: 'text' },
    ],
  },
  topics: {
    name: 'topics',
    kind: 'topic',
    title: 'admin.topics',
    text: 'admin.topics.text',
    add: 'admin.topics.add',
    empty: 'admin.topics.empty',
    removes: true,
    shown: ['label', 'agency', 'category', 'urgency', 'active'],
    fresh: {
      category: 'PENGADUAN_TBP',
      urgency: 'SEDANG',
      misplaced: 'N',
      active: 'Y',
      owner_level: 'kota',
      clocks: 'SP4N-VERIF;SP4N-TBP',
    },
    fields: [
      { column: 'code', label: 'admin.f.code', kind: 'text', hint: 'admin.f.topicCode.hint', needed: true },
      { column: 'label', label: 'admin.f.label', kind: 'text', needed: true },
      { column: 'label_en', label: 'admin.f.labelEn', kind: 'text' },
      { column: 'agency', label: 'admin.f.agency', kind: 'agency', needed: true },
      { column: 'secondary', label: 'admin.f.secondary', kind: 'agencies', hint: 'admin.f.secondary.hint' },
      { column: 'category', label: 'admin.f.category', kind: 'choice', choices: categories },
      { column: 'urgency', label: 'admin.f.urgency', kind: 'choice', choices: urgencies },
      { column: 'keywords_certain', label: 'admin.f.certain', kind: 'words', hint: 'admin.f.certain.hint' },
      { column: 'keywords_strong', label: 'admin.f.strong', kind: 'words', hint: 'admin.f.strong.hint' },
      { column: 'keywords_medium', label: 'admin.f.medium', kind: 'words', hint: 'admin.f.medium.hint' },
      { column: 'keywords_weak', label: 'admin.f.weak', kind: 'words', hint: 'admin.f.weak.hint' },
      { column: 'clocks', label: 'admin.f.clocks', kind: 'clocks' },
      { column: 'misplaced', label: 'admin.f.misplaced', kind: 'yes', hint: 'admin.f.misplaced.hint' },
      { column: 'contact', label: 'admin.f.contact', kind: 'text' },
      { column: 'note', label: 'admin.f.note', kind: 'area' },
      { column: 'active', label: 'admin.f.active', kind: 'yes', hint: 'admin.f.topicActive.hint' },
      { column: 'owner_level', label: 'admin.f.ownerLevel', kind: 'text' },
      { column: 'certainty', label: 'admin.f.certainty', kind: 'text' },
    ],
  },
  holidays: {
    name: 'holidays',
    kind: 'holiday',
    title: 'admin.holidays',
    text: 'admin.holidays.text',
    add: 'admin.holidays.add',
    empty: 'admin.holidays.empty',
    removes: true,
    shown: ['date', 'name', 'kind', 'decree'],
    fresh: { kind: 'LIBUR_NASIONAL' },
    fields: [
      { column: 'date', label: 'admin.f.date', kind: 'date', needed: true },
      { column: 'name', label: 'admin.f.holiday', kind: 'text', needed: true },
      { column: 'kind', label: 'admin.f.kind', kind: 'choice', choices: ['LIBUR_NASIONAL', 'CUTI_BERSAMA'] },
      { column: 'decree', label: 'admin.f.decree', kind: 'text', hint: 'admin.f.decree.hint', needed: true },
      { column: 'certainty', label: 'admin.f.certainty', kind: 'text' },
    ],
  },
  clocks: {
    name: 'clocks',
    kind: 'clock',
    title: 'admin.clocks',
    text: 'admin.clocks.text',
    add: 'admin.clocks.add',
    empty: 'admin.clocks.empty',
    removes: false,
    shown: ['id', 'label', 'amount', 'source'],
    fresh: { unit: 'HK', pausable: 'N', certainty: 'TO_VERIFY' },
    fields: [
      { column: 'id', label: 'admin.f.code', kind: 'text', needed: true },
      { column: 'label', label: 'admin.f.clockLabel', kind: 'text', needed: true },
      { column: 'source', label: 'admin.f.source', kind: 'area', hint: 'admin.f.source.hint', needed: true },
      {
        column: 'certainty',
        label: 'admin.f.sure',
        kind: 'choice',
        choices: ['SUPPORTED', 'TO_VERIFY', 'POLICY'],
      },
      { column: 'amount', label: 'admin.f.amount', kind: 'number', needed: true },
      { column: 'unit', label: 'admin.f.unit', kind: 'choice', choices: units },
      { column: 'warn_amount', label: 'admin.f.warn', kind: 'number' },
      { column: 'warn_unit', label: 'admin.f.warnUnit', kind: 'choice', choices: ['', ...units] },
      { column: 'trigger', label: 'admin.f.trigger', kind: 'text', needed: true },
      { column: 'actor', label: 'admin.f.actor', kind: 'text', needed: true },
      { column: 'extension', label: 'admin.f.extension', kind: 'clock' },
      { column: 'pausable', label: 'admin.f.pausable', kind: 'yes', hint: 'admin.f.pausable.hint' },
    ],
  },
}

export const labelOf = (view: RegisterView, column: string): Key | undefined =>
  view.fields.find((field) => field.column === column)?.label

/** What a person would call the row. */
export const nameOf = (row: Row) => row.fields['label'] ?? row.fields['name'] ?? row.key

/** Whether every word that was typed stands somewhere in the row. */
export function matches(row: Row, typed: string): boolean {
  const text = Object.values(row.fields).join(' ').toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** The values of a list field. */
export const list = (text: string | undefined) =>
  (text ?? '')
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** Fields that are another now than the ones given; empty where none is. */
export const changedFields = (before: Fields, now: Fields): Fields =>
  Object.fromEntries(Object.entries(now).filter(([column, value]) => (before[column] ?? '') !== value))
