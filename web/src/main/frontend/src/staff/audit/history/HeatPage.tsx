import { Select } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useLanguage } from '../../../i18n/dictionary.ts'
import { useReleases } from '../../models/queries.ts'
import { Page } from '../../pages/Page.tsx'
import pages from '../../pages/pages.module.css'
import { useDiagram } from '../../queries.ts'
import { PageSkeleton } from '../../ui/Skeletons.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { Plan, type Sign } from './Plan.tsx'
import { useHeat } from './queries.ts'
import { grades, span, takesTime } from './spans.ts'
import { useT } from './words.ts'
import css from './history.module.css'

/** How long the steps of a release take, drawn on its diagram and told in a table. */
export default function HeatPage() {
  const t = useT()
  const language = useLanguage()
  const [address, setAddress] = useSearchParams()
  const releases = useReleases()
  const process = address.get('process') ?? 'ComplaintProcess'
  const asked = address.get('release')
  const heat = useHeat(process, asked ? Number(asked) : undefined)
  const release = heat.data?.release ?? 0
  const xml = useDiagram(process, release || 1)
  const labels = useMemo(() => labelled(xml.data ?? ''), [xml.data])
  const steps = useMemo(
    () =>
      (heat.data?.steps ?? []).filter(({ type }) => takesTime(type)).sort((a, b) => b.median - a.median),
    [heat.data],
  )
  const level = useMemo(() => grades(new Map(steps.map((step) => [step.element, step.median]))), [steps])
  const signs = useMemo(
    () =>
      new Map<string, Sign>(
        steps.map((step) => [
          step.element,
          { marker: `sigap-heat-${level.get(step.element) ?? 0}`, text: span(step.median, language) },
        ]),
      ),
    [steps, level, language],
  )
  const set = (name: string, value: string | null) =>
    setAddress((before) => {
      const next = new URLSearchParams(before)
      if (value) next.set(name, value)
      return next
    })
  const files = releases.data?.find(({ number }) => number === release)?.files ?? []
  return (
    <Page wide title={t('heat.title')} text={t('heat.text', { n: (heat.data?.lookedAt ?? 0).toLocaleString() })}>
      <nav className={css.ways} aria-label={t('ways')}>
        <Link to="/history">
          <IconArrowLeft size={15} aria-hidden /> {t('case.back')}
        </Link>
      </nav>
      <div className={pages.row}>
        <Select
          label={t('f.release')}
          allowDeselect={false}
          value={release ? String(release) : null}
          data={(releases.data ?? []).map(({ number, name }) => ({
            value: String(number),
            label: `${t('release', { n: number })} · ${name}`,
          }))}
          onChange={(value) => set('release', value)}
        />
        <Select
          label={t('steps.diagram')}
          allowDeselect={false}
          value={process}
          data={files.filter(({ kind }) => kind === 'process').map(({ key, name }) => ({ value: key, label: name }))}
          onChange={(value) => set('process', value)}
        />
      </div>
      {heat.isPending && <PageSkeleton />}
      {heat.error && <Trouble error={heat.error} action={{ label: t('retry'), run: () => void heat.refetch() }} />}
      {heat.data && (
        <>
          <Plan process={process} release={release} signs={signs} label={t('heat.label')} />
          <ul className={css.legend} aria-hidden>
            <li>{t('heat.short')}</li>
            {[1, 2, 3, 4, 5].map((grade) => (
              <li key={grade} data-grade={grade} />
            ))}
            <li>{t('heat.long')}</li>
          </ul>
          {steps.length === 0 ? (
            <p className={pages.muted}>{t('heat.none')}</p>
          ) : (
            <div className={pages.tableBox}>
              <table className={pages.table}>
                <thead>
                  <tr>
                    <th scope="col">{t('steps.step')}</th>
                    <th scope="col">{t('heat.cases')}</th>
                    <th scope="col">{t('heat.median')}</th>
                    <th scope="col">{t('heat.ninth')}</th>
                    <th scope="col">{t('heat.longest')}</th>
                    <th scope="col">{t('heat.standing')}</th>
                  </tr>
                </thead>
                <tbody>
                  {steps.map((step) => (
                    <tr key={step.element}>
                      <td>{labels.get(step.element) ?? step.element}</td>
                      <td>{step.cases}</td>
                      <td>{span(step.median, language)}</td>
                      <td>{span(step.ninth, language)}</td>
                      <td>{span(step.longest, language)}</td>
                      <td>{step.standing}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </>
      )}
    </Page>
  )
}

/** The labels of a diagram's elements by their ids. */
function labelled(xml: string): Map<string, string> {
  if (xml === '') return new Map()
  const elements = new DOMParser().parseFromString(xml, 'text/xml').querySelectorAll('[id][name]')
  return new Map([...elements].map((one) => [one.getAttribute('id')!, one.getAttribute('name')!]))
}
