import { ActionIcon, Button, TextInput } from '@mantine/core'
import { useDebouncedValue, useDocumentTitle } from '@mantine/hooks'
import { IconInbox, IconPhonePlus, IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useRows } from '../queries.ts'
import { has, useSession } from '../session.tsx'
import { useKeys } from '../shell/keys.ts'
import { useT } from '../texts.ts'
import { Empty } from '../ui/Empty.tsx'
import { RowsSkeleton } from '../ui/Skeletons.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { RowItem } from './RowItem.tsx'
import { useViews } from './ViewNav.tsx'
import css from './desk.module.css'

/** Views that are best empty. */
const goodWhenEmpty = ['unclaimed', 'overdue', 'emergency'] as const

export function RowList({ view, opened }: { view: string; opened: string | undefined }) {
  const t = useT()
  const { me } = useSession()
  const go = useNavigate()
  const views = useViews()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 250)
  const rows = useRows(view, q)
  const items = rows.data?.pages.flatMap((page) => page.items) ?? []
  const [cursor, setCursor] = useState<string>()
  const search = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)

  const at = items.findIndex((row) => row.ticket === (cursor ?? opened))
  const move = (by: number) => {
    const next = items[Math.max(0, Math.min(items.length - 1, at < 0 ? 0 : at + by))]
    if (next) setCursor(next.ticket)
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    Enter: () => {
      if (cursor) void go(`/inbox/${view}/${cursor}`)
    },
    '/': () => search.current?.focus(),
    Escape: () => {
      if (opened) void go(`/inbox/${view}`)
    },
  })
  useEffect(() => {
    if (cursor) list.current?.querySelector('[data-cursor]')?.scrollIntoView({ block: 'nearest' })
  }, [cursor])

  // Who comes by a link sees where in the list they are.
  const shown = items.some((row) => row.ticket === opened)
  useEffect(() => {
    if (shown) list.current?.querySelector('[data-opened]')?.scrollIntoView({ block: 'nearest' })
  }, [opened, shown])

  const good = goodWhenEmpty.find((code) => code === view)
  const title = views.find(({ code }) => code === view)?.label ?? t('nav.inbox')
  useDocumentTitle(`${opened ?? title} · Sigap`)
  return (
    <section className={css.list} aria-label={title}>
      <header className={css.listHead}>
        <h1>{title}</h1>
        {has(me, 'operator', 'approver') && (
          <Button
            component={Link}
            to="/new"
            variant="default"
            size="compact-sm"
            leftSection={<IconPhonePlus size={16} />}
          >
            {t('nav.new')}
          </Button>
        )}
        <TextInput
          ref={search}
          className={css.search}
          value={typed}
          size="sm"
          type="search"
          placeholder={t('list.search')}
          aria-label={t('list.search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          rightSection={
            typed !== '' && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={t('list.search.clear')}
                onClick={() => setTyped('')}
              >
                <IconX size={14} />
              </ActionIcon>
            )
          }
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
      </header>
      <div className={css.scroll}>
        {rows.isPending && <RowsSkeleton />}
        {rows.error && (
          <div className={css.pad}>
            <Trouble
              error={rows.error}
              kept={items.length > 0 ? t('list.stale') : undefined}
              action={{ label: t('error.retry'), run: () => void rows.refetch() }}
            />
          </div>
        )}
        {rows.isSuccess && items.length === 0 && (
          <Empty icon={IconInbox} title={q ? t('list.none', { q }) : t(good ? `list.empty.${good}` : 'list.empty')}>
            {t(q ? 'list.none.text' : good ? 'list.empty.good' : 'list.empty.text')}
          </Empty>
        )}
        <ul ref={list} className={css.rows} aria-busy={rows.isPlaceholderData}>
          {items.map((row) => (
            <RowItem
              key={row.ticket}
              row={row}
              to={`/inbox/${view}/${row.ticket}`}
              opened={row.ticket === opened}
              cursor={row.ticket === cursor}
              onFocus={() => setCursor(row.ticket)}
            />
          ))}
        </ul>
        {rows.hasNextPage && (
          <div className={css.pad}>
            <Button
              fullWidth
              variant="default"
              loading={rows.isFetchingNextPage}
              onClick={() => void rows.fetchNextPage()}
            >
              {t('list.more')}
            </Button>
          </div>
        )}
      </div>
    </section>
  )
}
