import { Button, SegmentedControl, Textarea } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconArrowBackUp, IconChevronLeft, IconSend } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { Link } from 'react-router'
import { post } from '../../api/http.ts'
import type { AgencyForwarding, ForwardingPage } from '../../api/types.ts'
import { EntryView } from '../case/EntryView.tsx'
import { AnsweredBy } from '../ui/AnsweredBy.tsx'
import { useForwarding } from '../queries.ts'
import { useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import { DeadlineMark, Tag, Warnings, When } from '../ui/marks.tsx'
import { PageSkeleton } from '../ui/Skeletons.tsx'
import { tellDone } from '../ui/tell.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { Page } from './Page.tsx'
import css from './pages.module.css'
import thread from '../case/conversation.module.css'

export function ForwardingView({ id }: { id: string }) {
  const t = useT()
  const { time } = useSession()
  const found = useForwarding(id)
  if (found.isPending) return <PageSkeleton />
  if (found.error)
    return <Trouble page error={found.error} action={{ label: t('error.retry'), run: () => void found.refetch() }} />
  const forwarding = found.data
  return (
    <Page
      title={forwarding.ticket}
      text={
        <Button
          component={Link}
          to="/forwardings"
          size="compact-sm"
          variant="subtle"
          leftSection={<IconChevronLeft size={16} />}
        >
          {t('forwardings.back')}
        </Button>
      }
    >
      <section className={css.card}>
        <div className={css.itemHead}>
          <Tag tone={forwarding.state === 'open' ? 'near' : 'brand'}>{t(`forwarding.${forwarding.state}`)}</Tag>
          <Warnings emergency={forwarding.emergency} restricted={false} />
          <span className={css.muted}>
            {forwarding.by.name} <When at={forwarding.sentAt} />
          </span>
          {forwarding.state === 'open' &&
            forwarding.deadlines.map((deadline) => (
              <span key={deadline.id} className="push">
                <DeadlineMark deadline={deadline} precise />
              </span>
            ))}
        </div>
        <About forwarding={forwarding} />
        <p className={css.note}>{forwarding.note}</p>
        <p className={css.muted}>{t('forwarding.due', { when: time.exact(forwarding.dueAt) })}</p>
      </section>
      <section className={css.card}>
        <b>{t('forwarding.conversation')}</b>
        <div className={thread.thread} style={{ padding: 0, width: '100%' }}>
          {forwarding.conversation.map((entry) => (
            <EntryView key={entry.id} entry={entry} />
          ))}
        </div>
      </section>
      {forwarding.state === 'open' ? <Reply forwarding={forwarding} /> : <Answered forwarding={forwarding} />}
    </Page>
  )
}

/** Where it is, what it is about and how urgent, as far as it is known. */
export function About({ forwarding }: { forwarding: AgencyForwarding }) {
  const t = useT()
  const known = [
    [t('fact.location'), forwarding.location],
    [t('fact.topic'), forwarding.topic?.label],
    [t('fact.urgency'), forwarding.urgency?.label],
  ].filter(([, value]) => value)
  if (known.length === 0) return null
  return (
    <dl className={css.facts}>
      {known.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Answered({ forwarding }: { forwarding: ForwardingPage }) {
  const t = useT()
  return (
    <section className={css.card}>
      <b>{t(`forwarding.${forwarding.state}`)}</b>
      {forwarding.answer && <p className={css.quote}>{forwarding.answer}</p>}
      <p className={css.muted}>
        <AnsweredBy by={forwarding.answeredBy} /> {forwarding.answeredAt && <When at={forwarding.answeredAt} exact />}
      </p>
    </section>
  )
}

function Reply({ forwarding }: { forwarding: ForwardingPage }) {
  const t = useT()
  const { typed } = useSession()
  const queries = useQueryClient()
  const narrow = useMediaQuery('(max-width: 480px)', window.innerWidth <= 480)
  const [how, setHow] = useState<'answer' | 'bounce'>('answer')
  const [text, setText] = useState(() => typed.load(forwarding.id, 'agency')?.text ?? '')
  const [suggestion, setSuggestion] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  useEffect(() => {
    typed.save(forwarding.id, 'agency', { text })
  }, [typed, forwarding.id, text])
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '' || busy) return
    setBusy(true)
    setError(undefined)
    const body =
      how === 'answer' ? { text: text.trim() } : { reason: text.trim(), suggestion: suggestion.trim() || undefined }
    try {
      await post(`/forwardings/${encodeURIComponent(forwarding.id)}/${how}`, body)
      typed.clear(forwarding.id, 'agency')
      tellDone(t(how === 'answer' ? 'done.answered' : 'done.bounced'))
      await queries.invalidateQueries({ queryKey: ['forwardings'] })
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <form className={css.card} onSubmit={(event) => void send(event)}>
      <SegmentedControl
        fullWidth
        orientation={narrow ? 'vertical' : 'horizontal'}
        value={how}
        onChange={(next) => setHow(next as typeof how)}
        aria-label={t('forwarding.how')}
        data={[
          { value: 'answer', label: t('agency.answer') },
          { value: 'bounce', label: t('agency.bounce') },
        ]}
      />
      <Textarea
        required
        autosize
        minRows={5}
        label={t(`agency.${how}.label`)}
        description={t(`agency.${how}.hint`)}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {how === 'bounce' && (
        <Textarea
          autosize
          minRows={1}
          label={t('agency.suggestion')}
          value={suggestion}
          onChange={(event) => setSuggestion(event.currentTarget.value)}
        />
      )}
      {error !== undefined && <Trouble error={error} kept={t('kept.text')} />}
      <div className={css.row}>
        <Button
          type="submit"
          size="md"
          loading={busy}
          disabled={text.trim() === ''}
          leftSection={how === 'answer' ? <IconSend size={18} /> : <IconArrowBackUp size={18} />}
        >
          {t(how === 'answer' ? 'agency.answer.send' : 'agency.bounce.send')}
        </Button>
      </div>
    </form>
  )
}
