import { ActionIcon, Button, Checkbox, Progress } from '@mantine/core'
import { IconAlertTriangle, IconPaperclip, IconX } from '@tabler/icons-react'
import { useRef } from 'react'
import type { Attachment } from '../../api/types.ts'
import { FileLink } from '../ui/FileList.tsx'
import { useT } from '../texts.ts'
import type { useUploads } from './useUploads.ts'
import css from './picker.module.css'

interface Props {
  /** What the case has to send. */
  files: Attachment[]
  chosen: string[]
  onChoose: (ids: string[]) => void
  uploads: ReturnType<typeof useUploads>
}

/** Which of the case's files go along with a wording, and what is on its way to become one. */
export function FilePicker({ files, chosen, onChoose, uploads }: Props) {
  const t = useT()
  const { sending, refused, forget } = uploads
  if (files.length + sending.length + refused.length === 0) return null
  return (
    <fieldset className={css.picker}>
      <legend>{t('file.along')}</legend>
      <ul>
        {files.map((file) => (
          <li key={file.id}>
            <Checkbox
              checked={chosen.includes(file.id)}
              aria-label={t('file.choose', { name: file.name })}
              onChange={(event) =>
                onChoose(event.currentTarget.checked ? [...chosen, file.id] : chosen.filter((id) => id !== file.id))
              }
            />
            <FileLink file={file} />
          </li>
        ))}
        {sending.map(({ key, name, part, stop }) => (
          <li key={key} className={css.sending}>
            <span>{name}</span>
            <Progress value={part * 100} animated={part >= 1} aria-label={t('file.sending', { name })} />
            <ActionIcon variant="subtle" color="gray" aria-label={t('file.stop', { name })} onClick={stop}>
              <IconX size={17} />
            </ActionIcon>
          </li>
        ))}
        {refused.map(({ key, name, why }) => (
          <li key={key} className={css.refused} role="alert">
            <IconAlertTriangle size={17} aria-hidden />
            <span>
              <b>{name}</b> {t('file.refused')} {why}
            </span>
            <ActionIcon variant="subtle" color="gray" aria-label={t('close')} onClick={() => forget(key)}>
              <IconX size={17} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

/** Takes files from the device. */
export function AttachButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        color="gray"
        leftSection={<IconPaperclip size={16} />}
        onClick={() => input.current?.click()}
      >
        {t('file.attach')}
      </Button>
      <input
        ref={input}
        hidden
        type="file"
        multiple
        aria-label={t('file.attach')}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          event.currentTarget.value = ''
          onFiles(files)
        }}
      />
    </>
  )
}
