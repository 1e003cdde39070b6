import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { count } from './findings.ts'
import { useT } from './texts.ts'
import type { Finding } from './types.ts'
import css from './models.module.css'

/** What is wrong, worst first; each leads to its element. */
export function FindingList({
  findings,
  checking,
  nameOf,
  onShow,
}: {
  findings: Finding[]
  checking?: ReactNode
  nameOf: (element: string) => string
  onShow?: (element: string) => void
}) {
  const t = useT()
  const errors = count(findings, 'error')
  const warnings = count(findings, 'warning')
  return (
    <section className={css.findings} aria-label={t('findings.title')}>
      <h2>
        {t('findings.title')}
        {errors > 0 && <b data-severity="error">{errors}</b>}
        {warnings > 0 && <b data-severity="warning">{warnings}</b>}
        <span role="status">{checking}</span>
      </h2>
      {findings.length === 0 ? (
        <p className={css.clean}>
          <IconCircleCheck size={18} aria-hidden /> {t('findings.clean')}
        </p>
      ) : (
        <ul>
          {findings.map((finding) => {
            const Sign = finding.severity === 'error' ? IconCircleX : IconAlertTriangle
            // the server begins with the element's name where it knows one
            const named = (name: string) => (finding.message.startsWith(`"${name}": `) ? name.length + 4 : 0)
            const where = finding.element === '' ? t('findings.whole') : nameOf(finding.element)
            const body = (
              <>
                <Sign size={17} aria-label={t(finding.severity === 'error' ? 'findings.error' : 'findings.warning')} />
                <span>
                  {where && <b>{where}</b>} {finding.message.slice(named(where))}
                </span>
              </>
            )
            return (
              <li key={`${finding.rule} ${finding.element} ${finding.message}`} data-severity={finding.severity}>
                {onShow && finding.element && nameOf(finding.element) ? (
                  <button type="button" title={t('findings.go')} onClick={() => onShow(finding.element)}>
                    {body}
                  </button>
                ) : (
                  <div>{body}</div>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
