import { Button, Checkbox, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { Link } from 'react-router'
import { post, randomKey } from '../../api/http.ts'
import type { ManualEntry, Receipt } from '../../api/types.ts'
import { instantIn } from '../../logic/time.ts'
import { useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import { Trouble } from '../ui/Trouble.tsx'
import { Page } from './Page.tsx'
import css from './pages.module.css'

interface Form {
  key: string
  source: ManualEntry['source']
  name: string
  contact: string
  text: string
  location: string
  occurredAt: string
  anonymous: boolean
  secret: boolean
}

const empty = (): Form => ({
  key: randomKey(),
  source: 'phone',
  name: '',
  contact: '',
  text: '',
  location: '',
  occurredAt: '',
  anonymous: false,
  secret: false,
})
const slot = 'manual'

/** A phone call, a visit at the counter, a post elsewhere: entered by hand, then a case like any other. */
export default function NewPage() {
  const t = useT()
  const { me, typed } = useSession()
  const queries = useQueryClient()
  const [form, setForm] = useState<Form>(() => {
    const kept = typed.load(slot, 'entry')
    return kept ? { ...empty(), ...(JSON.parse(kept.text) as Partial<Form>) } : empty()
  })
  const [receipt, setReceipt] = useState<Receipt>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const set = (change: Partial<Form>) => setForm((before) => ({ ...before, ...change }))
  useEffect(() => {
    if (form.text + form.name + form.contact + form.location !== '')
      typed.save(slot, 'entry', { text: JSON.stringify(form) })
  }, [typed, form])

  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (form.text.trim() === '' || busy) return
    setBusy(true)
    setError(undefined)
    const optional = (value: string) => (value.trim() === '' ? undefined : value.trim())
    const entry: ManualEntry = {
      source: form.source,
      text: form.text.trim(),
      name: optional(form.name),
      contact: optional(form.contact),
      location: optional(form.location),
      anonymous: form.anonymous || undefined,
      secret: form.secret || undefined,
      occurredAt: form.occurredAt === '' ? undefined : instantIn(me.office.zone, form.occurredAt),
    }
    try {
      setReceipt(await post<Receipt>('/complaints', entry, { idempotencyKey: form.key }))
      typed.clear(slot, 'entry')
      setForm(empty())
      void queries.invalidateQueries({ queryKey: ['complaints'] })
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }

  if (receipt) {
    return (
      <Page title={t('new.done')} text={t('new.done.text')}>
        <section className={css.card}>
          <IconCircleCheck size={40} stroke={1.5} color="var(--s-met)" aria-hidden />
          <dl className={css.numbers}>
            <div>
              <dt>{t('ticket')}</dt>
              <dd>{receipt.ticket}</dd>
            </div>
            <div>
              <dt>{t('new.code')}</dt>
              <dd>{receipt.trackingCode}</dd>
            </div>
          </dl>
          <div className={css.row}>
            <Button component={Link} to={`/complaints/${receipt.ticket}`}>
              {t('new.open')}
            </Button>
            <Button variant="default" onClick={() => setReceipt(undefined)}>
              {t('new.another')}
            </Button>
          </div>
        </section>
      </Page>
    )
  }
  return (
    <Page title={t('new.title')} text={t('new.text')}>
      <form className={css.card} onSubmit={(event) => void send(event)}>
        <SegmentedControl
          fullWidth
          aria-label={t('new.source')}
          value={form.source}
          onChange={(source) => set({ source: source as ManualEntry['source'] })}
          data={(['phone', 'counter', 'elsewhere'] as const).map((value) => ({ value, label: t(`new.${value}`) }))}
        />
        <Textarea
          required
          autosize
          minRows={5}
          label={t('new.words')}
          description={t('new.words.hint')}
          value={form.text}
          onChange={(event) => set({ text: event.currentTarget.value })}
        />
        <div className={css.two}>
          <TextInput
            label={t('fact.location')}
            value={form.location}
            onChange={(event) => set({ location: event.currentTarget.value })}
          />
          <TextInput
            type="datetime-local"
            label={t('new.when', { zone: me.office.zoneName })}
            value={form.occurredAt}
            onChange={(event) => set({ occurredAt: event.currentTarget.value })}
          />
          <TextInput
            label={t('fact.name')}
            autoComplete="off"
            value={form.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t('fact.contact')}
            autoComplete="off"
            description={t('new.contact.hint')}
            inputWrapperOrder={['label', 'input', 'description']}
            value={form.contact}
            onChange={(event) => set({ contact: event.currentTarget.value })}
          />
        </div>
        <Checkbox
          checked={form.anonymous}
          label={t('fact.anonymous')}
          description={t('new.anonymous')}
          onChange={(event) => set({ anonymous: event.currentTarget.checked })}
        />
        <Checkbox
          checked={form.secret}
          label={t('fact.secret')}
          description={t('new.secret')}
          onChange={(event) => set({ secret: event.currentTarget.checked })}
        />
        {error !== undefined && <Trouble error={error} kept={t('kept.form')} />}
        <div className={css.row}>
          <Button type="submit" size="md" loading={busy} disabled={form.text.trim() === ''}>
            {t('new.save')}
          </Button>
        </div>
      </form>
    </Page>
  )
}
