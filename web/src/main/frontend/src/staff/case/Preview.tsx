import { IconLock, IconPaperclip, IconWorld } from '@tabler/icons-react'
import type { Part, Target } from '../../api/types.ts'
import { useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import css from './editor.module.css'

interface Props {
  parts: Part[]
  target: Target
  /** The text of the moment; the saved one where it is left out. */
  text?: string
  saved?: boolean
}

/** The answer as the citizen will see it. */
export function Preview({ parts, target, text, saved = true }: Props) {
  const t = useT()
  const { me } = useSession()
  const shown: Part[] =
    parts.length === 0
      ? [{ kind: 'text', text: text ?? '' }]
      : parts.map((part) => (part.kind === 'text' && text !== undefined ? { ...part, text } : part))
  const Sign = target === 'public' ? IconWorld : IconLock
  return (
    <figure className={css.preview} data-tone={target}>
      <figcaption>
        <Sign size={15} aria-hidden /> {me.office.name} · {t(`target.${target}`)}
      </figcaption>
      <div className={css.letter}>
        {shown.map((part, index) => (
          <p key={index} data-part={part.kind}>
            {part.kind === 'attachment' && <IconPaperclip size={15} aria-hidden />}
            {part.text}
          </p>
        ))}
      </div>
      {!saved && <small>{t('preview.unsaved')}</small>}
    </figure>
  )
}
