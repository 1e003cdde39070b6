import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconHistory } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { useLedger } from '../../queries.ts'
import { useSession } from '../../session.tsx'
import { useT } from '../../texts.ts'
import { Empty } from '../../ui/Empty.tsx'
import { PageSkeleton } from '../../ui/Skeletons.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { Page } from '../../pages/Page.tsx'
import css from '../../pages/pages.module.css'

/** The ledger of a case as it is stored: ids and keyed hashes, no text, no names of citizens. */
export default function RowsPage() {
  const t = useT()
  const { time } = useSession()
  const go = useNavigate()
  const ticket = useParams()['ticket'] ?? ''
  const [typed, setTyped] = useState(ticket)
  const [actor, setActor] = useState('')
  const [act, setAct] = useState('')
  const [filter] = useDebouncedValue(
    { ticket: ticket || undefined, actor: actor.trim() || undefined, act: act.trim() || undefined },
    300,
  )
  const ledger = useLedger(filter)
  const rows = ledger.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Page wide title={t('history.title')} text={t('history.text')}>
      <form
        className={`${css.row} ${css.filters}`}
        onSubmit={(event) => {
          event.preventDefault()
          void go(`/history/rows/${encodeURIComponent(typed.trim().toUpperCase())}`)
        }}
      >
        <TextInput
          label={t('ticket')}
          placeholder="SGP-2026-000041"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <TextInput label={t('history.actor')} value={actor} onChange={(event) => setActor(event.currentTarget.value)} />
        <TextInput label={t('history.act')} value={act} onChange={(event) => setAct(event.currentTarget.value)} />
        <Button type="submit" mt="lg">
          {t('history.show')}
        </Button>
        {ticket && (
          <Button mt="lg" variant="default" component={Link} to={`/history/${ticket}`}>
            {t('history.case')}
          </Button>
        )}
      </form>
      {ledger.isPending && <PageSkeleton />}
      {ledger.error && (
        <Trouble error={ledger.error} action={{ label: t('error.retry'), run: () => void ledger.refetch() }} />
      )}
      {ledger.isSuccess && rows.length === 0 && (
        <Empty icon={IconHistory} title={t('history.empty')}>
          {t('history.empty.text')}
        </Empty>
      )}
      {rows.length > 0 && (
        <div className={css.tableBox}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{t('history.number')}</th>
                <th scope="col">{t('history.at', { zone: time.exact(rows[0]!.at).split(' ').at(-1) ?? '' })}</th>
                <th scope="col">{t('history.act')}</th>
                <th scope="col">{t('history.actor')}</th>
                {!ticket && <th scope="col">{t('ticket')}</th>}
                <th scope="col">{t('history.data')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>{row.id}</td>
                  <td>
                    <time dateTime={row.at} title={row.at}>
                      {time.exact(row.at)}
                    </time>
                  </td>
                  <td>
                    <code>{row.act}</code>
                  </td>
                  <td>{row.actor}</td>
                  {!ticket && (
                    <td>
                      <Link className={css.ticket} to={`/history/rows/${row.ticket}`}>
                        {row.ticket}
                      </Link>
                    </td>
                  )}
                  <td>
                    <dl className={css.data}>
                      {Object.entries(row.data).map(([name, value]) => (
                        <div key={name}>
                          <dt>{name}</dt>
                          <dd>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</dd>
                        </div>
                      ))}
                    </dl>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {ledger.hasNextPage && (
        <Button variant="default" loading={ledger.isFetchingNextPage} onClick={() => void ledger.fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
    </Page>
  )
}
