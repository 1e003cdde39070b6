import type { Person } from '../../../api/types.ts'
import { dictionary } from '../../../i18n/dictionary.ts'
import { en } from './words.en.ts'
import { id, type Key } from './words.id.ts'

const own = dictionary(id, en)

export const useT = own.useT

/** The word for a code of a kind, or the code where there is none: an office may have phases of its own. */
export function useWord() {
  const t = own.useT()
  return (kind: 'phase' | 'kind' | 'sent', code: string) => {
    const key = `${kind}.${code}`
    return key in id ? t(key as Key) : code
  }
}

/** Who acted: a person's name, or the office's word for whoever is none. */
export function useWho() {
  const t = own.useT()
  return (by: Person) => {
    const key = `by.${by.username}`
    return key in id ? t(key as Key) : by.name
  }
}
