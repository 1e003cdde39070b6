import { IconSearch } from '@tabler/icons-react'
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { get, Problem, query, sentence } from '../api/http.ts'
import type { PublicTicket } from '../api/types.ts'
import { useLanguage } from '../i18n/dictionary.ts'
import { useT } from './texts.ts'
import { TicketView } from './TicketView.tsx'
import css from './public.module.css'

export function TrackPage({ ticket }: { ticket: string | undefined }) {
  const code = new URLSearchParams(window.location.search).get('code') ?? ''
  return ticket && code !== '' ? <Tracked ticket={ticket} code={code} /> : <TrackForm ticket={ticket ?? ''} />
}

function TrackForm({
  ticket: known,
  wrong = false,
  code: tried = '',
}: {
  ticket: string
  wrong?: boolean
  code?: string
}) {
  const t = useT()
  const [ticket, setTicket] = useState(known)
  const [code, setCode] = useState(tried)
  const [checked, setChecked] = useState(false)
  const ticketInput = useRef<HTMLInputElement>(null)
  const codeInput = useRef<HTMLInputElement>(null)
  const noTicket = checked && ticket.trim() === ''
  const noCode = checked && code.trim() === ''
  const open = (event: FormEvent) => {
    event.preventDefault()
    const number = ticket.trim().toUpperCase()
    setChecked(true)
    if (number === '') return ticketInput.current?.focus()
    if (code.trim() === '') return codeInput.current?.focus()
    window.location.assign(`/lacak/${encodeURIComponent(number)}${query({ code: code.trim() })}`)
  }
  return (
    <form className={`${css.card} ${css.slim}`} onSubmit={open} noValidate>
      <h1>{t('track.title')}</h1>
      <p className={css.lead}>{t('track.text')}</p>
      {wrong && (
        <p className={css.trouble} role="alert">
          {t('track.notFound')}
        </p>
      )}
      <div className={css.field}>
        <label className={css.label} htmlFor="nomor">
          {t('receipt.ticket')}
        </label>
        <input
          ref={ticketInput}
          id="nomor"
          className={css.mono}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          placeholder="SGP-2026-000041"
          required
          value={ticket}
          aria-invalid={noTicket}
          aria-describedby={noTicket ? 'nomor-kosong' : undefined}
          onChange={(event) => setTicket(event.currentTarget.value)}
        />
        {noTicket && (
          <p id="nomor-kosong" className={css.wrong} role="alert">
            {t('track.ticket.empty')}
          </p>
        )}
      </div>
      <div className={css.field}>
        <label className={css.label} htmlFor="kode">
          {t('receipt.code')}
        </label>
        <input
          ref={codeInput}
          id="kode"
          className={css.mono}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          required
          value={code}
          aria-invalid={noCode}
          aria-describedby={noCode ? 'kode-kosong' : undefined}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        {noCode && (
          <p id="kode-kosong" className={css.wrong} role="alert">
            {t('track.code.empty')}
          </p>
        )}
      </div>
      <button className={css.button} type="submit">
        <IconSearch size={20} aria-hidden /> {t('track.open')}
      </button>
    </form>
  )
}

function Tracked({ ticket, code }: { ticket: string; code: string }) {
  const t = useT()
  const [found, setFound] = useState<PublicTicket>()
  const [problem, setProblem] = useState<unknown>()
  const language = useLanguage()
  const path = `/public/complaints/${encodeURIComponent(ticket)}`

  const load = useCallback(
    async (signal?: AbortSignal) => {
      try {
        setFound(await get<PublicTicket>(`${path}${query({ code })}`, signal))
        setProblem(undefined)
      } catch (failure) {
        if (!signal?.aborted) setProblem(failure)
      }
    },
    // The server's words come in the language of the moment.
    [path, code, language],
  )
  useEffect(() => {
    const left = new AbortController()
    void load(left.signal)
    return () => left.abort()
  }, [load])

  if (found)
    return (
      <TicketView
        found={found}
        path={path}
        code={code}
        reload={load}
        stale={problem === undefined ? undefined : sentence(problem)}
      />
    )
  if (problem instanceof Problem && problem.status === 404) return <TrackForm ticket={ticket} code={code} wrong />
  if (problem) {
    return (
      <section className={`${css.card} ${css.slim}`}>
        <h1>{t('error.title')}</h1>
        <p role="alert">{sentence(problem)}</p>
        <button type="button" className={css.button} onClick={() => void load()}>
          {t('error.retry')}
        </button>
      </section>
    )
  }
  return (
    <section className={`${css.card} ${css.narrow}`} aria-busy>
      <span className={css.hidden}>{t('loading')}</span>
      <div className={css.bone} />
      <div className={css.bone} />
      <div className={css.bone} />
    </section>
  )
}
