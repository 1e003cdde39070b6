import { Button } from '@mantine/core'
import { IconDownload, IconPencil, IconRefresh } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { get, post } from '../../api/http.ts'
import type { DeadLetter as Letter, Incident } from '../../api/types.ts'
import { has, useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import { tellDone, tellNot } from '../ui/tell.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { MendLetter } from './MendLetter.tsx'
import css from './pages.module.css'

/** A message that could not be read: what is known of it, its bytes to save, another try, and its content to mend. */
export function DeadLetter({ id }: { id: string }) {
  const t = useT()
  const { me } = useSession()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const [mending, setMending] = useState(false)
  const path = `/dead-letters/${encodeURIComponent(id)}`
  const opens = has(me, 'approver')
  const tried = async () => {
    await queries.refetchQueries({ queryKey: ['incidents'] })
    // Where it failed again the same message is an incident again.
    const still = queries.getQueryData<Incident[]>(['incidents'])?.some(({ deadLetter }) => deadLetter === id)
    if (still) tellNot(t('letter.still'))
    else tellDone(t('letter.read'))
    void queries.invalidateQueries({ queryKey: ['complaints'] })
    void queries.invalidateQueries({ queryKey: ['dead-letter', id] })
    void queries.invalidateQueries({ queryKey: ['admin'] })
  }
  const retry = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await post(`${path}/retry`)
      await tried()
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
            leftSection={<IconPencil size={17} />}
            onClick={() => setMending(true)}
          >
            {t('letter.mend')}
          </Button>
        )}
        {opens && <Saves path={path} id={id} />}
      </div>
      {mending && <MendLetter id={id} onClose={() => setMending(false)} onTried={tried} />}
    </div>
  )
}

const useLetter = (path: string, id: string) =>
  useQuery({
    queryKey: ['dead-letter', id],
    queryFn: ({ signal }) => get<Letter>(path, signal),
    retry: false,
  })

/** What the platform sent, and what is there now where somebody mended it. */
function Saves({ path, id }: { path: string; id: string }) {
  const t = useT()
  const mended = (useLetter(path, id).data?.mended.length ?? 0) > 0
  return (
    <>
      <Save href={`${path}/raw`} name={`kiriman-${id}.bin`} label={t(mended ? 'letter.save.now' : 'letter.save')} />
      {mended && <Save href={`${path}/original`} name={`kiriman-asli-${id}.bin`} label={t('letter.save')} />}
    </>
  )
}

export const Save = ({ href, name, label }: { href: string; name: string; label: string }) => (
  <Button
    size="sm"
    variant="default"
    component="a"
    href={`/api${href}`}
    download={name}
    leftSection={<IconDownload size={17} />}
  >
    {label}
  </Button>
)

function Known({ path, id }: { path: string; id: string }) {
  const t = useT()
  const { time } = useSession()
  const found = useLetter(path, id)
  if (found.error)
    return <Trouble error={found.error} action={{ label: t('error.retry'), run: () => void found.refetch() }} />
  if (!found.data) return <p className={css.muted}>{t('loading')}</p>
  const { channel, receivedAt, error, mended } = found.data
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
      {mended.map(({ at, by, reason }) => (
        <div key={at}>
          <dt>{t('letter.mended')}</dt>
          <dd>{t('letter.mended.by', { name: by.name, time: time.exact(at), reason })}</dd>
        </div>
      ))}
    </dl>
  )
}
