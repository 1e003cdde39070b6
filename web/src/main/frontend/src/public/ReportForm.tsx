import { IconCurrentLocation, IconEyeOff, IconLock, IconSend } from '@tabler/icons-react'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { sentence } from '../api/http.ts'
import type { Receipt } from '../api/types.ts'
import { isContact } from '../logic/contact.ts'
import { LongText, useRoom } from './LongText.tsx'
import { useOffice } from './office.ts'
import { PhotoField, usePhotos } from './PhotoField.tsx'
import { sendReport } from './send.ts'
import { keepDraft, keptDraft, type ReportDraft } from './session.ts'
import { useT } from './texts.ts'
import css from './public.module.css'

export function ReportForm({ onReceipt }: { onReceipt: (receipt: Receipt) => void }) {
  const t = useT()
  const id = useId()
  const office = useOffice()
  const [draft, setDraft] = useState<ReportDraft>(keptDraft)
  const [lost, setLost] = useState(draft.hadPhotos)
  const { tray, photos } = usePhotos()
  const [step, setStep] = useState<'writing' | 'preparing' | 'sending'>('writing')
  const [percent, setPercent] = useState<number>()
  const [trouble, setTrouble] = useState<string>()
  const [checked, setChecked] = useState(false)
  const text = useRef<HTMLTextAreaElement>(null)
  const contact = useRef<HTMLInputElement>(null)
  const online = useOnline()

  const latest = useRef(draft)
  useEffect(() => {
    latest.current = draft
    keepDraft(draft)
  }, [draft])
  const set = (change: Partial<ReportDraft>) => setDraft((before) => ({ ...before, ...change }))
  const chosen = photos.tiles.length > 0
  useEffect(() => {
    if (chosen || !lost) set({ hadPhotos: chosen })
    if (chosen) setLost(false)
  }, [chosen])

  const noText = draft.text.trim() === ''
  const tooLong = useRoom(draft.text).state === 'over'
  const noContact = draft.contact.trim() !== '' && !isContact(draft.contact.trim())

  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (step !== 'writing') return
    setChecked(true)
    const wrong = noText || tooLong ? text : noContact ? contact : undefined
    if (wrong) {
      wrong.current?.focus()
      return
    }
    setTrouble(undefined)
    setStep('preparing')
    const whole = await tray.whole()
    if (!whole) {
      setStep('writing')
      return
    }
    setStep('sending')
    try {
      const draft = latest.current
      const optional = (value: string) => (value.trim() === '' ? undefined : value.trim())
      const report = {
        text: draft.text.trim(),
        location: optional(draft.location),
        name: optional(draft.name),
        contact: optional(draft.contact),
        anonymous: draft.anonymous || undefined,
        secret: draft.secret || undefined,
      }
      onReceipt(await sendReport(report, whole, draft.key, setPercent))
    } catch (problem) {
      setTrouble(sentence(problem))
      setStep('writing')
      setPercent(undefined)
    }
  }

  return (
    <form className={css.card} onSubmit={send} noValidate aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('form.title')}</h2>

      <div className={css.field}>
        <label className={css.label} htmlFor={`${id}-text`}>
          {t('form.text')}
        </label>
        <small id={`${id}-text-hint`} className={css.hint}>
          {t('form.text.hint')}
        </small>
        <LongText
          ref={text}
          id={`${id}-text`}
          rows={6}
          required
          value={draft.text}
          placeholder={t('form.text.placeholder')}
          hint={`${id}-text-hint`}
          wrong={checked && noText && t('form.text.empty')}
          onChange={(value) => set({ text: value })}
        />
      </div>

      <LocationField id={`${id}-location`} value={draft.location} onChange={(location) => set({ location })} />

      <PhotoField tray={tray} photos={photos} closed={step === 'sending'} />
      {lost && <p className={css.notice}>{t('form.photos.lost')}</p>}

      <fieldset className={css.fieldset}>
        <legend>{t('form.you')}</legend>
        <div className={css.two}>
          <div className={css.field}>
            <label className={css.label} htmlFor={`${id}-name`}>
              {t('form.name')} <i>{t('form.optional')}</i>
            </label>
            <input
              id={`${id}-name`}
              autoComplete="name"
              value={draft.name}
              onChange={(event) => set({ name: event.currentTarget.value })}
            />
          </div>
          <div className={css.field}>
            <label className={css.label} htmlFor={`${id}-contact`}>
              {t('form.contact')} <i>{t('form.optional')}</i>
            </label>
            <input
              ref={contact}
              id={`${id}-contact`}
              inputMode="email"
              autoCapitalize="none"
              aria-describedby={`${id}-contact-hint`}
              aria-invalid={checked && noContact}
              value={draft.contact}
              onChange={(event) => set({ contact: event.currentTarget.value })}
            />
            {checked && noContact && (
              <p className={css.wrong} role="alert">
                {t('form.contact.wrong')}
              </p>
            )}
            <small id={`${id}-contact-hint`} className={css.hint}>
              {t('form.contact.hint')}
            </small>
          </div>
        </div>
        <div className={css.two}>
          <label className={css.choice}>
            <input
              type="checkbox"
              checked={draft.anonymous}
              onChange={(event) => set({ anonymous: event.currentTarget.checked })}
            />
            <IconEyeOff size={20} aria-hidden />
            <span>
              <b>{t('form.anonymous')}</b>
              <small>{t('form.anonymous.hint')}</small>
            </span>
          </label>
          <label className={css.choice}>
            <input
              type="checkbox"
              checked={draft.secret}
              onChange={(event) => set({ secret: event.currentTarget.checked })}
            />
            <IconLock size={20} aria-hidden />
            <span>
              <b>{t('form.secret')}</b>
              <small>{t('form.secret.hint')}</small>
            </span>
          </label>
        </div>
      </fieldset>

      {!online && (
        <p className={css.notice} role="status">
          {t('form.offline')}
        </p>
      )}
      {trouble && (
        <div className={css.trouble} role="alert">
          <p>{trouble}</p>
          <p>{t('form.kept')}</p>
        </div>
      )}
      <button className={css.button} type="submit" disabled={step !== 'writing'} aria-busy={step !== 'writing'}>
        <IconSend size={20} aria-hidden />
        <span aria-live="polite">
          {step === 'preparing'
            ? t('form.photos.waiting')
            : step === 'sending'
              ? percent === undefined
                ? t('form.sending')
                : t('form.proving', { percent })
              : trouble
                ? t('form.again')
                : t('form.send')}
        </span>
      </button>
      {office?.privacy && (
        <details className={css.privacy}>
          <summary>{t('form.privacy')}</summary>
          <p>{office.privacy}</p>
        </details>
      )}
    </form>
  )
}

function LocationField({ id, value, onChange }: { id: string; value: string; onChange: (value: string) => void }) {
  const t = useT()
  const [finding, setFinding] = useState(false)
  const [refused, setRefused] = useState(false)
  const find = () => {
    setFinding(true)
    setRefused(false)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const point = `${coords.latitude.toFixed(5)}, ${coords.longitude.toFixed(5)} (±${Math.round(coords.accuracy)} m)`
        onChange(value.trim() === '' ? point : `${value.trim()} · ${point}`)
        setFinding(false)
      },
      () => {
        setRefused(true)
        setFinding(false)
      },
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    )
  }
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {t('form.location')} <i>{t('form.optional')}</i>
      </label>
      <div className={css.withButton}>
        <input
          id={id}
          value={value}
          placeholder={t('form.location.placeholder')}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        {'geolocation' in navigator && window.isSecureContext && (
          <button type="button" className={css.quiet} disabled={finding} aria-busy={finding} onClick={find}>
            <IconCurrentLocation size={20} aria-hidden />
            {finding ? t('form.location.finding') : t('form.location.here')}
          </button>
        )}
      </div>
      <small id={`${id}-hint`} className={css.hint}>
        {t('form.location.hint')}
      </small>
      {refused && (
        <p className={css.wrong} role="alert">
          {t('form.location.refused')}
        </p>
      )}
    </div>
  )
}

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const update = () => setOnline(navigator.onLine)
    window.addEventListener('online', update)
    window.addEventListener('offline', update)
    return () => {
      window.removeEventListener('online', update)
      window.removeEventListener('offline', update)
    }
  }, [])
  return online
}
