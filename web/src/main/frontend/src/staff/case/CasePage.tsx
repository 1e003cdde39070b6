import { Tabs } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconFileOff, IconPencil } from '@tabler/icons-react'
import { lazy, Suspense, useMemo, useState } from 'react'
import { Problem } from '../../api/http.ts'
import type { ActionId, Case } from '../../api/types.ts'
import { useAct, useCase } from '../queries.ts'
import { has, useSession } from '../session.tsx'
import { useKeys } from '../shell/keys.ts'
import { useT } from '../texts.ts'
import { Empty } from '../ui/Empty.tsx'
import { CaseSkeleton } from '../ui/Skeletons.tsx'
import { tellDone, tellProblem, tellUndo } from '../ui/tell.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { ActionBar } from './ActionBar.tsx'
import { CaseHead } from './CaseHead.tsx'
import { Conversation } from './Conversation.tsx'
import { Dialogs } from './dialogs/Dialogs.tsx'
import { Editor } from './Editor.tsx'
import { Facts } from './Facts.tsx'
import { NoteBox } from './NoteBox.tsx'
import { Timeline } from './Timeline.tsx'
import { usePresence } from './usePresence.ts'
import { DECISION, WordingReview } from './WordingReview.tsx'
import { type Mode, offers, type Tab, useWork, type Work, WorkContext } from './work.ts'
import css from './case.module.css'

const Diagram = lazy(() => import('./Diagram.tsx'))
const PurposeForm = lazy(() =>
  import('../audit/history/PurposeForm.tsx').then(({ PurposeForm: form }) => ({ default: form })),
)

/** `back` is where the way back leads on a phone, where the list is out of sight. */
export function CasePage({ ticket, back }: { ticket: string; back: string }) {
  const t = useT()
  const found = useCase(ticket)
  const asked = found.error instanceof Problem && found.error.code === 'purpose-needed'
  if (found.data && !asked) return <Opened c={found.data} back={back} trouble={found.error} retry={() => void found.refetch()} />
  if (found.error instanceof Problem && found.error.status === 404) {
    return (
      <Empty icon={IconFileOff} title={t('case.missing', { ticket })}>
        {t('case.missing.text')}
      </Empty>
    )
  }
  if (asked) {
    return (
      <Suspense fallback={<CaseSkeleton />}>
        <PurposeForm ticket={ticket} onGiven={() => void found.refetch()} />
      </Suspense>
    )
  }
  if (found.error)
    return <Trouble page error={found.error} action={{ label: t('error.retry'), run: () => void found.refetch() }} />
  return <CaseSkeleton />
}

/** "Budi sedang menulis", where the next message will appear. */
function Writing() {
  const t = useT()
  const { me } = useSession()
  const { c } = useWork()
  const names = c.present
    .filter(({ who, doing }) => doing === 'writing' && who.username !== me.username)
    .map(({ who }) => who.name)
  return (
    <div role="status">
      {names.length > 0 && (
        <p className={css.writing}>
          <IconPencil size={15} aria-hidden /> {t('presence.writingNow', { names: names.join(', ') })}
        </p>
      )}
    </div>
  )
}

/** The kind of the wording that is still being written in this round; a question is asked by an act of its own. */
const unfinished = (c: Case) =>
  c.wordings.findLast(
    ({ kind, round, state }) =>
      round === c.round && kind !== 'question' && ['draft', 'returned', 'submitted'].includes(state),
  )?.kind

/** Someone whose turn it is to approve, or to check it in a step of the office's own, sees the wording first, everybody else the conversation. */
const firstTab = (c: Case): Tab =>
  offers(c, 'approve', 'confirm') || (offers(c, 'step') && c.wordings.length > 0) ? 'wording' : 'conversation'

function Opened({ c, back, trouble, retry }: { c: Case; back: string; trouble: unknown; retry: () => void }) {
  const t = useT()
  const { me, typed } = useSession()
  const act = useAct(c.ticket)
  const wide = useMediaQuery('(min-width: 1400px)', window.innerWidth >= 1400)
  const [tab, setTab] = useState<Tab>(() => firstTab(c))
  const [mode, setMode] = useState<Mode>()
  const [dialog, setDialog] = useState<ActionId>()
  usePresence(c.ticket, mode?.what === 'write' ? 'writing' : 'reading', has(me, 'operator', 'approver'))

  const quick = async (path: string, undo?: { said: string; path: string }) => {
    try {
      await act(path)
      if (undo) tellUndo(undo.said, t('undo'), () => void quick(undo.path))
    } catch (error) {
      tellProblem(error)
    }
  }
  const write = (kind: 'answer' | 'question' | 'correction' | 'follow-up') => {
    setMode({ what: 'write', kind })
    if (tab !== 'wording') setTab('conversation')
  }
  const start = (action: ActionId) => {
    switch (action) {
      case 'claim':
        return void quick('claim')
      case 'release':
        return void quick('release', { said: t('done.released', { ticket: c.ticket }), path: 'claim' })
      case 'note':
        setMode({ what: 'note' })
        return setTab('conversation')
      case 'draft':
        return write(unfinished(c) ?? 'answer')
      case 'submit': {
        const last = c.wordings.at(-1)
        const seen = last?.state === 'draft' && last.checks.every(({ severity }) => severity === 'hint')
        if (!last || !seen || typed.waiting(c.ticket).includes(last.kind)) return write(last?.kind ?? 'answer')
        return void act(`drafts/${last.version}/submit`).then(() => tellDone(t('done.submitted')), tellProblem)
      }
      case 'ask':
        return write('question')
      case 'correct':
        return write('correction')
      case 'follow-up':
        return write('follow-up')
      case 'approve':
      case 'confirm':
        setMode(undefined)
        setTab('wording')
        return requestAnimationFrame(() => document.getElementById(DECISION)?.focus())
      default:
        return setDialog(action)
    }
  }
  const offered = (action: ActionId) => (offers(c, action) ? () => start(action) : undefined)
  useKeys({
    c: offered('claim'),
    r: offered('draft') ?? offered('follow-up'),
    f: offered('forward'),
    n: offered('note'),
    a: offered('approve') ?? offered('confirm'),
  })
  useKeys({ Escape: mode && (() => setMode(undefined)) })

  const work: Work = useMemo(
    () => ({ c, act, mode, setMode, tab, setTab, start, dialog, closeDialog: () => setDialog(undefined) }),
    // `start` closes over the same values.
    [c, act, mode, tab, dialog],
  )
  const knowsDiagrams = has(me, 'operator', 'approver', 'administrator', 'auditor')
  const last = c.wordings.at(-1)
  const deciding = tab === 'wording' && offers(c, 'approve', 'confirm', 'return', 'reject')
  const shown = tab === 'facts' && wide ? 'conversation' : tab
  return (
    <WorkContext value={work}>
      <article className={css.page} aria-label={c.ticket}>
        <CaseHead back={back} />
        {trouble ? (
          <div className={css.stale}>
            <Trouble error={trouble} kept={t('case.stale')} action={{ label: t('error.retry'), run: retry }} />
          </div>
        ) : null}
        <div className={css.body}>
          <div className={css.centre}>
            <Tabs
              className={css.tabs}
              value={shown}
              onChange={(next) => setTab((next ?? 'conversation') as Tab)}
              keepMounted={false}
            >
              <Tabs.List className={css.tabList}>
                <Tabs.Tab value="conversation">{t('tab.conversation')}</Tabs.Tab>
                {!wide && <Tabs.Tab value="facts">{t('tab.facts')}</Tabs.Tab>}
                {last && <Tabs.Tab value="wording">{t('tab.wording')}</Tabs.Tab>}
                <Tabs.Tab value="timeline">{t('tab.timeline')}</Tabs.Tab>
                {knowsDiagrams && <Tabs.Tab value="diagram">{t('tab.diagram')}</Tabs.Tab>}
              </Tabs.List>
              <Tabs.Panel value="conversation" className={css.panel}>
                <Conversation />
              </Tabs.Panel>
              <Tabs.Panel value="facts" className={css.panel}>
                <Facts />
              </Tabs.Panel>
              <Tabs.Panel value="wording" className={css.panel}>
                <WordingReview />
              </Tabs.Panel>
              <Tabs.Panel value="timeline" className={css.panel}>
                <Timeline />
              </Tabs.Panel>
              <Tabs.Panel value="diagram" className={css.panel}>
                <Suspense fallback={<CaseSkeleton />}>
                  <Diagram />
                </Suspense>
              </Tabs.Panel>
            </Tabs>
            <Writing />
            {mode?.what === 'write' && <Editor key={mode.kind} kind={mode.kind} me={me} />}
            {mode?.what === 'note' && <NoteBox start={mode.start} />}
            {mode === undefined && !deciding && <ActionBar />}
          </div>
          {wide && tab !== 'diagram' && (
            <aside className={css.side} aria-label={t('tab.facts')}>
              <Facts />
            </aside>
          )}
        </div>
        <Dialogs />
      </article>
    </WorkContext>
  )
}
