import { IconFile, IconFileTypePdf, IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Attachment } from '../../api/types.ts'
import { useLanguage } from '../../i18n/dictionary.ts'
import { fileSize, isPhoto } from '../../logic/files.ts'
import { seesCases, useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import css from './files.module.css'

/** Photos as thumbnails, every other file by its name and size. Photos and PDF open, the rest is saved. */
export function FileList({ files, label }: { files: Attachment[]; label?: string }) {
  if (files.length === 0) return null
  return (
    <ul className={css.files} aria-label={label}>
      {files.map((file) => (
        <li key={file.id}>
          <FileLink file={file} />
        </li>
      ))}
    </ul>
  )
}

export function FileLink({ file }: { file: Attachment }) {
  const t = useT()
  const { me } = useSession()
  // Whoever sees a case only for a step of the office's own is told of its files; the server hands them to the desk.
  const closed = file.url.startsWith('/api/complaints/') && !seesCases(me)
  if (closed) {
    return (
      <span className={css.file} title={t('file.closed')}>
        <IconLock size={18} aria-hidden /> <FileName file={file} />
      </span>
    )
  }
  if (isPhoto(file.type)) {
    return (
      <a className={css.photo} href={file.url} target="_blank" rel="noopener" title={file.name}>
        <img src={file.url} alt={t('file.photo', { name: file.name })} loading="lazy" decoding="async" />
      </a>
    )
  }
  if (file.type === 'application/pdf') {
    return (
      <a className={css.file} href={file.url} target="_blank" rel="noopener">
        <IconFileTypePdf size={18} aria-hidden /> <FileName file={file} />
      </a>
    )
  }
  return (
    <a className={css.file} href={file.url} download={file.name}>
      <IconFile size={18} aria-hidden /> <FileName file={file} />
    </a>
  )
}

function FileName({ file }: { file: Attachment }): ReactNode {
  const language = useLanguage()
  return (
    <>
      <span className={css.name}>{file.name}</span> <small>{fileSize(file.size, language)}</small>
    </>
  )
}
