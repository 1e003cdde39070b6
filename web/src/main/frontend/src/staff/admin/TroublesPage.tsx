import { Button } from '@mantine/core'
import { IconMoodCheck, IconRefresh, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../api/http.ts'
import { Page } from '../pages/Page.tsx'
import pages from '../pages/pages.module.css'
import { has, seesCases, useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import { Empty } from '../ui/Empty.tsx'
import { Ago, Tag } from '../ui/marks.tsx'
import { PageSkeleton } from '../ui/Skeletons.tsx'
import { tellDone, tellProblem } from '../ui/tell.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { Link } from 'react-router'
import css from './admin.module.css'
import { useJobs, useLetters } from './queries.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import type { FailedJob, Letter } from './types.ts'

/** Steps that gave up, and messages that could not be read: what is known, another try, and a reason where none is needed. */
export function TroublesPage() {
  const t = useT()
  const { me } = useSession()
  const jobs = useJobs()
  const handles = has(me, 'administrator', 'approver')
  const letters = useLetters(handles)
  const nothing = jobs.data?.items.length === 0 && (!handles || letters.data?.items.length === 0)
  const error = jobs.error ?? letters.error
  return (
    <Page wide title={t('admin.troubles')} text={t('admin.troubles.text')}>
      {(jobs.isPending || (handles && letters.isPending)) && !error && <PageSkeleton />}
      {error && (
        <Trouble
          error={error}
          action={{
            label: t('error.retry'),
            run: () => {
              void jobs.refetch()
              void letters.refetch()
            },
          }}
        />
      )}
      {nothing && (
        <Empty icon={IconMoodCheck} title={t('admin.x.empty')}>
          {t('admin.x.empty.text')}
        </Empty>
      )}
      {jobs.data && jobs.data.items.length > 0 && (
        <section className={css.part}>
          <h2>{t('admin.x.jobs')}</h2>
          <ul className={pages.list}>
            {jobs.data.items.map((job) => (
              <Job key={job.id} job={job} />
            ))}
          </ul>
        </section>
      )}
      {letters.data && letters.data.items.length > 0 && (
        <section className={css.part}>
          <h2>{t('admin.x.letters')}</h2>
          <ul className={pages.list}>
            {letters.data.items.map((letter) => (
              <DeadOne key={letter.id} letter={letter} />
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}

function useRetry(path: string, said: string) {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    try {
      await post(path)
      tellDone(said)
    } catch (error) {
      tellProblem(error)
    } finally {
      await queries.invalidateQueries({ queryKey: ['admin'] })
      void queries.invalidateQueries({ queryKey: ['incidents'] })
      setBusy(false)
    }
  }
  return { busy, run: () => void run() }
}

function Job({ job }: { job: FailedJob }) {
  const t = useT()
  const { me } = useSession()
  const retry = useRetry(`/admin/jobs/${encodeURIComponent(job.id)}/retry`, t('admin.x.retried'))
  return (
    <li className={pages.item}>
      <div className={pages.itemHead}>
        <b>{t('admin.x.job')}</b>
        {job.ticket && seesCases(me) && (
          <Link className={pages.ticket} to={`/complaints/${job.ticket}`}>
            {job.ticket}
          </Link>
        )}
        {job.ticket && !seesCases(me) && <span className={pages.ticket}>{job.ticket}</span>}
        {job.restricted && <Tag tone="private">{t('admin.x.restricted')}</Tag>}
        <span className="push">
          <Ago at={job.since} />
        </span>
      </div>
      <p>{job.cause}</p>
      <p className={pages.muted}>
        {t('admin.x.where', { process: job.processName, step: job.stepName })} <code>{job.step}</code>
      </p>
      {has(me, 'administrator') && (
        <div className={pages.row}>
          <Button size="sm" loading={retry.busy} leftSection={<IconRefresh size={17} />} onClick={retry.run}>
            {t('admin.x.retry')}
          </Button>
        </div>
      )}
    </li>
  )
}

function DeadOne({ letter }: { letter: Letter }) {
  const t = useT()
  const retry = useRetry(`/dead-letters/${encodeURIComponent(letter.id)}/retry`, t('admin.x.retried'))
  const [dismissing, setDismissing] = useState(false)
  return (
    <li className={pages.item}>
      <div className={pages.itemHead}>
        <b>{t('admin.x.letter', { id: letter.id })}</b>
        <span className="push">
          <Ago at={letter.receivedAt} />
        </span>
      </div>
      <p>
        {t('admin.x.from', { channel: letter.channel, kb: Math.max(1, Math.round(letter.bytes / 1024)) })}{' '}
        {letter.error && <code>{letter.error}</code>}
      </p>
      <div className={pages.row}>
        <Button size="sm" loading={retry.busy} leftSection={<IconRefresh size={17} />} onClick={retry.run}>
          {t('admin.x.retry')}
        </Button>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconTrash size={17} />}
          onClick={() => setDismissing(true)}
        >
          {t('admin.x.dismiss')}
        </Button>
      </div>
      {dismissing && (
        <ReasonDialog
          title={t('admin.x.dismiss.title', { id: letter.id })}
          button={t('admin.x.dismiss')}
          run={(reason) => post(`/dead-letters/${encodeURIComponent(letter.id)}/dismiss`, { reason })}
          onClose={() => setDismissing(false)}
        >
          <p>{t('admin.x.dismiss.text')}</p>
        </ReasonDialog>
      )}
    </li>
  )
}
