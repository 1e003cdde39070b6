import { Button, Modal, Progress, Select, Stack, Textarea } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { IconArrowLeft } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { has, useSession } from '../session.tsx'
import { useReleased } from '../models/queries.ts'
import { Tag } from '../ui/marks.tsx'
import { PageSkeleton } from '../ui/Skeletons.tsx'
import { tellDone } from '../ui/tell.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { Cases } from './Cases.tsx'
import { MappingList } from './MappingList.tsx'
import { changePlan, checkPlan, keepPlan, startPlan, stopPlan, useFaults, usePlan, useProposal, works } from './queries.ts'
import { useT } from './texts.ts'
import type { Marks } from './TwoDiagrams.tsx'
import type { Both, Fault, Migration, Plan, Proposal, Step } from './types.ts'
import models from '../models/models.module.css'
import css from './moves.module.css'

const TwoDiagrams = lazy(() => import('./TwoDiagrams.tsx'))

/** A plan to move running cases: where each step goes, the dry run, the start by another administrator, what became of each case. */
export default function MovePage() {
  const t = useT()
  const { plan: id, from = '', to = '' } = useParams()
  const plan = usePlan(id)
  const releases = plan.data
    ? [plan.data.migration.from, plan.data.migration.to]
    : id === undefined
      ? [Number(from), Number(to)]
      : [undefined, undefined]
  const proposal = useProposal(releases[0], releases[1])
  const error = plan.error ?? proposal.error
  if (error)
    return (
      <Trouble
        page
        error={error}
        action={{ label: t('reload'), run: () => void Promise.all([plan.refetch(), proposal.refetch()]) }}
      />
    )
  if (!proposal.data || (id !== undefined && !plan.data)) return <PageSkeleton />
  return <Move key={id ?? 'new'} proposal={proposal.data} plan={plan.data} />
}

const same = (a: Step[], b: Step[]) => {
  const words = (steps: Step[]) => steps.map(({ process, from, to }) => `${process} ${from} ${to}`).sort().join('\n')
  return words(a) === words(b)
}

function Move({ proposal, plan }: { proposal: Proposal; plan?: Plan }) {
  const t = useT()
  const { me } = useSession()
  const { from, to, processes } = proposal
  const kept = plan?.steps ?? proposal.steps
  const [drawn, setDrawn] = useState<Step[]>()
  const steps = drawn ?? kept
  const changed = drawn !== undefined && !same(drawn, kept)
  const [key, setKey] = useState(() => (processes.find((one) => one.changed) ?? processes[0])?.key ?? '')
  const [chosen, setChosen] = useState<string>()
  const state = plan?.migration.state
  const administrator = has(me, 'administrator')
  const fixed =
    !administrator ||
    (plan !== undefined &&
      (plan.migration.plannedBy.username !== me.username || !(state === 'planned' || state === 'checked')))
  const asked = useFaults(from, to, steps, administrator && (plan === undefined || changed))
  const faults = (changed || plan === undefined ? asked.data : plan.faults) ?? proposal.faults
  useDocumentTitle(`${t('title', { from, to })} · Sigap`)
  const process = processes.find((one) => one.key === key)
  const map = (source: string, target: string) => {
    const others = steps.filter((step) => step.process !== key || step.from !== source)
    setDrawn(target === '' ? others : [...others, { process: key, from: source, to: target }])
  }
  const pick = (side: 0 | 1, element: string) => {
    if (side === 0) return setChosen(process?.from.some(({ id }) => id === element) ? element : undefined)
    if (fixed || chosen === undefined || !process?.to.some(({ id }) => id === element)) return
    map(chosen, element)
    setChosen(undefined)
  }
  const nameOf = (id: string) => process?.from.find((place) => place.id === id)?.name || id
  const staying = ({ key: of, from: places }: Both) =>
    places.filter(
      ({ id, kind }) =>
        (kind === 'step' || kind === 'wait' || kind === 'phase') &&
        !steps.some((step) => step.process === of && step.from === id),
    ).length
  return (
    <div className={models.edit}>
      <header className={models.head}>
        <Link className={models.back} to="/models" aria-label={t('back')} title={t('back')}>
          <IconArrowLeft size={20} aria-hidden />
        </Link>
        <div className={models.title}>
          <h1>{t('title', { from, to })}</h1>
          {plan && <p title={plan.migration.note}>{plan.migration.note}</p>}
        </div>
        <Select
          size="sm"
          w={270}
          aria-label={t('process')}
          allowDeselect={false}
          value={key}
          data={processes.map((one) => ({
            value: one.key,
            label:
              one.name +
              (one.changed ? ` · ${t('process.changed')}` : '') +
              (staying(one) > 0 ? ` · ${t('process.stay', { n: staying(one) })}` : ''),
          }))}
          onChange={(value) => {
            if (value) setKey(value)
            setChosen(undefined)
          }}
        />
      </header>
      <div className={css.page}>
        {process && (
          <div className={css.drawings}>
            {!fixed && (
              <p className={css.hint}>{chosen ? t('hint.chosen', { name: nameOf(chosen) }) : t('hint')}</p>
            )}
            <Drawings key={process.key} process={process} steps={steps} from={from} to={to} chosen={chosen} onPick={pick} />
          </div>
        )}
        <aside className={css.aside}>
          <Acts
            proposal={proposal}
            plan={plan}
            steps={steps}
            changed={changed}
            faults={faults}
            fixed={fixed}
            onUndo={() => setDrawn(undefined)}
          />
          <Faults faults={faults} onShow={(fault) => (setKey(fault.process || key), setChosen(fault.element || undefined))} />
          {plan && plan.migration.total > 0 && <Cases migration={plan.migration} />}
          {process && <MappingList process={process} steps={steps} chosen={chosen} fixed={fixed} onMap={map} />}
        </aside>
      </div>
    </div>
  )
}

function Drawings({
  process,
  steps,
  from,
  to,
  chosen,
  onPick,
}: {
  process: Both
  steps: Step[]
  from: number
  to: number
  chosen?: string
  onPick: (side: 0 | 1, element: string) => void
}) {
  const t = useT()
  const before = useReleased(process.key, from)
  const after = useReleased(process.key, to)
  const error = before.error ?? after.error
  if (error) return <Trouble error={error} action={{ label: t('reload'), run: () => void Promise.all([before.refetch(), after.refetch()]) }} />
  if (before.data === undefined || after.data === undefined) return <PageSkeleton />
  const own = steps.filter((step) => step.process === process.key)
  const target = own.find((step) => step.from === chosen)?.to
  const places = (kinds: string[]) => process.from.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id)
  const waiting = places(['step', 'wait', 'phase'])
  const left: Marks = {
    mapped: waiting.filter((id) => own.some((step) => step.from === id)),
    unmapped: waiting.filter((id) => !own.some((step) => step.from === id)),
    chosen: chosen ? [chosen] : [],
  }
  const right: Marks = {
    mapped: own.filter((step) => waiting.includes(step.from)).map((step) => step.to),
    unmapped: [],
    chosen: target ? [target] : [],
  }
  return (
    <Suspense fallback={<PageSkeleton />}>
      <TwoDiagrams
        xml={[before.data, after.data]}
        labels={[t('diagram.from', { n: from }), t('diagram.to', { n: to })]}
        marks={[left, right]}
        onPick={onPick}
      />
    </Suspense>
  )
}

function Faults({ faults, onShow }: { faults: Fault[]; onShow: (fault: Fault) => void }) {
  const t = useT()
  if (faults.length === 0) return <p className={css.good}>{t('faults.none')}</p>
  return (
    <section className={css.faults}>
      <h2>{t('faults.title')}</h2>
      <ul>
        {faults.map((fault, at) => (
          <li key={at}>
            <button type="button" onClick={() => onShow(fault)}>
              {fault.message}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Acts({
  proposal,
  plan,
  steps,
  changed,
  faults,
  fixed,
  onUndo,
}: {
  proposal: Proposal
  plan?: Plan
  steps: Step[]
  changed: boolean
  faults: Fault[]
  fixed: boolean
  onUndo: () => void
}) {
  const t = useT()
  const { me } = useSession()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [note, setNote] = useState('')
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const migration = plan?.migration
  const run = async (act: () => Promise<Plan>, said?: string) => {
    setBusy(true)
    setError(undefined)
    try {
      const done = await act()
      queries.setQueryData(['moves', 'plan', done.migration.id], done)
      void queries.invalidateQueries({ queryKey: ['moves', 'all'] })
      void queries.invalidateQueries({ queryKey: ['models', 'releases'] })
      setAsking(false)
      if (said) tellDone(said)
      return done
    } catch (problem) {
      setError(problem)
      return undefined
    } finally {
      setBusy(false)
    }
  }
  if (!has(me, 'administrator')) return <p className={css.why}>{t('why.auditor')}</p>
  if (!migration)
    return (
      <form
        className={css.acts}
        onSubmit={(event) => {
          event.preventDefault()
          void run(() => keepPlan(proposal.from, proposal.to, steps, note.trim()), t('kept')).then(
            (done) => done && navigate(`/models/moves/${done.migration.id}`, { replace: true }),
          )
        }}
      >
        <Textarea
          autosize
          minRows={2}
          maxLength={1000}
          label={t('note')}
          description={t('note.hint')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {error !== undefined && <Trouble error={error} />}
        <Button type="submit" loading={busy} disabled={note.trim() === ''}>
          {t('keep')}
        </Button>
      </form>
    )
  const mine = migration.plannedBy.username === me.username
  const { state } = migration
  const mayCheck = (state === 'planned' || state === 'checked') && !changed && faults.length === 0
  const mayStart = (state === 'checked' || state === 'stopped') && !mine && faults.length === 0
  return (
    <div className={css.acts}>
      <p className={css.facts}>
        <Tag tone={works(state) ? 'near' : state === 'done' ? 'brand' : 'plain'}>{t(`state.${state}`)}</Tag>{' '}
        {t('plan.by', { name: migration.plannedBy.name })}
        {migration.startedBy && ` · ${t('start.by', { name: migration.startedBy.name })}`}
      </p>
      <Done migration={migration} />
      {changed && (
        <>
          <p className={css.why}>{t('unsaved')}</p>
          <Button
            loading={busy}
            onClick={() => void run(() => changePlan(migration, steps), t('changed')).then((done) => done && onUndo())}
          >
            {t('change')}
          </Button>
          <Button variant="default" onClick={onUndo}>
            {t('reset')}
          </Button>
        </>
      )}
      {mayCheck && (
        <Button
          variant={state === 'checked' ? 'default' : 'filled'}
          loading={busy && !asking}
          onClick={() => void run(() => checkPlan(migration))}
        >
          {t('check')}
        </Button>
      )}
      {mayStart && (
        <Button loading={busy} onClick={() => setAsking(true)}>
          {t(state === 'stopped' ? 'resume' : 'start')}
        </Button>
      )}
      {works(state) && (
        <Button color="red" variant="light" loading={busy} onClick={() => void run(() => stopPlan(migration))}>
          {t('stop')}
        </Button>
      )}
      {state === 'planned' && !changed && <p className={css.muted}>{t('why.check')}</p>}
      {state === 'checked' && mine && <p className={css.why}>{t('why.author')}</p>}
      {fixed && !mine && (state === 'planned' || state === 'checked') && (
        <p className={css.muted}>{t('why.foreign', { name: migration.plannedBy.name })}</p>
      )}
      {error !== undefined && !asking && <Trouble error={error} />}
      {asking && (
        <Modal
          opened
          onClose={() => setAsking(false)}
          title={<b>{t('start.title', { n: migration.counts.goes ?? migration.total, to: migration.to })}</b>}
          closeButtonProps={{ 'aria-label': t('close') }}
        >
          <Stack>
            <span>{t('start.text')}</span>
            {error !== undefined && <Trouble error={error} />}
            <Button loading={busy} onClick={() => void run(() => startPlan(migration))}>
              {t(state === 'stopped' ? 'resume' : 'start')}
            </Button>
            <Button variant="default" onClick={() => setAsking(false)}>
              {t('cancel')}
            </Button>
          </Stack>
        </Modal>
      )}
    </div>
  )
}

/** How far it is, and what came of it in one line. */
function Done({ migration }: { migration: Migration }) {
  const t = useT()
  const { counts, total, state } = migration
  if (total === 0) return state === 'planned' ? null : <p className={css.muted}>{t('none', { from: migration.from })}</p>
  const tried = (counts.goes ?? 0) + (counts.stays ?? 0)
  const n = state === 'checking' ? tried : total - (counts.waiting ?? 0)
  const label = t('progress', { n, of: total })
  return (
    <>
      {works(state) && <Progress value={total ? (100 * n) / total : 100} aria-label={label} animated />}
      {works(state) && <p className={css.muted} aria-live="polite">{label}</p>}
    </>
  )
}
