import { Button, Group, PasswordInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../../api/http.ts'
import { useLanguage } from '../../../i18n/dictionary.ts'
import pages from '../../pages/pages.module.css'
import { useT } from '../../texts.ts'
import { Tag } from '../../ui/marks.tsx'
import { tellDone, tellProblem } from '../../ui/tell.tsx'
import css from '../admin.module.css'
import { faultsOf, inWords, isSecret } from './form.ts'
import type { OneChannel, Setting, StoredSecret } from './types.ts'

interface Props {
  one: OneChannel
  mayEdit: boolean
  onMade: (made: Record<string, string>) => void
}

/** The secrets of a channel: stored or not, replaced or being rotated; never shown. */
export function Secrets({ one, mayEdit, onMade }: Props) {
  const t = useT()
  const secrets = one.connector?.settings.filter(isSecret) ?? []
  if (secrets.length === 0) return null
  return (
    <section className={css.part}>
      <h2>{t('channel.secrets')}</h2>
      <p className={css.soft}>{t('channel.secrets.text')}</p>
      <ul className={pages.list}>
        {secrets.map((setting) => (
          <One
            key={setting.name}
            channel={one.channel.id}
            setting={setting}
            stored={one.secrets.find(({ name }) => name === setting.name)}
            mayEdit={mayEdit}
            onMade={onMade}
          />
        ))}
      </ul>
    </section>
  )
}

interface OneProps {
  channel: string
  setting: Setting
  stored?: StoredSecret
  mayEdit: boolean
  onMade: Props['onMade']
}

function One({ channel, setting, stored, mayEdit, onMade }: OneProps) {
  const t = useT()
  const language = useLanguage()
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const [asking, setAsking] = useState(false)
  const [value, setValue] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const path = `/admin/channels/${channel}/secrets/${setting.name}`
  const token = setting.type === 'TOKEN'
  const label = inWords(setting.label, language)
  const act = async (run: () => Promise<unknown>, done: string) => {
    setBusy(true)
    setError(undefined)
    try {
      await run()
      await queries.invalidateQueries({ queryKey: ['admin'] })
      setOpen(false)
      setAsking(false)
      setValue('')
      tellDone(done)
    } catch (problem) {
      setError(problem)
      if (!faultsOf(problem)[`secrets.${setting.name}`]) tellProblem(problem)
    } finally {
      setBusy(false)
    }
  }
  const replace = () =>
    act(async () => {
      const answer = await call<{ made?: string }>(path, { method: 'PUT', body: token ? {} : { value }, timeout: 90_000 })
      if (answer.made) onMade({ [setting.name]: answer.made })
    }, t('channel.secret.saved', { name: label }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!busy && value.trim() !== '') void replace()
  }
  return (
    <li className={pages.item}>
      <div className={pages.itemHead}>
        <b>{label}</b>
        <Tag tone={stored?.stored ? 'brand' : setting.required ? 'late' : 'plain'}>
          {t(stored?.stored ? 'channel.secret.stored' : 'channel.secret.none')}
        </Tag>
        {stored?.rotating && <Tag tone="plain">{t('channel.secret.rotating')}</Tag>}
        {mayEdit && !open && (
          <span className="push">
            <Button
              size="xs"
              variant="default"
              loading={busy}
              onClick={() => (token ? void replace() : setOpen(true))}
            >
              {t(token ? 'channel.token.renew' : stored?.stored ? 'channel.secret.replace' : 'channel.secret.enter')}
            </Button>
          </span>
        )}
      </div>
      <p className={css.soft}>{inWords(setting.help, language)}</p>
      {stored?.rotating && (
        <Group gap="sm">
          <p className={css.soft}>{t(asking ? 'channel.rotation.sure' : 'channel.secret.rotating.text')}</p>
          {mayEdit && !asking && (
            <Button size="xs" variant="default" onClick={() => setAsking(true)}>
              {t('channel.rotation.end')}
            </Button>
          )}
          {asking && (
            <>
              <Button
                size="xs"
                color="red"
                loading={busy}
                onClick={() =>
                  void act(() => call(`${path}/previous`, { method: 'DELETE' }), t('channel.rotation.ended'))
                }
              >
                {t('channel.rotation.end.do')}
              </Button>
              <Button size="xs" variant="default" onClick={() => setAsking(false)}>
                {t('cancel')}
              </Button>
            </>
          )}
        </Group>
      )}
      {open && (
        <form onSubmit={submit}>
          <PasswordInput
            data-autofocus
            label={t('channel.secret.new', { name: label })}
            description={t('channel.secret.new.hint')}
            autoComplete="new-password"
            visibilityToggleButtonProps={{ 'aria-label': t('secret.show') }}
            value={value}
            error={faultsOf(error)[`secrets.${setting.name}`]}
            onChange={(event) => setValue(event.currentTarget.value)}
          />
          <Group gap="sm" mt="sm">
            <Button type="submit" size="xs" loading={busy} disabled={value.trim() === ''}>
              {t('admin.save')}
            </Button>
            <Button size="xs" variant="default" onClick={() => setOpen(false)}>
              {t('cancel')}
            </Button>
          </Group>
        </form>
      )}
    </li>
  )
}
