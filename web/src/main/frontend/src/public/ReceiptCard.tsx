import { IconCheck, IconCircleCheck, IconCopy, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import type { Receipt } from '../api/types.ts'
import { copyText } from '../ui/clipboard.ts'
import { useT } from './texts.ts'
import css from './public.module.css'

export function ReceiptCard({ receipt, onAnother }: { receipt: Receipt; onAnother: () => void }) {
  const t = useT()
  const address = `/lacak/${encodeURIComponent(receipt.ticket)}?code=${encodeURIComponent(receipt.trackingCode)}`
  return (
    <section className={`${css.card} ${css.narrow}`} aria-labelledby="diterima">
      <IconCircleCheck className={css.done} size={52} stroke={1.6} aria-hidden />
      <h1 id="diterima" tabIndex={-1} ref={(heading) => heading?.focus()}>
        {t('receipt.title')}
      </h1>
      <p className={css.lead}>{t('receipt.text')}</p>
      <dl className={css.numbers}>
        <Number label={t('receipt.ticket')} value={receipt.ticket} />
        <Number label={t('receipt.code')} value={receipt.trackingCode} />
      </dl>
      <p className={css.notice}>{t('receipt.code.secret')}</p>
      <div className={css.row}>
        <a className={css.button} href={address}>
          {t('receipt.track')}
        </a>
        <Copy
          label={t('receipt.copyAll')}
          value={`${t('receipt.ticket')}: ${receipt.ticket}\n${t('receipt.code')}: ${receipt.trackingCode}\n${window.location.origin}/lacak`}
        />
        <button type="button" className={css.quiet} onClick={() => window.print()}>
          <IconPrinter size={20} aria-hidden /> {t('receipt.print')}
        </button>
      </div>
      <h2>{t('receipt.next')}</h2>
      <p>{t('receipt.next.text')}</p>
      <button type="button" className={css.link} onClick={onAnother}>
        {t('receipt.another')}
      </button>
    </section>
  )
}

function Number({ label, value }: { label: string; value: string }) {
  const t = useT()
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <code>{value}</code>
        <Copy label={t('receipt.copy')} value={value} describe={`${t('receipt.copy')} ${label}`} />
      </dd>
    </div>
  )
}

function Copy({ label, value, describe }: { label: string; value: string; describe?: string }) {
  const t = useT()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    setCopied(await copyText(value))
    setTimeout(() => setCopied(false), 3000)
  }
  return (
    <button type="button" className={css.quiet} aria-label={copied ? undefined : describe} onClick={() => void copy()}>
      {copied ? <IconCheck size={20} aria-hidden /> : <IconCopy size={20} aria-hidden />}
      <span aria-live="polite">{copied ? t('receipt.copied') : label}</span>
    </button>
  )
}
