import { Button } from '@mantine/core'
import { IconCheck, IconPlayerPlay, IconX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../api/http.ts'
import { Page } from '../pages/Page.tsx'
import pages from '../pages/pages.module.css'
import { has, useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import { Ago, Tag, When } from '../ui/marks.tsx'
import { PageSkeleton } from '../ui/Skeletons.tsx'
import { tellDone, tellProblem } from '../ui/tell.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import css from './admin.module.css'
import { useConnectors } from './queries.ts'
import type { ConnectorJar, InstalledConnector } from './types.ts'

const jarTones = { announced: 'late', accepted: 'brand', refused: 'plain' } as const

/** The connectors of the application and of jars beside it; a stranger's is used once its very content was accepted. */
export function ConnectorsPage() {
  const t = useT()
  const found = useConnectors()
  const jars = found.data?.jars ?? []
  return (
    <Page wide title={t('admin.connectors')} text={t('admin.connectors.text')}>
      {found.isPending && <PageSkeleton />}
      {found.error && (
        <Trouble error={found.error} action={{ label: t('error.retry'), run: () => void found.refetch() }} />
      )}
      {jars.length > 0 && (
        <section className={css.part}>
          <h2>{t('admin.k.jars')}</h2>
          <ul className={pages.list}>
            {jars.map((jar) => (
              <Jar key={jar.id} jar={jar} />
            ))}
          </ul>
        </section>
      )}
      {found.data && (
        <section className={css.part}>
          <h2>{t('admin.k.installed')}</h2>
          <ul className={pages.list}>
            {found.data.connectors.map((one) => (
              <One key={`${one.file ?? ''} ${one.id ?? one.standing}`} connector={one} />
            ))}
          </ul>
          {jars.length === 0 && <p>{t('admin.k.jars.empty')}</p>}
        </section>
      )}
    </Page>
  )
}

/** Does something to a connector and shows what came of it. */
function useAct() {
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const act = async (path: string, body: object, done: string) => {
    setBusy(true)
    try {
      queries.setQueryData(['admin', 'connectors'], await post(`/admin/connector-jars/${path}`, body))
      void queries.invalidateQueries({ queryKey: ['incidents'] })
      await queries.invalidateQueries({ queryKey: ['admin', 'channels'] })
      tellDone(done)
    } catch (error) {
      tellProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return [busy, act] as const
}

function One({ connector }: { connector: InstalledConnector }) {
  const t = useT()
  const { me } = useSession()
  const [busy, act] = useAct()
  const name = connector.name ?? connector.file ?? connector.standing
  return (
    <li className={pages.item}>
      <div className={pages.itemHead}>
        <b>{name}</b>
        {connector.id && <code>{connector.id}</code>}
        <Tag tone={connector.state === 'in-use' ? 'brand' : 'late'}>{t(`admin.k.${connector.state}`)}</Tag>
        {connector.state === 'set-aside' && has(me, 'administrator') && (
          <span className="push">
            <Button
              size="xs"
              loading={busy}
              leftSection={<IconPlayerPlay size={16} />}
              onClick={() => void act('resume', { standing: connector.standing }, t('admin.k.resumed', { name }))}
            >
              {t('admin.k.resume')}
            </Button>
          </span>
        )}
      </div>
      <dl className={pages.facts}>
        <div>
          <dt>{t('admin.k.from')}</dt>
          <dd>{connector.file ?? t('admin.k.application')}</dd>
        </div>
        {connector.version && (
          <div>
            <dt>{t('admin.k.version')}</dt>
            <dd>
              {connector.version}
              {connector.apiVersion && ` (${t('admin.c.api', { version: connector.apiVersion })})`}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('admin.k.faults')}</dt>
          <dd>{connector.faults}</dd>
        </div>
        {connector.lastFault && (
          <div>
            <dt>{t('admin.k.lastFault')}</dt>
            <dd>
              {connector.lastFault} {connector.lastFaultAt && <Ago at={connector.lastFaultAt} />}
            </dd>
          </div>
        )}
      </dl>
      {connector.state === 'set-aside' && <p className={pages.todo}>{t('admin.k.set-aside.text')}</p>}
      {connector.problem && <p className={pages.todo}>{connector.problem}</p>}
    </li>
  )
}

function Jar({ jar }: { jar: ConnectorJar }) {
  const t = useT()
  const { me } = useSession()
  const [busy, act] = useAct()
  return (
    <li className={pages.item}>
      <div className={pages.itemHead}>
        <b>{jar.file}</b>
        <Tag tone={jarTones[jar.state]}>{t(`admin.k.jar.${jar.state}`)}</Tag>
        {!jar.present && <Tag tone="plain">{t('admin.k.gone')}</Tag>}
        {has(me, 'administrator') && (
          <span className="push">
            {jar.state !== 'accepted' && (
              <Button
                size="xs"
                loading={busy}
                leftSection={<IconCheck size={16} />}
                onClick={() => void act(`${jar.id}/accept`, {}, t('admin.k.accepted', { file: jar.file }))}
              >
                {t('admin.k.accept')}
              </Button>
            )}{' '}
            {jar.state !== 'refused' && (
              <Button
                size="xs"
                variant="default"
                loading={busy}
                leftSection={<IconX size={16} />}
                onClick={() => void act(`${jar.id}/refuse`, {}, t('admin.k.refused.done', { file: jar.file }))}
              >
                {t('admin.k.refuse')}
              </Button>
            )}
          </span>
        )}
      </div>
      <dl className={pages.facts}>
        <div>
          <dt>SHA-256</dt>
          <dd>
            <code className={css.hash}>{jar.sha256}</code>
          </dd>
        </div>
        <div>
          <dt>{t('admin.k.size')}</dt>
          <dd>{t('admin.k.bytes', { bytes: jar.size })}</dd>
        </div>
        {(jar.title ?? jar.version) && (
          <div>
            <dt>{t('admin.k.manifest')}</dt>
            <dd>
              {jar.title} {jar.version}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('admin.k.came')}</dt>
          <dd>
            <When at={jar.announcedAt} />
          </dd>
        </div>
        {jar.decidedBy && (
          <div>
            <dt>{t('admin.k.decided')}</dt>
            <dd>
              {jar.decidedBy.name} {jar.decidedAt && <When at={jar.decidedAt} />}
            </dd>
          </div>
        )}
      </dl>
      {jar.state === 'announced' && <p className={pages.todo}>{t('admin.k.compare')}</p>}
    </li>
  )
}
