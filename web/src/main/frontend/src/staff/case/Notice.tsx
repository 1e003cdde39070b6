import { IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react'
import type { PlatformNotice } from '../../api/types.ts'
import { useLanguage } from '../../i18n/dictionary.ts'

const signs = { info: IconInfoCircle, warning: IconAlertTriangle, blocking: IconCircleX }
const severities = { info: 'hint', warning: 'warning', blocking: 'error' } as const

/** A rule of the platform, in the reader's language, as one line of a list. */
export function Notice({ notice }: { notice: PlatformNotice }) {
  const language = useLanguage()
  const Sign = signs[notice.severity]
  return (
    <li data-severity={severities[notice.severity]}>
      <Sign size={17} aria-hidden />
      <span>{language === 'en' ? notice.english : notice.text}</span>
    </li>
  )
}
