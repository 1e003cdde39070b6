import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { get, post, Problem } from '../../api/http.ts'
import type { LetterText } from '../../api/types.ts'
import { laidOut } from '../../logic/mending.ts'
import { useT } from '../texts.ts'
import { Trouble } from '../ui/Trouble.tsx'
import css from './pages.module.css'

interface Props {
  id: string
  onClose: () => void
  /** It was saved and tried again, with success or without. */
  onTried: () => Promise<void>
}

/** The content of a message that could not be read, to be changed and tried again. What was typed is kept nowhere else. */
export function MendLetter({ id, onClose, onTried }: Props) {
  const t = useT()
  const phone = useMediaQuery('(max-width: 760px)', window.innerWidth <= 760)
  const path = `/dead-letters/${encodeURIComponent(id)}`
  // Never fetched again by itself: what is typed belongs to the version that was loaded.
  const [found, setFound] = useState<LetterText>()
  const [round, setRound] = useState(0)
  const [typed, setTyped] = useState<string>()
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const shown = found && laidOut(found.text)
  useEffect(() => {
    const away = new AbortController()
    get<LetterText>(`/dead-letters/${encodeURIComponent(id)}/text`, away.signal).then(setFound, (problem: unknown) => {
      if (!away.signal.aborted) setError(problem)
    })
    return () => away.abort()
  }, [id, round])
  const save = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await post(`${path}/mend`, { text: typed, reason: reason.trim() }, { version: found!.version })
      await onTried()
      onClose()
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  const again = () => {
    setTyped(undefined)
    setError(undefined)
    setFound(undefined)
    setRound(round + 1)
  }
  const stale = error instanceof Problem && error.code === 'stale-version'
  return (
    <Modal
      opened
      size="xl"
      fullScreen={phone}
      onClose={onClose}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={<b>{t('letter.mend.title', { id })}</b>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        {!found && error === undefined && <p className={css.muted}>{t('loading')}</p>}
        {found && shown !== undefined && (
          <Content
            contentType={found.contentType}
            text={typed ?? shown}
            reason={reason}
            onText={setTyped}
            onReason={setReason}
          />
        )}
        {error !== undefined && (
          <Trouble
            error={error}
            kept={found && t('kept.form')}
            action={stale ? { label: t('letter.mend.reload'), run: again } : undefined}
          />
        )}
        <Group gap="sm">
          {shown !== undefined && (
            <Button
              loading={busy}
              disabled={typed === undefined || typed === shown || reason.trim() === ''}
              onClick={() => void save()}
            >
              {t('letter.mend.save')}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

interface ContentProps {
  contentType: string
  text: string
  reason: string
  onText: (text: string) => void
  onReason: (reason: string) => void
}

export function Content({ contentType, text, reason, onText, onReason }: ContentProps) {
  const t = useT()
  return (
    <>
      <p className={css.todo}>{t('letter.mend.text')}</p>
      <Textarea
        data-autofocus
        autosize
        minRows={8}
        maxRows={20}
        spellCheck={false}
        label={t('letter.mend.content')}
        description={contentType}
        classNames={{ input: css.source }}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <TextInput
        withAsterisk
        label={t('reason')}
        description={t('letter.mend.reason.hint')}
        maxLength={1000}
        value={reason}
        onChange={(event) => onReason(event.currentTarget.value)}
      />
    </>
  )
}
