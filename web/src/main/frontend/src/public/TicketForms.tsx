import { IconStar, IconStarFilled } from '@tabler/icons-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { post, query, randomKey, sentence } from '../api/http.ts'
import { LongText, useRoom } from './LongText.tsx'
import { PhotoField, usePhotos } from './PhotoField.tsx'
import { sendMore } from './send.ts'
import { useT } from './texts.ts'
import css from './public.module.css'

interface Props {
  path: string
  code: string
  onDone: () => Promise<void>
}

/** Runs one call at a time and keeps its sentence when it fails; the form keeps what was typed. */
function useSending() {
  const [sending, setSending] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const send = async (act: () => Promise<unknown>): Promise<boolean> => {
    setSending(true)
    setTrouble(undefined)
    try {
      await act()
      return true
    } catch (problem) {
      setTrouble(sentence(problem))
      return false
    } finally {
      setSending(false)
    }
  }
  return { sending, trouble, send }
}

const Trouble = ({ text }: { text: string | undefined }) =>
  text === undefined ? null : (
    <p className={css.trouble} role="alert">
      {text}
    </p>
  )

const sameFiles = (some: readonly File[], others: readonly File[]) =>
  some.length === others.length && some.every((file, index) => file === others[index])

export function WriteMore({ path, code, onDone }: Props) {
  const t = useT()
  const slot = `sigap.more.${path}`
  const [text, setText] = useState(() => sessionStorage.getItem(slot) ?? '')
  const { tray, photos } = usePhotos()
  // The same words sent again after a failure are the same message; other words are another.
  const tried = useRef<{ words: string; photos: readonly File[]; key: string }>(undefined)
  const [waiting, setWaiting] = useState(false)
  const [sent, setSent] = useState(false)
  const { sending, trouble, send } = useSending()
  const empty = text.trim() === ''
  const tooLong = useRoom(text).state === 'over'
  useEffect(() => sessionStorage.setItem(slot, text), [slot, text])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (empty || tooLong || waiting || sending) return
    setWaiting(true)
    const whole = await tray.whole()
    setWaiting(false)
    if (!whole) return
    const words = text.trim()
    const before = tried.current
    const same = before?.words === words && sameFiles(before.photos, whole)
    const key = same ? before.key : randomKey()
    tried.current = { words, photos: whole, key }
    const done = await send(() => sendMore(`${path}/messages${query({ code })}`, words, whole, key))
    if (!done) return
    tried.current = undefined
    setText('')
    tray.clear()
    setSent(true)
    await onDone()
  }
  return (
    <form className={css.card} onSubmit={submit}>
      <label className={css.label} htmlFor="keterangan">
        {t('track.write')}
      </label>
      <LongText
        id="keterangan"
        rows={3}
        readOnly={waiting || sending}
        value={text}
        placeholder={t('track.write.placeholder')}
        onChange={(value) => {
          setText(value)
          setSent(false)
        }}
      />
      <PhotoField tray={tray} photos={photos} closed={sending} />
      <Trouble text={trouble} />
      {trouble && <p className={css.hint}>{t('track.write.kept')}</p>}
      {sent && (
        <p className={css.good} role="status">
          {t('track.write.sent')}
        </p>
      )}
      <button
        className={css.button}
        type="submit"
        disabled={waiting || sending || empty || tooLong}
        aria-busy={waiting || sending}
      >
        {waiting ? t('form.photos.waiting') : sending ? t('form.sending') : t('track.write.send')}
      </button>
    </form>
  )
}

export function Rating({ path, code, onDone }: Props) {
  const t = useT()
  const [stars, setStars] = useState(0)
  const [comment, setComment] = useState('')
  const { sending, trouble, send } = useSending()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const body = { stars, comment: comment.trim() === '' ? undefined : comment.trim() }
    if (await send(() => post(`${path}/rating${query({ code })}`, body))) await onDone()
  }
  return (
    <form className={css.card} onSubmit={submit}>
      <fieldset className={css.stars}>
        <legend className={css.label}>{t('track.rate')}</legend>
        {[1, 2, 3, 4, 5].map((n) => (
          <label key={n} title={t('track.rate.stars', { n })}>
            <input type="radio" name="stars" value={n} checked={stars === n} onChange={() => setStars(n)} />
            {n <= stars ? <IconStarFilled size={34} aria-hidden /> : <IconStar size={34} aria-hidden />}
            <span className={css.hidden}>{t('track.rate.stars', { n })}</span>
          </label>
        ))}
      </fieldset>
      {stars > 0 && (
        <>
          <div className={css.field}>
            <label className={css.label} htmlFor="komentar">
              {t('track.rate.comment')} <i>{t('form.optional')}</i>
            </label>
            <textarea
              id="komentar"
              rows={2}
              value={comment}
              onChange={(event) => setComment(event.currentTarget.value)}
            />
          </div>
          <Trouble text={trouble} />
          <button className={css.button} type="submit" disabled={sending} aria-busy={sending}>
            {t('track.rate.send')}
          </button>
        </>
      )}
    </form>
  )
}

export function Withdrawal({ ticket, path, code, onDone }: Props & { ticket: string }) {
  const t = useT()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const { sending, trouble, send } = useSending()
  if (!asking) {
    return (
      <button type="button" className={css.link} onClick={() => setAsking(true)}>
        {t('track.withdraw')}
      </button>
    )
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const body = { reason: reason.trim() === '' ? undefined : reason.trim() }
    if (await send(() => post(`${path}/withdrawal${query({ code })}`, body))) {
      setAsking(false)
      await onDone()
    }
  }
  return (
    <form className={css.card} onSubmit={submit}>
      <h2>{t('track.withdraw.ask', { ticket })}</h2>
      <p>{t('track.withdraw.text')}</p>
      <div className={css.field}>
        <label className={css.label} htmlFor="alasan">
          {t('track.withdraw.reason')} <i>{t('form.optional')}</i>
        </label>
        <textarea id="alasan" rows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      </div>
      <Trouble text={trouble} />
      <div className={css.row}>
        <button className={css.danger} type="submit" disabled={sending} aria-busy={sending}>
          {t('track.withdraw.yes')}
        </button>
        <button type="button" className={css.quiet} onClick={() => setAsking(false)}>
          {t('track.withdraw.no')}
        </button>
      </div>
    </form>
  )
}
