import { Button, TextInput } from '@mantine/core'
import { IconFileZip, IconReportAnalytics } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { query } from '../../../api/http.ts'
import { useLanguage } from '../../../i18n/dictionary.ts'
import { Page } from '../../pages/Page.tsx'
import pages from '../../pages/pages.module.css'
import { has, useSession } from '../../session.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { PageSkeleton } from '../../ui/Skeletons.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { type Days, inTime, type Part, presets, type Report, sums, todayIn, useBehind, useReport } from './compliance.ts'
import { Exporting } from './Exporting.tsx'
import css from './report.module.css'
import type { Key } from './texts.id.ts'
import { useT } from './texts.ts'

/** How a period went, and the cases behind a figure. */
export default function CompliancePage() {
  const t = useT()
  const { me } = useSession()
  const [asked, setAsked] = useSearchParams()
  const usual = presets(todayIn(me.office.zone))
  const days = { from: asked.get('from') ?? usual.month.from, to: asked.get('to') ?? usual.month.to }
  const figure = asked.get('figure')
  const report = useReport(days)
  const show = (chosen: Days) => setAsked({ ...chosen })
  return (
    <Page wide title={t('title')} text={t('text')}>
      {!figure && <Choose key={`${days.from} ${days.to}`} days={days} usual={usual} show={show} />}
      {report.isPending && <PageSkeleton />}
      {report.error && (
        <Trouble error={report.error} action={{ label: t('retry'), run: () => void report.refetch() }} />
      )}
      {report.data && figure && <Cases report={report.data} days={days} figure={figure} />}
      {report.data && !figure && <Figures report={report.data} days={days} />}
    </Page>
  )
}

interface ChooseProps {
  days: Days
  usual: ReturnType<typeof presets>
  show: (days: Days) => void
}

function Choose({ days, usual, show }: ChooseProps) {
  const t = useT()
  const [from, setFrom] = useState(days.from)
  const [to, setTo] = useState(days.to)
  return (
    <form
      className={`${pages.row} ${css.choose}`}
      onSubmit={(event) => {
        event.preventDefault()
        show({ from, to })
      }}
    >
      <TextInput
        type="date"
        required
        label={t('from')}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        required
        label={t('to')}
        value={to}
        min={from}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Button type="submit">{t('show')}</Button>
      {(['month', 'last', 'year'] as const).map((preset) => (
        <Button
          key={preset}
          variant="subtle"
          aria-pressed={usual[preset].from === days.from && usual[preset].to === days.to}
          onClick={() => show(usual[preset])}
        >
          {t(`preset.${preset}`)}
        </Button>
      ))}
    </form>
  )
}

function Figures({ report, days }: { report: Report; days: Days }) {
  const t = useT()
  const { me, time } = useSession()
  return (
    <>
      <div className={pages.row}>
        <span className={pages.muted}>{t('counted', { at: time.exact(report.at) })}</span>
        {has(me, 'auditor') && (
          <Button
            component={Link}
            to="/dossier"
            size="xs"
            variant="default"
            leftSection={<IconFileZip size={16} />}
          >
            {t('dossier')}
          </Button>
        )}
      </div>
      {report.parts.map((part) => (
        <Figured key={part.section} part={part} days={days} />
      ))}
      <section className={`${pages.card} ${css.part}`} aria-labelledby="report-export">
        <h2 id="report-export">{t('export.cases')}</h2>
        <Exporting path="/exports/cases" of={t('export.cases')} />
        {has(me, 'auditor') && (
          <>
            <h2>{t('export.ledger')}</h2>
            <Exporting path="/exports/ledger" of={t('export.ledger')} />
          </>
        )}
        <p className={pages.muted}>{t('export.note')}</p>
      </section>
    </>
  )
}

const columnKey = (section: string, column: string) =>
  `column.${section === 'forwarded' && column === 'unanswered' ? 'forwarded-unanswered' : column}` as Key

function Figured({ part, days }: { part: Part; days: Days }) {
  const t = useT()
  const locale = useLanguage() === 'id' ? 'id-ID' : 'en-GB'
  const heading = `report-${part.section}`
  return (
    <section className={css.part} aria-labelledby={heading}>
      <h2 id={heading}>{t(`section.${part.section}`)}</h2>
      {part.rows.length === 0 ? (
        <p className={pages.muted}>{t('none')}</p>
      ) : (
        <div className={pages.tableBox}>
          <table className={`${pages.table} ${css.figures}`}>
            <thead>
              <tr>
                <th scope="col">{t(`section.${part.section}.of`)}</th>
                {part.columns.map((column) => (
                  <th key={column} scope="col">
                    {t(columnKey(part.section, column))}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {part.rows.map((row) => {
                const share = part.section === 'clocks' ? inTime(row.counts) : undefined
                return (
                  <tr key={row.of.code}>
                    <th scope="row">
                      {row.of.label}
                      {share !== undefined && <small>{t('share', { n: share })}</small>}
                      {row.source && <small>{row.source}</small>}
                    </th>
                    {row.counts.map(({ column, figure, count }) => (
                      <td key={column} data-label={t(columnKey(part.section, column))}>
                        {count === 0 ? (
                          <span className={css.zero}>0</span>
                        ) : (
                          <Link
                            to={`/compliance${query({ ...days, figure })}`}
                            aria-label={t('open', {
                              column: t(columnKey(part.section, column)),
                              row: row.of.label,
                              n: count.toLocaleString(locale),
                            })}
                          >
                            {count.toLocaleString(locale)}
                          </Link>
                        )}
                      </td>
                    ))}
                  </tr>
                )
              })}
            </tbody>
            {part.rows.length > 1 && (
              <tfoot>
                <tr>
                  <th scope="row">{t('all')}</th>
                  {sums(part).map((sum, index) => (
                    <td key={part.columns[index]} data-label={t(columnKey(part.section, part.columns[index]!))}>
                      {sum.toLocaleString(locale)}
                    </td>
                  ))}
                </tr>
              </tfoot>
            )}
          </table>
        </div>
      )}
    </section>
  )
}

function Cases({ report, days, figure }: { report: Report; days: Days; figure: string }) {
  const t = useT()
  const { me, time } = useSession()
  const behind = useBehind(days, figure)
  const rows = behind.data?.pages.flatMap((page) => page.items) ?? []
  const [section = '', code = '', column = ''] = figure.split(':')
  const row = report.parts.find((part) => part.section === section)?.rows.find(({ of }) => of.code === code)
  const title = t('cases.title', { row: row?.of.label ?? code, column: t(columnKey(section, column)) })
  return (
    <>
      <div className={pages.row}>
        <Button component={Link} to={`/compliance${query({ ...days })}`} variant="default" size="xs">
          {t('cases.back')}
        </Button>
      </div>
      <h2 className={css.title}>{title}</h2>
      <Exporting path={`/exports/compliance${query({ ...days, figure })}`} of={title} />
      {behind.isPending && <PageSkeleton />}
      {behind.error && (
        <Trouble error={behind.error} action={{ label: t('retry'), run: () => void behind.refetch() }} />
      )}
      {behind.isSuccess && rows.length === 0 && (
        <Empty icon={IconReportAnalytics} title={t('cases.empty')}>
          {t('cases.empty.text')}
        </Empty>
      )}
      {rows.length > 0 && (
        <div className={pages.tableBox}>
          <table className={pages.table}>
            <thead>
              <tr>
                {(['ticket', 'at', 'due', 'ended', 'state', 'category', 'agency'] as const).map((name) => (
                  <th key={name} scope="col">
                    {t(`cases.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((one, index) => (
                <tr key={`${one.ticket} ${index}`}>
                  <td>
                    <Link className={pages.ticket} to={`/complaints/${one.ticket}`}>
                      {one.ticket}
                    </Link>
                    {one.restricted && <small className={css.mark}>{t('cases.restricted')}</small>}
                    {has(me, 'auditor') && (
                      <Link
                        className={css.dossier}
                        to={`/dossier/${one.ticket}`}
                        aria-label={`${t('dossier')} ${one.ticket}`}
                        title={t('dossier')}
                      >
                        <IconFileZip size={16} aria-hidden />
                      </Link>
                    )}
                  </td>
                  {[one.at, one.dueAt, one.endedAt].map((at, place) => (
                    <td key={place}>{at && <time dateTime={at}>{time.exact(at)}</time>}</td>
                  ))}
                  <td>{one.stateLabel}</td>
                  <td>{one.category?.label}</td>
                  <td>{one.agency?.label}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {behind.hasNextPage && (
        <Button variant="default" loading={behind.isFetchingNextPage} onClick={() => void behind.fetchNextPage()}>
          {t('cases.more')}
        </Button>
      )}
    </>
  )
}
