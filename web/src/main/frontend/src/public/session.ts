import { randomKey } from '../api/http.ts'
import type { Receipt } from '../api/types.ts'

/** What the form holds, kept in the tab (never beyond it: the device may be shared) until the report is sent. */
export interface ReportDraft {
  key: string
  text: string
  location: string
  name: string
  contact: string
  anonymous: boolean
  secret: boolean
  hadPhotos: boolean
}

const draftKey = 'sigap.report'
const receiptKey = 'sigap.receipt'

export const emptyDraft = (): ReportDraft => ({
  key: randomKey(),
  text: '',
  location: '',
  name: '',
  contact: '',
  anonymous: false,
  secret: false,
  hadPhotos: false,
})

export const keptDraft = (): ReportDraft => ({ ...emptyDraft(), ...read<ReportDraft>(draftKey) })
export const keepDraft = (draft: ReportDraft) => write(draftKey, draft)
export const keptReceipt = () => read<Receipt>(receiptKey)
export const forgetReceipt = () => write(receiptKey, undefined)

export function keepReceipt(receipt: Receipt): void {
  write(draftKey, undefined)
  write(receiptKey, receipt)
}

function read<T>(key: string): T | undefined {
  try {
    const text = sessionStorage.getItem(key)
    return text === null ? undefined : (JSON.parse(text) as T)
  } catch {
    return undefined
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === undefined) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(value))
  } catch {
    // The page itself still has it.
  }
}
