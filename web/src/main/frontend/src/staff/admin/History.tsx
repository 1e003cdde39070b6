import { Button } from '@mantine/core'
import { useState } from 'react'
import { type Key, useT } from '../texts.ts'
import { Face, When } from '../ui/marks.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import css from './admin.module.css'
import { column as known } from './columns.ts'
import { useChanges } from './queries.ts'
import { labelOf, type RegisterView } from './registers.ts'
import type { Change } from './types.ts'
import { useWords } from './words.ts'

const acts: Record<string, Key> = {
  added: 'admin.act.added',
  changed: 'admin.act.changed',
  removed: 'admin.act.removed',
  written: 'admin.act.written',
  released: 'admin.act.released',
  discarded: 'admin.act.discarded',
  paused: 'admin.act.paused',
  resumed: 'admin.act.resumed',
  opened: 'admin.act.opened',
  closed: 'admin.act.closed',
  'secret-changed': 'admin.act.secret-changed',
  'rotation-ended': 'admin.act.rotation-ended',
  replayed: 'admin.act.replayed',
  moved: 'admin.act.moved',
  'services-loaded': 'admin.act.services-loaded',
}

/** Who changed what, when, from what to what. Read only when it is opened. */
export function History({ kind, view }: { kind: string; view?: RegisterView }) {
  const t = useT()
  const [open, setOpen] = useState(false)
  return (
    <details className={css.history} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('admin.history')}</summary>
      {open && <Changes kind={kind} view={view} />}
    </details>
  )
}

function Changes({ kind, view }: { kind: string; view?: RegisterView }) {
  const t = useT()
  const found = useChanges(kind)
  const items = found.data?.pages.flatMap((page) => page.items) ?? []
  if (found.isPending) return <p role="status">{t('loading')}</p>
  if (found.error)
    return <Trouble error={found.error} action={{ label: t('error.retry'), run: () => void found.refetch() }} />
  if (items.length === 0) return <p className={css.soft}>{t('admin.history.empty')}</p>
  return (
    <>
      <ol className={css.changes}>
        {items.map((change) => (
          <One key={change.id} change={change} view={view} />
        ))}
      </ol>
      {found.hasNextPage && (
        <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
    </>
  )
}

function One({ change, view }: { change: Change; view?: RegisterView }) {
  const t = useT()
  const words = useWords()
  const { before = {}, after = {} } = change
  const moved = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (column) => before[column] !== after[column] && (before[column] || after[column]),
  )
  const label = (column: string) => {
    const key = view && labelOf(view, column)
    if (key) return t(key)
    const word = known(column)
    return word ? t(word.key, word.values) : column
  }
  const act = acts[change.act]
  return (
    <li>
      <div className={css.changeHead}>
        <Face who={change.by} />
        <span>
          {change.by.name} · {act ? t(act) : change.act} <b>{change.subject}</b>
        </span>
        <When at={change.at} exact />
      </div>
      {change.reason && <p className={css.soft}>{t('admin.history.reason', { reason: change.reason })}</p>}
      {moved.length > 0 && (
        <details>
          <summary>{t('admin.history.fields', { n: moved.length })}</summary>
          {moved.map((column) => (
            <div key={column} className={css.difference}>
              <span>{label(column)}</span>
              {change.before && <del>{words.value(column, before[column] ?? '')}</del>}
              {change.after && <ins>{words.value(column, after[column] ?? '')}</ins>}
            </div>
          ))}
        </details>
      )}
    </li>
  )
}
