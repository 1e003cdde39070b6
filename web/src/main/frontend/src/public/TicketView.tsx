import { IconBuilding, IconMapPin, IconPaperclip, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import type { PublicEntry, PublicFile, PublicTicket } from '../api/types.ts'
import { fileSize, isPhoto, withCode } from '../logic/files.ts'
import { useLanguage } from '../i18n/dictionary.ts'
import { useOffice, useOfficeTime } from './office.ts'
import { useT } from './texts.ts'
import { Rating, Withdrawal, WriteMore } from './TicketForms.tsx'
import css from './public.module.css'

interface Props {
  found: PublicTicket
  path: string
  code: string
  reload: () => Promise<void>
  /** A sentence when the last reload failed and what is shown may be old. */
  stale?: string
}

export function TicketView({ found, path, code, reload, stale }: Props) {
  const t = useT()
  const time = useOfficeTime()
  const [busy, setBusy] = useState(false)
  const { rest } = split(found)
  const refresh = async () => {
    setBusy(true)
    await reload()
    setBusy(false)
  }
  return (
    <div className={css.narrow}>
      <section className={css.card}>
        <header className={css.ticketHead}>
          <div>
            <h1 className={css.mono}>{found.ticket}</h1>
            <p className={css.hint}>{t('track.received', { when: time.exact(found.receivedAt) })}</p>
          </div>
          <button type="button" className={css.quiet} aria-busy={busy} onClick={() => void refresh()}>
            <IconRefresh size={20} aria-hidden /> {t('track.reload')}
          </button>
        </header>
        <p className={css.status} data-status={found.status.code}>
          {found.status.label}
        </p>
        {found.withAgency && (
          <p className={css.agency}>
            <IconBuilding size={18} aria-hidden /> {t('track.withAgency', { agency: found.withAgency })}
          </p>
        )}
        {stale && (
          <p className={css.trouble} role="alert">
            {stale}
          </p>
        )}
        <h2>{t('track.progress')}</h2>
        <ol className={css.thread}>
          <li data-kind="citizen">
            <div className={css.byline}>
              <b>{t('track.you')}</b> <time dateTime={found.receivedAt}>{time.exact(found.receivedAt)}</time>
            </div>
            <p>{found.text}</p>
            {found.location && (
              <p className={css.place}>
                <IconMapPin size={16} aria-label={t('form.location')} /> {found.location}
              </p>
            )}
            <Attachments attachments={split(found).first?.attachments ?? []} code={code} />
          </li>
          {rest.map((entry, index) => (
            <Line key={index} entry={entry} code={code} />
          ))}
        </ol>
        {rest.length === 0 && <p className={css.hint}>{t('track.empty')}</p>}
      </section>
      {found.rating != null && <p className={css.good}>{t('track.rated', { n: found.rating })}</p>}
      {found.canRate && found.rating == null && <Rating path={path} code={code} onDone={reload} />}
      {found.canWrite && <WriteMore path={path} code={code} onDone={reload} />}
      {found.canWithdraw && <Withdrawal ticket={found.ticket} path={path} code={code} onDone={reload} />}
    </div>
  )
}

/** The report itself, which heads the page, and what came after it. */
function split({ text, entries }: PublicTicket): { first?: PublicEntry; rest: PublicEntry[] } {
  const [first, ...rest] = entries
  return first?.kind === 'citizen' && first.text === text ? { first, rest } : { rest: entries }
}

function Line({ entry, code }: { entry: PublicEntry; code: string }) {
  const t = useT()
  const time = useOfficeTime()
  const office = useOffice()
  if (entry.kind === 'event') {
    return (
      <li data-kind="event">
        <span>{entry.text}</span> <time dateTime={entry.at}>{time.exact(entry.at)}</time>
      </li>
    )
  }
  const by =
    entry.kind === 'citizen' ? t('track.you') : entry.kind === 'notice' ? t('track.notice') : (office?.name ?? 'Sigap')
  return (
    <li data-kind={entry.kind}>
      <div className={css.byline}>
        <b>{by}</b> <time dateTime={entry.at}>{time.exact(entry.at)}</time>
      </div>
      <p>{entry.text}</p>
      <Attachments attachments={entry.attachments} code={code} />
    </li>
  )
}

function Attachments({ attachments, code }: { attachments: PublicFile[]; code: string }) {
  const t = useT()
  const language = useLanguage()
  if (attachments.length === 0) return null
  return (
    <ul className={css.attachments}>
      {attachments.map(({ name, type, size, url }) => (
        <li key={url}>
          {isPhoto(type) ? (
            <a href={withCode(url, code)} target="_blank" rel="noopener" aria-label={t('track.photo', { name })}>
              <img src={withCode(url, code)} alt={name} loading="lazy" />
            </a>
          ) : (
            <a
              href={withCode(url, code)}
              {...(type === 'application/pdf' ? { target: '_blank', rel: 'noopener' } : { download: name })}
            >
              <span>
                <IconPaperclip size={16} aria-hidden /> {name} ({fileSize(size, language)})
              </span>
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
