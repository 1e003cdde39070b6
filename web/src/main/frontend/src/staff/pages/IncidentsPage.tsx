import { Button, Textarea } from '@mantine/core'
import { IconMoodCheck } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { post } from '../../api/http.ts'
import type { Incident } from '../../api/types.ts'
import { opens } from '../../logic/doors.ts'
import { incidentKind, incidentPage } from '../../logic/incidents.ts'
import { useIncidents } from '../queries.ts'
import { has, useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import { Empty } from '../ui/Empty.tsx'
import { Ago, Face, Tag } from '../ui/marks.tsx'
import { PageSkeleton } from '../ui/Skeletons.tsx'
import { tellProblem } from '../ui/tell.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { DeadLetter } from './DeadLetter.tsx'
import { MendedLetters } from './MendedLetters.tsx'
import { Page } from './Page.tsx'
import css from './pages.module.css'

/** What Sigap cannot settle by itself and a named person must take. */
export default function IncidentsPage() {
  const t = useT()
  const { me } = useSession()
  const found = useIncidents()
  return (
    <Page title={t('incidents.title')} text={t('incidents.text')}>
      {found.isPending && <PageSkeleton />}
      {found.error && (
        <Trouble error={found.error} action={{ label: t('error.retry'), run: () => void found.refetch() }} />
      )}
      {found.data?.length === 0 && (
        <Empty icon={IconMoodCheck} title={t('incidents.empty')}>
          {t('incidents.empty.text')}
        </Empty>
      )}
      <ul className={css.list}>
        {[...(found.data ?? [])]
          .sort(
            (a, b) =>
              Number(Boolean(a.takenBy)) - Number(Boolean(b.takenBy)) || Date.parse(a.since) - Date.parse(b.since),
          )
          .map((incident) => (
            <Item key={incident.id} incident={incident} />
          ))}
      </ul>
      {has(me, 'approver') && <MendedLetters />}
    </Page>
  )
}

function Item({ incident }: { incident: Incident }) {
  const t = useT()
  const { me } = useSession()
  const queries = useQueryClient()
  const [resolving, setResolving] = useState(false)
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const kind = incidentKind(incident.kind)
  const page = opens(me, 'admin') ? incidentPage(incident.kind) : undefined
  const mine = incident.takenBy?.username === me.username
  const run = async (how: 'take' | 'resolve', body: object) => {
    setBusy(true)
    try {
      await post(`/incidents/${encodeURIComponent(incident.id)}/${how}`, body)
      setResolving(false)
      await queries.invalidateQueries({ queryKey: ['incidents'] })
    } catch (error) {
      tellProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <li className={css.item}>
      <div className={css.itemHead}>
        <b>{t(`incident.${kind}`)}</b>
        {incident.takenBy ? (
          <>
            <Face who={incident.takenBy} />
            <span className={css.muted}>
              {mine ? t('incidents.mine') : t('incidents.taken', { name: incident.takenBy.name })}
            </span>
          </>
        ) : (
          <Tag tone="late">{t('incidents.open')}</Tag>
        )}
        {incident.ticket && (
          <Link className={css.ticket} to={`/complaints/${incident.ticket}`}>
            {incident.ticket}
          </Link>
        )}
        <span className="push">
          <Ago at={incident.since} />
        </span>
      </div>
      <p>{incident.what}</p>
      <p className={css.todo}>
        <b>{t('incidents.todo')}</b> {t(`incident.${kind}.todo`)}
      </p>
      {incident.deadLetter && <DeadLetter id={incident.deadLetter} />}
      {resolving && (
        <Textarea
          autoFocus
          autosize
          minRows={2}
          label={t('incidents.note')}
          description={t('incidents.note.hint')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
      <div className={css.row}>
        {!incident.takenBy && (
          <Button size="sm" loading={busy} onClick={() => void run('take', {})}>
            {t('incidents.take')}
          </Button>
        )}
        {mine && !resolving && (
          <Button size="sm" onClick={() => setResolving(true)}>
            {t('incidents.resolve')}
          </Button>
        )}
        {incident.ticket && !resolving && (
          <Button size="sm" variant="default" component={Link} to={`/complaints/${incident.ticket}`}>
            {t('tasks.case')}
          </Button>
        )}
        {page && !resolving && (
          <Button size="sm" variant="default" component={Link} to={`/admin/${page}`}>
            {t(`incidents.page.${page}`)}
          </Button>
        )}
        {resolving && (
          <>
            <Button
              size="sm"
              loading={busy}
              disabled={note.trim() === ''}
              onClick={() => void run('resolve', { note: note.trim() })}
            >
              {t('incidents.resolve')}
            </Button>
            <Button size="sm" variant="default" onClick={() => setResolving(false)}>
              {t('cancel')}
            </Button>
          </>
        )}
      </div>
    </li>
  )
}
