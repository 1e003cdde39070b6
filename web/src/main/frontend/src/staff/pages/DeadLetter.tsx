import { Button } from '@mantine/core'
import { IconDownload, IconRefresh } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { get, post } from '../../api/http.ts'
import type { DeadLetter as Letter, Incident } from '../../api/types.ts'
import { has, useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import { tellDone, tellNot } from '../ui/tell.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import css from './pages.module.css'

/** A message that could not be read: what is known of it, its bytes to save, and another try. */
export function DeadLetter({ id }: { id: string }) {
  const t = useT()
  const { me } = useSession()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const path = `/dead-letters/${encodeURIComponent(id)}`
  const opens = has(me, 'approver')
  const retry = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await post(`${path}/retry`)
      await queries.refetchQueries({ queryKey: ['incidents'] })
      // Where it failed again the same message is an incident again.
      const still = queries.getQueryData<Incident[]>(['incidents'])?.some(({ deadLetter }) => deadLetter === id)
      if (still) tellNot(t('letter.still'))
      else tellDone(t('letter.read'))
      void queries.invalidateQueries({ queryKey: ['complaints'] })
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={css.letter}>
      {opens ? <Known path={path} id={id} /> : <p className={css.muted}>{t('letter.closed')}</p>}
      {error !== undefined && <Trouble error={error} />}
      <div className={css.row}>
        {has(me, 'approver', 'administrator') && (
          <Button
            size="sm"
            variant="default"
            loading={busy}
            leftSection={<IconRefresh size={17} />}
            onClick={() => void retry()}
          >
            {t('letter.retry')}
          </Button>
        )}
        {opens && (
          <Button
            size="sm"
            variant="default"
            component="a"
            href={`/api${path}/raw`}
            download={`kiriman-${id}.bin`}
            leftSection={<IconDownload size={17} />}
          >
            {t('letter.save')}
          </Button>
        )}
      </div>
    </div>
  )
}

function Known({ path, id }: { path: string; id: string }) {
  const t = useT()
  const { time } = useSession()
  const found = useQuery({
    queryKey: ['dead-letter', id],
    queryFn: ({ signal }) => get<Letter>(path, signal),
    retry: false,
  })
  if (found.error)
    return <Trouble error={found.error} action={{ label: t('error.retry'), run: () => void found.refetch() }} />
  if (!found.data) return <p className={css.muted}>{t('loading')}</p>
  const { channel, receivedAt, error } = found.data
  return (
    <dl className={css.facts}>
      <div>
        <dt>{t('letter.number')}</dt>
        <dd>{id}</dd>
      </div>
      <div>
        <dt>{t('fact.channel')}</dt>
        <dd>{channel}</dd>
      </div>
      <div>
        <dt>{t('fact.received')}</dt>
        <dd>{time.exact(receivedAt)}</dd>
      </div>
      {error && (
        <div>
          <dt>{t('letter.error')}</dt>
          <dd>
            <code>{error}</code>
          </dd>
        </div>
      )}
    </dl>
  )
}
