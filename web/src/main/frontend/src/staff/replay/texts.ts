import { dictionary } from '../../i18n/dictionary.ts'
import { en } from './texts.en.ts'
import { id } from './texts.id.ts'

export const { useT } = dictionary(id, en)
