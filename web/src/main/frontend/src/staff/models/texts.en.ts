import { id, type Key } from './texts.id.ts'

export const en: Record<Key, string> = id
