import { Button } from '@mantine/core'
import { IconListDetails, IconPlayerPause, IconPlayerPlay, IconPlugOff, IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { post } from '../../api/http.ts'
import { Page } from '../pages/Page.tsx'
import pages from '../pages/pages.module.css'
import { has, useSession } from '../session.tsx'
import { type Key, useT } from '../texts.ts'
import { Empty } from '../ui/Empty.tsx'
import { ChannelMark, Tag } from '../ui/marks.tsx'
import { PageSkeleton } from '../ui/Skeletons.tsx'
import { tellDone, tellProblem } from '../ui/tell.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import css from './admin.module.css'
import { HealthView } from './channels/HealthView.tsx'
import { tones } from './channels/tones.ts'
import type { AdminChannel } from './channels/types.ts'
import { History } from './History.tsx'
import { useChannels } from './queries.ts'
import { ReasonDialog } from './ReasonDialog.tsx'

/** The accounts of the office: whether they run, what they last brought, what went wrong; and the connectors behind them. */
export function ChannelsPage() {
  const t = useT()
  const { me } = useSession()
  const found = useChannels()
  return (
    <Page wide title={t('admin.channels')} text={t('admin.channels.text')}>
      <div className={css.tools}>
        {has(me, 'administrator') && (
          <Button component={Link} to="/admin/new-channel" leftSection={<IconPlus size={17} />}>
            {t('channel.new')}
          </Button>
        )}
        <Button
          variant="default"
          component={Link}
          to="/admin/channel-register"
          leftSection={<IconListDetails size={17} />}
        >
          {t('channel.accounts')}
        </Button>
      </div>
      {found.isPending && <PageSkeleton />}
      {found.error && (
        <Trouble error={found.error} action={{ label: t('error.retry'), run: () => void found.refetch() }} />
      )}
      {found.data?.items.length === 0 && (
        <Empty icon={IconPlugOff} title={t('admin.c.empty')}>
          {t('admin.c.empty.text')}
        </Empty>
      )}
      <ul className={pages.list}>
        {found.data?.items.map((channel) => (
          <One key={channel.id} channel={channel} />
        ))}
      </ul>
      {found.data && (
        <section className={css.part}>
          <h2>{t('admin.c.connectors')}</h2>
          <div className={pages.tableBox}>
            <table className={`${pages.table} ${css.rows}`}>
              <thead>
                <tr>
                  <th scope="col">{t('admin.c.connector')}</th>
                  <th scope="col">{t('admin.c.version')}</th>
                  <th scope="col">{t('admin.c.can')}</th>
                </tr>
              </thead>
              <tbody>
                {found.data.connectors.map((one) => (
                  <tr key={one.id}>
                    <td data-label={t('admin.c.connector')}>
                      {one.name} <code>{one.id}</code>
                    </td>
                    <td data-label={t('admin.c.version')}>
                      {one.version} ({t('admin.c.api', { version: one.apiVersion })})
                    </td>
                    <td data-label={t('admin.c.can')}>
                      {one.capabilities.map((what) => t(`admin.can.${what}`)).join(', ')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
      <History kind="channel" />
    </Page>
  )
}

function One({ channel }: { channel: AdminChannel }) {
  const t = useT()
  const { me } = useSession()
  const queries = useQueryClient()
  const [pausing, setPausing] = useState(false)
  const [busy, setBusy] = useState(false)
  const path = `/admin/channels/${encodeURIComponent(channel.id)}`
  const resume = async () => {
    setBusy(true)
    try {
      await post(`${path}/resume`)
      await queries.invalidateQueries({ queryKey: ['admin'] })
      tellDone(t('admin.c.resumed', { name: channel.label }))
    } catch (error) {
      tellProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <li className={pages.item}>
      <div className={pages.itemHead}>
        <ChannelMark channel={{ id: channel.id, platform: channel.connector, label: channel.label }} size={20} />
        <b>
          <Link className={css.open} to={`/admin/channels/${channel.id}`}>{channel.label}</Link>
        </b>
        <Tag tone={tones[channel.state]}>{t(`admin.c.${channel.state}` as Key)}</Tag>
        {!channel.registered && <Tag tone="late">{t('channel.unregistered')}</Tag>}
        {has(me, 'administrator') && channel.state !== 'closed' && (
          <span className="push">
            {channel.state === 'paused' ? (
              <Button
                size="xs"
                loading={busy}
                leftSection={<IconPlayerPlay size={16} />}
                onClick={() => void resume()}
              >
                {t('admin.c.resume')}
              </Button>
            ) : (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconPlayerPause size={16} />}
                onClick={() => setPausing(true)}
              >
                {t('admin.c.pause')}
              </Button>
            )}
          </span>
        )}
      </div>
      <HealthView channel={channel} />
      {channel.state === 'connector-away' && <p className={pages.todo}>{t('admin.c.away.text')}</p>}
      {channel.state === 'connector-waiting' && <p className={pages.todo}>{t('admin.c.waiting.text')}</p>}
      {pausing && (
        <ReasonDialog
          title={t('admin.c.pause.title', { name: channel.label })}
          button={t('admin.c.pause')}
          run={(reason) => post(`${path}/pause`, { reason })}
          onClose={() => setPausing(false)}
        >
          <p>{t('admin.c.pause.text')}</p>
        </ReasonDialog>
      )}
    </li>
  )
}
