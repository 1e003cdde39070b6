import { Button, Select, Tabs } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import { Link, useParams } from 'react-router'
import { Problem } from '../../../api/http.ts'
import { useLanguage } from '../../../i18n/dictionary.ts'
import { changed, wordDiff } from '../../../logic/diff.ts'
import review from '../../case/review.module.css'
import { Page } from '../../pages/Page.tsx'
import pages from '../../pages/pages.module.css'
import { useT as useStaffT } from '../../texts.ts'
import { Warnings, When } from '../../ui/marks.tsx'
import { PageSkeleton } from '../../ui/Skeletons.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { Plan, type Sign } from './Plan.tsx'
import { PurposeForm } from './PurposeForm.tsx'
import { useCaseHistory } from './queries.ts'
import { span, spent, takesTime } from './spans.ts'
import type { CaseHistory, Sending } from './types.ts'
import { useT, useWho, useWord } from './words.ts'
import css from './history.module.css'

/** Everything that is kept of one case. */
export default function CaseHistoryPage() {
  const t = useT()
  const ticket = useParams()['ticket'] ?? ''
  const found = useCaseHistory(ticket)
  const asks = found.error instanceof Problem && found.error.code === 'purpose-needed'
  return (
    <Page wide title={t('case.title', { ticket })}>
      <nav className={css.ways} aria-label={t('ways')}>
        <Link to="/history">
          <IconArrowLeft size={15} aria-hidden /> {t('case.back')}
        </Link>
        <Link to={`/complaints/${ticket}`}>{t('case.open')}</Link>
        <Link to={`/history/rows/${ticket}`}>{t('rows.title')}</Link>
        <Link to={`/dossier/${ticket}`}>{t('case.dossier')}</Link>
      </nav>
      {found.isPending && <PageSkeleton />}
      {asks ? (
        <PurposeForm ticket={ticket} onGiven={() => void found.refetch()} />
      ) : (
        found.error && <Trouble error={found.error} action={{ label: t('retry'), run: () => void found.refetch() }} />
      )}
      {found.data && !asks && <Parts history={found.data} />}
    </Page>
  )
}

function Parts({ history }: { history: CaseHistory }) {
  const t = useT()
  const { row } = history
  return (
    <>
      <dl className={`${pages.card} ${pages.facts}`}>
        <Fact name={t('c.received')}>
          <When at={row.receivedAt} exact /> · {row.channel.label}
        </Fact>
        <Fact name={t('c.case')}>
          {[row.category?.label, row.topic?.label, row.agency?.label].filter(Boolean).join(' · ')}{' '}
          <Warnings emergency={row.emergency} restricted={row.restricted} />
        </Fact>
        <Fact name={t('c.state')}>
          {row.stateLabel}
          {row.outcome && ` · ${row.outcome.label}`}
          {row.closedAt && (
            <>
              {' '}
              · <When at={row.closedAt} exact />
            </>
          )}
          {row.release !== undefined && ` · ${t('release', { n: row.release })}`}
        </Fact>
        <Fact name={t('c.clocks')}>
          <ul className={css.clocks}>
            {row.clocks.map((clock, index) => (
              <li key={clock.rule + index} data-state={clock.state}>
                {clock.label}: {t(`clock.${clock.state}`)} (<When at={clock.dueAt} exact />)
              </li>
            ))}
          </ul>
        </Fact>
      </dl>
      <Tabs defaultValue="steps" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="steps">{t('tab.steps')}</Tabs.Tab>
          <Tabs.Tab value="timeline">{t('tab.timeline', { n: history.timeline.length })}</Tabs.Tab>
          <Tabs.Tab value="wordings">{t('tab.wordings', { n: history.wordings.length })}</Tabs.Tab>
          <Tabs.Tab value="sendings">{t('tab.sendings', { n: history.sendings.length })}</Tabs.Tab>
          <Tabs.Tab value="readings">{t('tab.readings', { n: history.readings.length })}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="steps" className={css.panel}>
          <Steps history={history} />
        </Tabs.Panel>
        <Tabs.Panel value="timeline" className={css.panel}>
          <Timeline history={history} />
        </Tabs.Panel>
        <Tabs.Panel value="wordings" className={css.panel}>
          <Wordings history={history} />
        </Tabs.Panel>
        <Tabs.Panel value="sendings" className={css.panel}>
          <Sendings sendings={history.sendings} />
        </Tabs.Panel>
        <Tabs.Panel value="readings" className={css.panel}>
          <Readings history={history} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

/** The case on its diagrams: each phase on that of the release it ran on. */
function Steps({ history }: { history: CaseHistory }) {
  const t = useT()
  const word = useWord()
  const language = useLanguage()
  const diagrams = [...new Set(history.steps.map(({ process, release }) => `${process}@${release}`))].sort(
    (a, b) => Number(b.startsWith('ComplaintProcess@')) - Number(a.startsWith('ComplaintProcess@')),
  )
  const [chosen, setChosen] = useState(diagrams[0] ?? '')
  const [process = '', release = '0'] = chosen.split('@')
  const steps = useMemo(
    () => history.steps.filter((step) => `${step.process}@${step.release}` === chosen),
    [history, chosen],
  )
  const signs = useMemo(() => {
    const times = spent(steps)
    return new Map<string, Sign>(
      steps.map((step) => {
        const sum = times.get(step.element)!
        return [
          step.element,
          {
            marker: sum.open ? 'sigap-active' : 'sigap-done',
            text: takesTime(step.type) && sum.seconds > 0 ? span(sum.seconds, language) : undefined,
          },
        ]
      }),
    )
  }, [steps, language])
  if (diagrams.length === 0) return <p className={pages.muted}>{t('steps.none')}</p>
  return (
    <>
      <Select
        label={t('steps.diagram')}
        allowDeselect={false}
        value={chosen}
        data={diagrams.map((one) => {
          const [key = '', number = ''] = one.split('@')
          return { value: one, label: `${word('phase', key)} · ${t('release', { n: number })}` }
        })}
        onChange={(value) => value && setChosen(value)}
      />
      <Plan process={process} release={Number(release)} signs={signs} label={t('steps.label')} />
      <div className={pages.tableBox}>
        <table className={pages.table}>
          <thead>
            <tr>
              <th scope="col">{t('steps.step')}</th>
              <th scope="col">{t('steps.from')}</th>
              <th scope="col">{t('steps.until')}</th>
              <th scope="col">{t('steps.spent')}</th>
            </tr>
          </thead>
          <tbody>
            {steps
              .filter(({ type }) => takesTime(type))
              .map((step) => (
                <tr key={step.element + step.from}>
                  <td>{step.name}</td>
                  <td>
                    <When at={step.from} exact />
                  </td>
                  <td>
                    {step.until ? <When at={step.until} exact /> : t('steps.here')}
                    {step.left && <small className={css.small}>{t('steps.left')}</small>}
                  </td>
                  <td>{span(step.seconds, language)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Timeline({ history }: { history: CaseHistory }) {
  const t = useT()
  const who = useWho()
  return (
    <>
      {history.cut && <p className={pages.todo}>{t('timeline.cut')}</p>}
      <div className={pages.tableBox}>
        <table className={pages.table}>
          <thead>
            <tr>
              <th scope="col">{t('timeline.entry')}</th>
              <th scope="col">{t('timeline.at')}</th>
              <th scope="col">{t('c.act')}</th>
              <th scope="col">{t('f.person')}</th>
              <th scope="col">{t('timeline.data')}</th>
            </tr>
          </thead>
          <tbody>
            {history.timeline.map((line) => (
              <tr key={line.entry}>
                <td>{line.entry}</td>
                <td>
                  <When at={line.at} exact />
                </td>
                <td>
                  {line.label}
                  <small className={css.small}>
                    <code>{line.act}</code>
                  </small>
                </td>
                <td>{who(line.by)}</td>
                <td>
                  <dl className={pages.data}>
                    {Object.entries(line.data).map(([name, value]) => (
                      <div key={name}>
                        <dt>{name}</dt>
                        <dd>{String(value)}</dd>
                      </div>
                    ))}
                  </dl>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** Every version, each with what changed since the one before of its kind, and what was said of it. */
function Wordings({ history }: { history: CaseHistory }) {
  const t = useT()
  const staff = useStaffT()
  if (history.wordings.length === 0) return <p className={pages.muted}>{t('wordings.none')}</p>
  return (
    <ol className={pages.list}>
      {history.wordings.map((wording) => {
        const before = history.wordings.findLast(
          (other) => other.kind === wording.kind && other.version < wording.version,
        )
        const pieces = before ? wordDiff(before.text, wording.text) : []
        return (
          <li key={wording.version} className={pages.item}>
            <div className={pages.itemHead}>
              <b>{staff('wording.version', { n: wording.version })}</b>
              <span>
                {staff(`kind.${wording.kind}`)} · {staff(`target.${wording.target}`)} ·{' '}
                {staff(`wording.${wording.state}`)}
              </span>
              <span className={pages.muted}>
                {wording.author.name}, <When at={wording.createdAt} exact />
              </span>
            </div>
            {before && changed(pieces) ? (
              <>
                <p className={pages.muted}>{t('wordings.changed', { n: before.version })}</p>
                <p className={review.diff}>
                  {pieces.map((piece, index) =>
                    piece.kind === 'added' ? (
                      <ins key={index}>{piece.text}</ins>
                    ) : piece.kind === 'removed' ? (
                      <del key={index}>{piece.text}</del>
                    ) : (
                      <span key={index}>{piece.text}</span>
                    ),
                  )}
                </p>
              </>
            ) : (
              <p className={pages.quote}>{wording.text}</p>
            )}
            <p className={css.hash}>SHA-256 {wording.sha256}</p>
            {wording.approvals.length > 0 && (
              <ol className={css.said}>
                {wording.approvals.map((approval) => (
                  <li key={approval.at + approval.act}>
                    <b>{approval.by.name}</b> {staff(`approval.${approval.act}`)} <When at={approval.at} exact />
                    {approval.note && <span> · {approval.note}</span>}
                  </li>
                ))}
              </ol>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function Sendings({ sendings }: { sendings: Sending[] }) {
  const t = useT()
  const word = useWord()
  const who = useWho()
  if (sendings.length === 0) return <p className={pages.muted}>{t('sendings.none')}</p>
  return (
    <ol className={pages.list}>
      {sendings.map((one) => (
        <li key={one.id} className={pages.item}>
          <div className={pages.itemHead}>
            <b>{word('kind', one.kind)}</b>
            <span>
              {one.channel.label} · {word('sent', one.state)}
            </span>
            <span className={pages.muted}>
              {one.version !== undefined ? t('sendings.wording', { n: one.version }) : one.template}
            </span>
          </div>
          <dl className={css.parts}>
            {one.parts.map((part, index) => (
              <div key={index}>
                <dt>{t(`part.${part.kind}`)}</dt>
                <dd>{part.text}</dd>
              </div>
            ))}
          </dl>
          <p className={css.hash}>
            SHA-256 {one.sha256} ({t(one.bound ? 'sendings.bound' : 'sendings.unbound')})
            <br />
            HMAC {one.keyed}
            {one.nativeId && (
              <>
                <br />
                {t('sendings.native')} {one.nativeId}
              </>
            )}
          </p>
          <ol className={css.said}>
            {one.traces.map((trace) => (
              <li key={trace.entry}>
                <When at={trace.at} exact /> {trace.label} <span className={pages.muted}>{who(trace.by)}</span>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  )
}

function Readings({ history }: { history: CaseHistory }) {
  const t = useT()
  const [all, setAll] = useState(false)
  const rows = [...history.readings].reverse()
  const shown = all ? rows : rows.slice(0, 100)
  return (
    <>
      <p className={pages.muted}>{t('readings.text')}</p>
      <div className={pages.tableBox}>
        <table className={pages.table}>
          <thead>
            <tr>
              <th scope="col">{t('timeline.at')}</th>
              <th scope="col">{t('readings.who')}</th>
              <th scope="col">{t('readings.purpose')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((reading) => (
              <tr key={reading.at + reading.by.username}>
                <td>
                  <When at={reading.at} exact />
                </td>
                <td>{reading.by.name}</td>
                <td>{reading.purpose}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < rows.length && (
        <Button variant="default" onClick={() => setAll(true)}>
          {t('more')}
        </Button>
      )}
    </>
  )
}
