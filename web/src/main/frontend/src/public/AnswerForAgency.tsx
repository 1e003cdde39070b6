import { IconArrowBackUp, IconCircleCheck, IconClock, IconMessageReply } from '@tabler/icons-react'
import { type FormEvent, useEffect, useState } from 'react'
import { get, post, Problem, sentence } from '../api/http.ts'
import type { AnswerPage } from '../api/types.ts'
import { useOffice, useOfficeTime } from './office.ts'
import { useT } from './texts.ts'
import css from './public.module.css'

/** An agency without accounts answers by the link in its mail. Opening it changes nothing; only sending does. */
export function AnswerForAgency({ token }: { token: string }) {
  const t = useT()
  const time = useOfficeTime()
  const office = useOffice()
  const path = `/public/answers/${encodeURIComponent(token)}`
  const [page, setPage] = useState<AnswerPage>()
  const [problem, setProblem] = useState<unknown>()
  const [sent, setSent] = useState(false)

  useEffect(() => {
    const left = new AbortController()
    get<AnswerPage>(path, left.signal).then(setPage, (failure) => {
      if (!left.signal.aborted) setProblem(failure)
    })
    return () => left.abort()
  }, [path])

  if (sent) {
    return (
      <section className={`${css.card} ${css.slim}`} role="status">
        <IconCircleCheck className={css.done} size={52} stroke={1.6} aria-hidden />
        <h1>{t('answer.sent')}</h1>
        <p>{t('answer.sent.text')}</p>
      </section>
    )
  }
  if (problem) {
    const gone = problem instanceof Problem && problem.status === 404
    return (
      <section className={`${css.card} ${css.slim}`}>
        <h1>{gone ? t('answer.gone') : t('error.title')}</h1>
        <p role="alert">{gone ? t('answer.gone.text') : sentence(problem)}</p>
      </section>
    )
  }
  if (!page) {
    return (
      <section className={`${css.card} ${css.narrow}`} aria-busy>
        <div className={css.bone} />
        <div className={css.bone} />
      </section>
    )
  }
  return (
    <div className={css.narrow}>
      <section className={css.card}>
        <p className={css.hint}>{t('answer.for', { agency: page.agency.label })}</p>
        <h1 className={css.mono}>{page.ticket}</h1>
        <p className={css.agency}>
          <IconClock size={18} aria-hidden /> {t('answer.due', { when: time.exact(page.dueAt) })}
        </p>
        {page.emergency && <p className={css.notice}>{t('answer.emergency')}</p>}
        <h2>{t('answer.complaint')}</h2>
        <blockquote className={css.quote}>{page.text}</blockquote>
        {page.location && (
          <p className={css.pre}>
            <b>{t('answer.location')}</b> {page.location}
          </p>
        )}
        {page.note && (
          <>
            <h2>{t('answer.note', { office: office?.name ?? 'Sigap' })}</h2>
            <p className={css.pre}>{page.note}</p>
          </>
        )}
      </section>
      {page.state === 'open' ? (
        <AnswerForm path={path} onSent={() => setSent(true)} />
      ) : (
        <p className={css.notice}>{t('answer.done')}</p>
      )}
    </div>
  )
}

function AnswerForm({ path, onSent }: { path: string; onSent: () => void }) {
  const t = useT()
  const [how, setHow] = useState<'answer' | 'bounce'>('answer')
  const [text, setText] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const [sending, setSending] = useState(false)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') {
      setTrouble(t('answer.empty'))
      return
    }
    setSending(true)
    setTrouble(undefined)
    try {
      await post(path, { [how]: text.trim() })
      onSent()
    } catch (problem) {
      setTrouble(sentence(problem))
      setSending(false)
    }
  }
  return (
    <form className={css.card} onSubmit={send} noValidate>
      <h2>{t('answer.title')}</h2>
      <div className={css.segments} role="radiogroup" aria-label={t('answer.title')}>
        <label>
          <input type="radio" name="how" checked={how === 'answer'} onChange={() => setHow('answer')} />
          <IconMessageReply size={20} aria-hidden /> {t('answer.answer')}
        </label>
        <label>
          <input type="radio" name="how" checked={how === 'bounce'} onChange={() => setHow('bounce')} />
          <IconArrowBackUp size={20} aria-hidden /> {t('answer.bounce')}
        </label>
      </div>
      <div className={css.field}>
        <label className={css.label} htmlFor="jawaban">
          {t(how === 'answer' ? 'answer.answer.label' : 'answer.bounce.label')}
        </label>
        {how === 'answer' && <small className={css.hint}>{t('answer.answer.hint')}</small>}
        <textarea id="jawaban" rows={7} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      </div>
      {trouble && (
        <p className={css.trouble} role="alert">
          {trouble}
        </p>
      )}
      <button className={css.button} type="submit" disabled={sending} aria-busy={sending}>
        {t(how === 'answer' ? 'answer.send' : 'answer.send.bounce')}
      </button>
    </form>
  )
}
