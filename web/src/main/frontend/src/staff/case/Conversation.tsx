import { Button } from '@mantine/core'
import { IconPencilBolt } from '@tabler/icons-react'
import { useEffect, useMemo, useRef } from 'react'
import type { WordingKind } from '../../api/types.ts'
import { conversation } from '../../logic/events.ts'
import { useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import { FileList } from '../ui/FileList.tsx'
import { EntryView } from './EntryView.tsx'
import { HandOvers } from './HandOvers.tsx'
import { WordingCard } from './WordingCard.tsx'
import { offers, useWork } from './work.ts'
import css from './conversation.module.css'

export function Conversation() {
  const t = useT()
  const { c, mode } = useWork()
  const scroller = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)

  // What is new comes into view, also a wording that was sent back; what somebody is reading further up stays where it is.
  const news = `${c.entries.length} ${c.wordings.length} ${c.wordings.at(-1)?.state}`
  useEffect(() => {
    const box = scroller.current
    if (!box) return
    if (atEnd.current) box.scrollTop = box.scrollHeight
  }, [news])
  // Who begins to write sees what the citizen said last.
  useEffect(() => {
    const box = scroller.current
    if (!mode || !box) return
    const said = [...box.querySelectorAll<HTMLElement>('[data-kind="citizen"]')].at(-1)
    if (said) said.scrollIntoView({ block: 'start' })
    else box.scrollTop = box.scrollHeight
  }, [mode])

  const entries = useMemo(() => conversation(c), [c])
  const last = c.wordings.at(-1)
  return (
    <div
      className={css.scroller}
      ref={scroller}
      tabIndex={0}
      role="log"
      aria-label={t('tab.conversation')}
      onScroll={({ currentTarget: box }) => {
        atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 240
      }}
    >
      <div className={css.thread}>
        {entries.map((entry) => (
          <EntryView key={entry.id} entry={entry} citizen={c.author} />
        ))}
        {c.files.length > 0 && mode?.what !== 'write' && (
          <section className={css.waiting}>
            <b>{t('file.waiting')}</b>
            <FileList files={c.files} label={t('file.waiting')} />
          </section>
        )}
        <HandOvers />
        {last && !['sent', 'void'].includes(last.state) && mode?.what !== 'write' && <WordingCard wording={last} />}
        {!mode && <Unsent />}
      </div>
    </div>
  )
}

/** Text that was typed here and never reached the server. */
function Unsent() {
  const t = useT()
  const { typed } = useSession()
  const { c, setMode } = useWork()
  const waiting = typed.waiting(c.ticket).filter((purpose) => purpose !== 'note' || offers(c, 'note'))
  if (waiting.length === 0) return null
  const resume = (purpose: string) =>
    setMode(purpose === 'note' ? { what: 'note' } : { what: 'write', kind: purpose as WordingKind })
  const kinds = new Set(['note', 'answer', 'question', 'correction', 'follow-up'])
  return waiting
    .filter((purpose) => kinds.has(purpose))
    .map((purpose) => (
      <div key={purpose} className={css.unsent}>
        <IconPencilBolt size={18} aria-hidden />
        <span>{t('typed.waiting', { what: t(`kind.${purpose as WordingKind | 'note'}`).toLowerCase() })}</span>
        <Button size="compact-sm" variant="default" onClick={() => resume(purpose)}>
          {t('typed.resume')}
        </Button>
      </div>
    ))
}
