import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { post } from '../../../api/http.ts'
import { useLanguage } from '../../../i18n/dictionary.ts'
import { Page } from '../../pages/Page.tsx'
import pages from '../../pages/pages.module.css'
import { useT } from '../../texts.ts'
import { PageSkeleton } from '../../ui/Skeletons.tsx'
import { tellDone } from '../../ui/tell.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import css from '../admin.module.css'
import { useChannels } from '../queries.ts'
import { ChannelFields } from './ChannelFields.tsx'
import { bodyOf, empty, faultsOf, inWords } from './form.ts'
import { Made } from './Made.tsx'
import type { OneChannel } from './types.ts'

/** A new account: which platform, what its connector asks for, and what the register has to say of it. */
export function NewChannelPage() {
  const t = useT()
  const language = useLanguage()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const found = useChannels()
  const [chosen, setChosen] = useState('')
  const [id, setId] = useState('')
  const [typed, setTyped] = useState(empty)
  const [secrets, setSecrets] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const [opened, setOpened] = useState<{ opened: OneChannel; made: Record<string, string> }>()
  const connector = found.data?.connectors.find((one) => one.id === chosen)
  const faults = faultsOf(error)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (error !== undefined) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [error])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || !connector) return
    setBusy(true)
    setError(undefined)
    try {
      const answer = await post<{ opened: OneChannel; made: Record<string, string> }>(
        '/admin/channels',
        { ...bodyOf(typed), id, connector: connector.id, secrets },
        { timeout: 90_000 },
      )
      await queries.invalidateQueries({ queryKey: ['admin'] })
      tellDone(t('channel.opened', { name: typed.label }))
      setSecrets({})
      if (answer.opened.webhook || Object.keys(answer.made).length > 0) setOpened(answer)
      else void navigate(`/admin/channels/${answer.opened.channel.id}`)
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <Page title={t('channel.new')} text={t('channel.new.text')}>
      <p>
        <Link className={css.open} to="/admin/channels">{t('channel.back')}</Link>
      </p>
      {found.isPending && <PageSkeleton />}
      {found.error && (
        <Trouble error={found.error} action={{ label: t('error.retry'), run: () => void found.refetch() }} />
      )}
      {found.data && (
        <form ref={form} className={pages.card} onSubmit={(event) => void submit(event)}>
          <NativeSelect
            label={t('channel.platform')}
            description={t('channel.platform.hint')}
            withAsterisk
            value={chosen}
            error={faults['connector']}
            data={[
              { value: '', label: t('channel.platform.choose') },
              ...found.data.connectors.map((one) => ({ value: one.id, label: inWords(one.title, language) })),
            ]}
            onChange={(event) => {
              setChosen(event.currentTarget.value)
              setTyped({ ...typed, settings: {} })
              setSecrets({})
              setError(undefined)
            }}
          />
          {connector && (
            <>
              <ChannelFields
                connector={connector}
                typed={typed}
                faults={faults}
                code={
                  <TextInput
                    label={t('channel.id')}
                    description={t('channel.id.hint')}
                    value={id}
                    error={faults['id']}
                    autoComplete="off"
                    spellCheck={false}
                    onChange={(event) => setId(event.currentTarget.value)}
                  />
                }
                secrets={{ values: secrets, field: (setting) => setting, onChange: setSecrets }}
                onChange={setTyped}
              />
              {error !== undefined && <Trouble error={error} kept={t('kept.form')} />}
              <Group gap="sm">
                <Button type="submit" loading={busy}>
                  {t('channel.open')}
                </Button>
                <Button variant="default" component={Link} to="/admin/channels">
                  {t('cancel')}
                </Button>
              </Group>
            </>
          )}
        </form>
      )}
      {opened && (
        <Made
          one={opened.opened}
          made={opened.made}
          onClose={() => void navigate(`/admin/channels/${opened.opened.channel.id}`)}
        />
      )}
    </Page>
  )
}
