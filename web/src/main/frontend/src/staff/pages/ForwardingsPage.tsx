import { IconBuilding } from '@tabler/icons-react'
import { Link, useParams } from 'react-router'
import type { AgencyForwarding } from '../../api/types.ts'
import { useForwardings } from '../queries.ts'
import { useT } from '../texts.ts'
import { Empty } from '../ui/Empty.tsx'
import { DeadlineMark, Tag, Warnings, When } from '../ui/marks.tsx'
import { PageSkeleton } from '../ui/Skeletons.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { About, ForwardingView } from './ForwardingView.tsx'
import { Page } from './Page.tsx'
import css from './pages.module.css'

/** What the office sent to this person's agencies: open ones first, the most urgent on top. */
export default function ForwardingsPage() {
  const { id } = useParams()
  return id ? <ForwardingView key={id} id={id} /> : <List />
}

function List() {
  const t = useT()
  const found = useForwardings()
  const open = (found.data ?? [])
    .filter(({ state }) => state === 'open')
    .sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
  const past = (found.data ?? [])
    .filter(({ state }) => state !== 'open')
    .sort((a, b) => Date.parse(b.sentAt) - Date.parse(a.sentAt))
  return (
    <Page title={t('forwardings.title')} text={t('forwardings.text')}>
      {found.isPending && <PageSkeleton />}
      {found.error && (
        <Trouble error={found.error} action={{ label: t('error.retry'), run: () => void found.refetch() }} />
      )}
      {found.isSuccess && open.length === 0 && (
        <Empty icon={IconBuilding} title={t('forwardings.empty')}>
          {t('forwardings.empty.text')}
        </Empty>
      )}
      <Items forwardings={open} />
      {past.length > 0 && (
        <>
          <h2 className={css.muted}>{t('forwardings.past')}</h2>
          <Items forwardings={past} />
        </>
      )}
    </Page>
  )
}

function Items({ forwardings }: { forwardings: AgencyForwarding[] }) {
  const t = useT()
  return (
    <ul className={css.list}>
      {forwardings.map((forwarding) => (
        <li key={forwarding.id} className={css.item}>
          <div className={css.itemHead}>
            <Link className={css.ticket} to={`/forwardings/${forwarding.id}`}>
              {forwarding.ticket}
            </Link>
            <Tag tone={forwarding.state === 'open' ? 'near' : forwarding.state === 'answered' ? 'brand' : 'plain'}>
              {t(`forwarding.${forwarding.state}`)}
            </Tag>
            <Warnings emergency={forwarding.emergency} restricted={false} />
            <span className={css.muted}>{forwarding.agency.label}</span>
            <span className="push">
              {forwarding.state === 'open' ? (
                <DeadlineMark
                  deadline={
                    forwarding.deadline ?? {
                      id: forwarding.id,
                      rule: 'LOC-AGENCY',
                      label: t('forwarding.deadline'),
                      dueAt: forwarding.dueAt,
                      state: 'running',
                      source: '',
                    }
                  }
                />
              ) : (
                <When at={forwarding.answeredAt ?? forwarding.sentAt} />
              )}
            </span>
          </div>
          {forwarding.excerpt && <p>{forwarding.excerpt}</p>}
          <About forwarding={forwarding} />
          <p className={css.muted}>
            {forwarding.by.name}: {forwarding.note}
          </p>
        </li>
      ))}
    </ul>
  )
}
