import { useEffect, useRef, useState } from 'react'
import { PageSkeleton } from '../../ui/Skeletons.tsx'
import { whenLabel } from '../diagram/conditionWords.ts'
import { compareTables } from '../table/changes.ts'
import { readTables } from '../table/read.ts'
import { fill } from '../../../i18n/dictionary.ts'
import { say, useT } from '../texts.ts'
import type { Kind } from '../types.ts'
import { compareDiagrams, type Change } from './changes.ts'
import DiagramDifference, { type DifferenceHandle } from './DiagramDifference.tsx'
import TableDifference from './TableDifference.tsx'
import css from './difference.module.css'

const words = (key: string, values?: Record<string, string>) => fill(say(key), values)

async function compare(kind: Kind, before: string, after: string): Promise<Change[]> {
  if (kind === 'process') return before === '' ? [] : compareDiagrams(before, after, words, whenLabel)
  return compareTables(before === '' ? [] : readTables(before), readTables(after), words)
}

/** The difference of two versions of a file: beside each other, and as a list in words that leads to each place. */
export function Difference({
  kind,
  before,
  after,
  same,
  labels,
}: {
  kind: Kind
  before: string
  after: string
  /** What to say where nothing changed. */
  same: string
  labels: { before: string; after: string }
}) {
  const t = useT()
  const [changes, setChanges] = useState<Change[]>()
  const [broken, setBroken] = useState(false)
  const picture = useRef<DifferenceHandle>(null)
  useEffect(() => {
    let gone = false
    compare(kind, before, after)
      .then((found) => gone || setChanges(found))
      .catch(() => gone || setBroken(true))
    return () => {
      gone = true
    }
  }, [kind, before, after])
  if (broken) return <p role="alert">{t('state.unreadable')}</p>
  if (!changes) return <PageSkeleton />
  const main = changes.filter((change) => change.kind !== 'moved')
  const moved = changes.filter((change) => change.kind === 'moved')
  return (
    <div className={css.difference}>
      <section className={css.list} aria-label={t('review.changes')}>
        <h2>{t('review.changes')}</h2>
        {changes.length === 0 && <p>{same}</p>}
        <Items changes={main} onShow={(element) => picture.current?.show(element)} />
        {moved.length > 0 &&
          (kind === 'decision' ? (
            <Items changes={moved} onShow={(element) => picture.current?.show(element)} />
          ) : (
            <details>
              <summary>{t('review.moved', { n: moved.length })}</summary>
              <Items changes={moved} onShow={(element) => picture.current?.show(element)} />
            </details>
          ))}
      </section>
      <div className={css.pictures}>
        <ul className={css.legend} aria-hidden>
          {(['added', 'removed', 'changed', 'moved'] as const).map((one) => (
            <li key={one} data-kind={one}>
              {t(`review.legend.${one}`)}
            </li>
          ))}
        </ul>
        {kind === 'process' ? (
          <DiagramDifference ref={picture} before={before || after} after={after} changes={changes} labels={labels} />
        ) : (
          <TableDifference ref={picture} before={before} after={after} />
        )}
      </div>
    </div>
  )
}

function Items({ changes, onShow }: { changes: Change[]; onShow: (element: string) => void }) {
  return (
    <ul>
      {changes.map(({ element, kind, text }, at) => (
        <li key={at} data-kind={kind}>
          <button type="button" onClick={() => onShow(element)}>
            {text}
          </button>
        </li>
      ))}
    </ul>
  )
}
