import { Button } from '@mantine/core'
import { IconAlertTriangle, IconBulb, IconCircleX } from '@tabler/icons-react'
import type { Check } from '../../api/types.ts'
import { useT } from '../texts.ts'
import css from './editor.module.css'

const icons = { error: IconCircleX, warning: IconAlertTriangle, hint: IconBulb }

interface Props {
  checks: Check[]
  text?: string
  onMend?: (text: string) => void
}

/** What the guide says about a wording, as sentences, each with its mend where there is one. */
export function Checks({ checks, text = '', onMend }: Props) {
  const t = useT()
  const holes = [...new Set(text.match(/\{[\p{L}_ ]+\}/gu) ?? [])]
  if (checks.length + holes.length === 0) return null
  return (
    <ul className={css.checks} aria-label={t('checks.title')}>
      {checks.map((check) => {
        const Sign = icons[check.severity]
        return (
          <li key={check.rule + check.message} data-severity={check.severity}>
            <Sign size={17} aria-hidden />
            <span>
              <b>{t(`severity.${check.severity}`)}:</b> {check.message}
            </span>
            {check.mend && onMend && (
              <Button size="compact-sm" variant="default" onClick={() => onMend(check.mend!.text)}>
                {check.mend.label}
              </Button>
            )}
          </li>
        )
      })}
      {holes.length > 0 && (
        <li data-severity="warning">
          <IconAlertTriangle size={17} aria-hidden />
          <span>{t('checks.holes', { holes: holes.join(', ') })}</span>
        </li>
      )}
    </ul>
  )
}
