import { IconCopyCheck } from '@tabler/icons-react'
import { Link } from 'react-router'
import type { Copy } from '../../api/types.ts'
import { useT } from '../texts.ts'
import { Letter } from './Preview.tsx'
import css from './review.module.css'

/** Who else gets the same answer, because their report was merged into this one, and what each of them gets. */
export function Copies({ copies }: { copies: Copy[] }) {
  const t = useT()
  if (copies.length === 0) return null
  const seen = copies.filter((copy) => copy.ticket !== undefined)
  const hidden = copies.length - seen.length
  const names = [...seen.map(({ ticket }) => ticket), ...(hidden > 0 ? [t('copies.hidden', { n: hidden })] : [])]
  return (
    <section className={css.copies}>
      <p>
        <IconCopyCheck size={18} aria-hidden /> {t('copies.also', { tickets: names.join(', ') })}
      </p>
      {seen.map(({ ticket, parts }) => (
        <details key={ticket}>
          <summary>{t('copies.open', { ticket: ticket! })}</summary>
          <Link to={`/complaints/${ticket}`}>{t('copies.case', { ticket: ticket! })}</Link>
          <Letter parts={parts} />
        </details>
      ))}
    </section>
  )
}
