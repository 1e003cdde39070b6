import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { Trouble } from '../ui/Trouble.tsx'
import { useCases } from './queries.ts'
import { useT } from './texts.ts'
import type { How, Migration } from './types.ts'
import css from './moves.module.css'

/** What the dry run foresaw, or what became of each case. */
export function Cases({ migration }: { migration: Migration }) {
  const t = useT()
  const begun = migration.startedAt !== undefined
  const groups: How[] = begun ? ['moved', 'left', 'waiting', 'gone'] : ['goes', 'stays']
  const first: How = begun
    ? (migration.counts.left ?? 0) > 0
      ? 'left'
      : 'moved'
    : (migration.counts.stays ?? 0) > 0
      ? 'stays'
      : 'goes'
  const [picked, setPicked] = useState<How>()
  const how = picked && groups.includes(picked) ? picked : first
  const cases = useCases(migration.id, how, migration.state, migration.counts[how] ?? 0)
  const items = cases.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className={css.cases}>
      <h2>{t('cases.title')}</h2>
      <SegmentedControl
        size="xs"
        fullWidth
        orientation="vertical"
        aria-label={t('cases.title')}
        value={how}
        onChange={(value) => setPicked(value as How)}
        data={groups.map((group) => ({ value: group, label: `${t(`how.${group}`)} (${migration.counts[group] ?? 0})` }))}
      />
      {cases.error && <Trouble error={cases.error} action={{ label: t('reload'), run: () => void cases.refetch() }} />}
      {cases.data && items.length === 0 && <p className={css.muted}>{t('cases.empty')}</p>}
      <ul className={css.results} data-how={how}>
        {items.map((one, place) => (
          <li key={one.ticket ?? place}>
            <b>{one.ticket ?? t('cases.restricted')}</b>
            {one.reason && <span>{one.reason}</span>}
          </li>
        ))}
      </ul>
      {cases.hasNextPage && (
        <Button size="xs" variant="default" loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
          {t('cases.more')}
        </Button>
      )}
    </section>
  )
}
