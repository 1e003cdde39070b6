import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link, useParams } from 'react-router'
import { call, Problem } from '../../../api/http.ts'
import { Page } from '../../pages/Page.tsx'
import pages from '../../pages/pages.module.css'
import { has, useSession } from '../../session.tsx'
import { type Key, useT } from '../../texts.ts'
import { Tag } from '../../ui/marks.tsx'
import { PageSkeleton } from '../../ui/Skeletons.tsx'
import { tellDone } from '../../ui/tell.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import css from '../admin.module.css'
import { useChannel } from '../queries.ts'
import { Acts } from './Acts.tsx'
import { ChannelFields } from './ChannelFields.tsx'
import { Copyable } from './Copyable.tsx'
import { bodyOf, faultsOf, typedOf } from './form.ts'
import { HealthView } from './HealthView.tsx'
import { Made } from './Made.tsx'
import { Secrets } from './Secrets.tsx'
import { tones } from './tones.ts'
import type { OneChannel } from './types.ts'

/** One channel: how it is, what can be done with it, and what is filled in. */
export function ChannelPage() {
  const t = useT()
  const { channel = '' } = useParams()
  const found = useChannel(channel)
  const [round, setRound] = useState(0)
  if (found.isPending) return <PageSkeleton />
  if (!found.data)
    return (
      <Page title={t('admin.channels')}>
        <Trouble error={found.error} action={{ label: t('error.retry'), run: () => void found.refetch() }} />
        <Link className={css.open} to="/admin/channels">{t('channel.back')}</Link>
      </Page>
    )
  const reload = async () => {
    await found.refetch()
    setRound(round + 1)
  }
  return <One one={found.data} round={round} reload={reload} />
}

interface Props {
  one: OneChannel
  /** Grows where the form has to be filled in anew. */
  round: number
  reload: () => Promise<void>
}

function One({ one, round, reload }: Props) {
  const t = useT()
  const { me } = useSession()
  const [made, setMade] = useState<Record<string, string>>()
  const mayEdit = has(me, 'administrator') && one.channel.state !== 'closed'
  return (
    <Page title={one.channel.label} text={`${one.connector?.name ?? one.channel.connector} · ${one.channel.id}`}>
      <p>
        <Link className={css.open} to="/admin/channels">{t('channel.back')}</Link>
      </p>
      <section className={pages.card}>
        <div className={pages.itemHead}>
          <Tag tone={tones[one.channel.state]}>{t(`admin.c.${one.channel.state}` as Key)}</Tag>
          {!one.channel.registered && <Tag tone="late">{t('channel.unregistered')}</Tag>}
        </div>
        <HealthView channel={one.channel} counted={one} />
        {one.channel.state === 'connector-away' && <p className={pages.todo}>{t('admin.c.away.text')}</p>}
        {one.channel.state === 'connector-waiting' && <p className={pages.todo}>{t('admin.c.waiting.text')}</p>}
        {one.silentAfterMinutes !== undefined && (
          <p className={pages.muted}>{t('channel.silent.now', { hours: Math.round(one.silentAfterMinutes / 60) })}</p>
        )}
        {mayEdit && <Acts one={one} />}
      </section>
      {one.webhook && mayEdit && (
        <section className={pages.card}>
          <Copyable label={t('channel.webhook')} hint={t('channel.webhook.hint')} text={one.webhook} />
        </section>
      )}
      <Secrets one={one} mayEdit={mayEdit} onMade={setMade} />
      {one.connector && <Form key={round} one={one} mayEdit={mayEdit} reload={reload} />}
      {made && <Made one={one} made={made} onClose={() => setMade(undefined)} />}
    </Page>
  )
}

function Form({ one, mayEdit, reload }: { one: OneChannel; mayEdit: boolean; reload: () => Promise<void> }) {
  const t = useT()
  const queries = useQueryClient()
  // What was seen when the form was filled in: a later change of somebody else must not be written over.
  const [seen] = useState(one)
  const [typed, setTyped] = useState(() => typedOf(one))
  // Asked for only where the server of the channel changes; a token, too, is typed then.
  const [secrets, setSecrets] = useState<Record<string, string>>({})
  const [asked, setAsked] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const changed = JSON.stringify(bodyOf(typed)) !== JSON.stringify(bodyOf(typedOf(seen)))
  // A secret that was replaced here counts as a change of the channel, but none of what this form holds.
  const same = JSON.stringify(bodyOf(typedOf(one))) === JSON.stringify(bodyOf(typedOf(seen)))
  const stale = error instanceof Problem && error.status === 412
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setError(undefined)
    try {
      await call(`/admin/channels/${one.channel.id}`, {
        method: 'PUT',
        body: { ...bodyOf(typed), secrets },
        version: same ? one.version : seen.version,
        timeout: 90_000,
      })
      tellDone(t('admin.saved'))
      await queries.invalidateQueries({ queryKey: ['admin'] })
      await reload()
    } catch (problem) {
      setError(problem)
      const names = Object.keys(faultsOf(problem)).filter((field) => field.startsWith('secrets.'))
      setAsked([...new Set([...asked, ...names])])
      setBusy(false)
    }
  }
  return (
    <form className={pages.card} onSubmit={(event) => void submit(event)}>
      <ChannelFields
        connector={one.connector!}
        typed={typed}
        faults={faultsOf(error)}
        fixed={!mayEdit}
        secrets={{
          values: secrets,
          field: (setting) => (asked.includes(`secrets.${setting.name}`) ? { ...setting, type: 'SECRET' } : undefined),
          onChange: setSecrets,
        }}
        onChange={setTyped}
      />
      {error !== undefined && (
        <Trouble
          error={error}
          kept={t('kept.form')}
          action={stale ? { label: t('admin.reload'), run: () => void reload() } : undefined}
        />
      )}
      {mayEdit && (
        <Group gap="sm">
          <Button type="submit" loading={busy} disabled={!changed}>
            {t('admin.save')}
          </Button>
        </Group>
      )}
    </form>
  )
}
