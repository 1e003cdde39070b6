import { dictionary } from '../i18n/dictionary.ts'
import { en as adminEn } from './admin/texts.en.ts'
import { id as adminId } from './admin/texts.id.ts'
import { en as channelsEn } from './admin/channels/texts.en.ts'
import { id as channelsId } from './admin/channels/texts.id.ts'
import { en } from './texts.en.ts'
import { id } from './texts.id.ts'

const words = { ...id, ...adminId, ...channelsId }

export type Key = keyof typeof words

export const { t, useT } = dictionary(words, { ...en, ...adminEn, ...channelsEn })
