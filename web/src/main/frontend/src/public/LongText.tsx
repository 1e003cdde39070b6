import type { Ref } from 'react'
import { useLanguage } from '../i18n/dictionary.ts'
import { room } from '../logic/counter.ts'
import { useForm } from './office.ts'
import { useT } from './texts.ts'
import css from './public.module.css'

/** What is left for a text of a citizen, as its server counts. */
export function useRoom(text: string) {
  const maxLength = useForm().longestText
  return room(text.trim(), 0, { maxLength, unit: 'characters' })
}

interface Props {
  id: string
  rows: number
  value: string
  placeholder: string
  onChange: (value: string) => void
  /** A sentence where something else is wrong with it. */
  wrong?: string | false
  hint?: string
  required?: boolean
  readOnly?: boolean
  ref?: Ref<HTMLTextAreaElement>
}

/** Takes whatever is pasted, so that nothing is cut off unseen, and says when it is too long to be sent. */
export function LongText({ id, rows, value, placeholder, onChange, wrong, hint, required, readOnly, ref }: Props) {
  const t = useT()
  const locale = useLanguage() === 'en' ? 'en-GB' : 'id-ID'
  const { state, max = 0, left = 0 } = useRoom(value)
  const fault = state === 'over' ? t('form.text.max', { n: max.toLocaleString(locale) }) : wrong
  return (
    <>
      <textarea
        ref={ref}
        id={id}
        rows={rows}
        required={required}
        readOnly={readOnly}
        value={value}
        placeholder={placeholder}
        aria-describedby={[hint, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined}
        aria-invalid={Boolean(fault)}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {fault && (
        <p id={`${id}-fault`} className={css.wrong} role="alert">
          {fault}
        </p>
      )}
      {state !== 'fine' && (
        <small className={css.hint}>
          {t(left < 0 ? 'form.text.over' : 'form.text.left', { n: Math.abs(left).toLocaleString(locale) })}
        </small>
      )}
    </>
  )
}
