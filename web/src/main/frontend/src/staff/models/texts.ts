import { dictionary } from '../../i18n/dictionary.ts'
import { en } from './texts.en.ts'
import { id, type Key } from './texts.id.ts'

export const { t, useT } = dictionary(id, en)

/** A text whose key is put together; the key itself where there is none. */
export const say = (key: string): string => (key in id ? t(key as Key) : key)

/** What goes into a diagram is Indonesian, whatever language the page is in. */
export const drawn = (key: Key): string => id[key]
export const drawnSay = (key: string): string => (key in id ? id[key as Key] : key)
