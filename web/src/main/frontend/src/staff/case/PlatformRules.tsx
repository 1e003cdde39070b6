import { IconAlertTriangle, IconClock, IconInfoCircle } from '@tabler/icons-react'
import type { Constraints, Target } from '../../api/types.ts'
import { useT } from '../texts.ts'
import { When } from '../ui/marks.tsx'
import { Notice } from './Notice.tsx'
import css from './editor.module.css'

/** What the platform allows of this kind of answer now, before a word is written: window, quota, prices, refusals. */
export function PlatformRules({ constraints, target }: { constraints: Constraints; target: Target }) {
  const t = useT()
  const rules = constraints[target]
  const { closing } = constraints
  const closesAt = rules?.closesAt
  if (!constraints.away && !constraints.paused && !closing && !closesAt && rules?.remaining === undefined && !rules?.notices.length) return null
  return (
    <ul className={css.checks} aria-label={t('rules.title')}>
      {constraints.away && (
        <li data-severity="warning">
          <IconAlertTriangle size={17} aria-hidden />
          <span>{t('rules.away')}</span>
        </li>
      )}
      {constraints.paused && (
        <li data-severity="warning">
          <IconAlertTriangle size={17} aria-hidden />
          <span>{t('rules.paused')}</span>
        </li>
      )}
      {closesAt && (
        <li data-severity={closing ? 'warning' : 'hint'}>
          <IconClock size={17} aria-hidden />
          <span>
            {t('rules.closes')} <When at={closesAt} />
          </span>
        </li>
      )}
      {closing && (
        <li data-severity="warning">
          <IconAlertTriangle size={17} aria-hidden />
          <span>
            <b>{t('rules.closing')}</b> {t(`rules.fallback.${closing.fallback}`)}
          </span>
        </li>
      )}
      {rules?.remaining !== undefined && (
        <li data-severity={rules.remaining === 0 ? 'warning' : 'hint'}>
          <IconInfoCircle size={17} aria-hidden />
          <span>{t('rules.remaining', { n: rules.remaining })}</span>
        </li>
      )}
      {rules?.notices.map((notice) => <Notice key={notice.code} notice={notice} />)}
    </ul>
  )
}
