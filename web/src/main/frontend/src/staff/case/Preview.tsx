import { IconLock, IconPaperclip, IconWorld } from '@tabler/icons-react'
import type { Attachment, Case, Part, Target } from '../../api/types.ts'
import { enclosed, fileOf, isPhoto } from '../../logic/files.ts'
import { useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import { FileLink } from '../ui/FileList.tsx'
import { useWork } from './work.ts'
import css from './editor.module.css'

interface Props {
  parts: Part[]
  target: Target
  /** The text of the moment; the saved one where it is left out. */
  text?: string
  /** The files of the moment, by their ids; the saved ones where they are left out. */
  files?: string[]
  saved?: boolean
}

/** The answer as the citizen will see it. */
export function Preview({ parts, target, text, files, saved = true }: Props) {
  const t = useT()
  const { me } = useSession()
  const { c } = useWork()
  const words: Part[] =
    parts.length === 0
      ? [{ kind: 'text', text: text ?? '' }]
      : parts.map((part) => (part.kind === 'text' && text !== undefined ? { ...part, text } : part))
  const shown = files === undefined ? words : withFiles(words, files, c)
  const Sign = target === 'public' ? IconWorld : IconLock
  return (
    <figure className={css.preview} data-tone={target}>
      <figcaption>
        <Sign size={15} aria-hidden /> {me.office.name} · {t(`target.${target}`)}
      </figcaption>
      <Letter parts={shown} />
      {!saved && <small>{t('preview.unsaved')}</small>}
    </figure>
  )
}

function withFiles(parts: Part[], files: string[], c: Case): Part[] {
  const known = knownFiles(c)
  const kept = new Map(parts.map((part) => [part.attachment, part.text]))
  return [
    ...parts.filter(({ kind }) => kind !== 'attachment'),
    ...files.map<Part>((id) => ({
      kind: 'attachment',
      attachment: id,
      text: known.find((file) => file.id === id)?.name ?? kept.get(id) ?? '',
    })),
  ]
}

export const knownFiles = (c: Case): Attachment[] => [
  ...c.files,
  ...c.entries.flatMap(({ attachments }) => attachments),
]

/** Every part of a letter; its files can be opened. */
export function Letter({ parts }: { parts: Part[] }) {
  const t = useT()
  const { c } = useWork()
  const known = knownFiles(c)
  const words = parts.filter(({ kind }) => kind !== 'attachment')
  const files = parts.filter(({ kind }) => kind === 'attachment')
  return (
    <div className={css.letter}>
      {words.map((part, index) => (
        <p key={index} data-part={part.kind}>
          {part.text}
        </p>
      ))}
      {files.length > 0 && (
        <div className={css.enclosed}>
          <b>
            <IconPaperclip size={15} aria-hidden /> {t('file.enclosed', { n: enclosed(parts).length || files.length })}
          </b>
          <ul>
            {files.map((part) => {
              const file = fileOf(part, known)
              return (
                <li key={part.attachment ?? part.text}>
                  {file ? <FileLink file={file} /> : <span>{part.text}</span>}
                  {file && isPhoto(file.type) && <span>{file.name}</span>}
                </li>
              )
            })}
          </ul>
        </div>
      )}
    </div>
  )
}
