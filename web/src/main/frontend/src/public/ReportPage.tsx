import { IconMessage2, IconPhone, IconRoute, IconWriting } from '@tabler/icons-react'
import { useState } from 'react'
import type { Receipt } from '../api/types.ts'
import { useOffice } from './office.ts'
import { ReceiptCard } from './ReceiptCard.tsx'
import { ReportForm } from './ReportForm.tsx'
import { forgetReceipt, keepReceipt, keptReceipt } from './session.ts'
import { useT } from './texts.ts'
import css from './public.module.css'

export function ReportPage() {
  const t = useT()
  const office = useOffice()
  const [receipt, setReceipt] = useState<Receipt | undefined>(keptReceipt)
  if (receipt) {
    return (
      <ReceiptCard
        receipt={receipt}
        onAnother={() => {
          forgetReceipt()
          setReceipt(undefined)
          window.scrollTo({ top: 0 })
        }}
      />
    )
  }
  return (
    <div className={css.report}>
      <section className={css.intro}>
        <h1>{t('hero.title')}</h1>
        <p className={css.lead}>{t('hero.text')}</p>
        {office && office.emergency.length > 0 && (
          <aside className={css.emergency}>
            <strong>
              <IconPhone size={18} aria-hidden /> {t('emergency.title')}
            </strong>
            <ul>
              {office.emergency.map((line) => (
                <li key={line.phone + line.label}>
                  <a href={`tel:${line.phone.replace(/[^\d+]/g, '')}`}>
                    <b>{line.phone}</b> {line.label}
                  </a>
                </li>
              ))}
            </ul>
          </aside>
        )}
        <ol className={css.how}>
          <li>
            <IconWriting size={22} aria-hidden />
            <div>
              <b>{t('how.1')}</b>
              <span>{t('how.1.text')}</span>
            </div>
          </li>
          <li>
            <IconRoute size={22} aria-hidden />
            <div>
              <b>{t('how.2')}</b>
              <span>{t('how.2.text')}</span>
            </div>
          </li>
          <li>
            <IconMessage2 size={22} aria-hidden />
            <div>
              <b>{t('how.3')}</b>
              <span>{t('how.3.text')}</span>
            </div>
          </li>
        </ol>
      </section>
      <ReportForm
        onReceipt={(received) => {
          keepReceipt(received)
          setReceipt(received)
          window.scrollTo({ top: 0 })
        }}
      />
    </div>
  )
}
