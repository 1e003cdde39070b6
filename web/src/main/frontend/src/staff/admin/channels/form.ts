import { Problem } from '../../../api/http.ts'
import type { Language } from '../../../i18n/language.ts'
import type { Localized, OneChannel, Registration, Setting } from './types.ts'

/** What is typed into the page of a channel. */
export interface Typed {
  label: string
  settings: Record<string, string>
  registration: Registration
  /** Hours as they were typed; empty = as the channel's history suggests. */
  silent: string
}

export const registrationFields = ['owner', 'accountable', 'legalBasis', 'purpose'] as const

export const empty: Typed = { label: '', settings: {}, registration: {}, silent: '' }

export const typedOf = (one: OneChannel): Typed => ({
  label: one.channel.label,
  settings: one.settings,
  registration: one.registration,
  silent: one.silentAfterHours === undefined ? '' : String(one.silentAfterHours),
})

/** What the server takes; a number that is none goes as it is and comes back as a fault. */
export const bodyOf = (typed: Typed) => ({
  label: typed.label,
  settings: typed.settings,
  registration: typed.registration,
  silentAfterHours: typed.silent.trim() === '' ? undefined : hours(typed.silent),
})

const hours = (text: string) => (/^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : -1)

/** What is wrong, by field, as the server says. */
export function faultsOf(error: unknown): Record<string, string> {
  if (!(error instanceof Problem)) return {}
  const { faults } = error.body as { faults?: { field: string; message: string }[] }
  return Object.fromEntries((faults ?? []).map(({ field, message }) => [field, message]))
}

export const isSecret = ({ type }: Setting) => type === 'SECRET' || type === 'TOKEN'

export const inWords = (text: Localized, language: Language) => text[language]
