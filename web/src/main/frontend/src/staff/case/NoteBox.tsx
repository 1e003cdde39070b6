import { Button, Textarea } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import { Trouble } from '../ui/Trouble.tsx'
import { useWork } from './work.ts'
import css from './editor.module.css'

export function NoteBox({ start = '' }: { start?: string }) {
  const t = useT()
  const { typed } = useSession()
  const { c, act, setMode } = useWork()
  const [text, setText] = useState(() => typed.load(c.ticket, 'note')?.text ?? start)
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<unknown>()
  useEffect(() => {
    typed.save(c.ticket, 'note', { text })
  }, [typed, c.ticket, text])
  const send = async () => {
    if (text.trim() === '' || sending) return
    setSending(true)
    setError(undefined)
    try {
      await act('notes', { text: text.trim() })
      typed.clear(c.ticket, 'note')
      setMode(undefined)
    } catch (problem) {
      setError(problem)
      setSending(false)
    }
  }
  return (
    <form
      className={css.editor}
      data-tone="note"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setMode(undefined)
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
      }}
    >
      <header className={css.bar}>
        <IconEyeOff size={18} aria-hidden />
        <b>{t('note.title')}</b>
        <span>{t('note.hint')}</span>
      </header>
      <Textarea
        autosize
        minRows={3}
        maxRows={10}
        data-autofocus
        autoFocus
        aria-label={t('note.title')}
        placeholder={t('note.placeholder')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {error !== undefined && <Trouble error={error} kept={t('kept.text')} />}
      <div className={css.buttons}>
        <Button type="submit" loading={sending} disabled={text.trim() === ''}>
          {t('note.send')}
        </Button>
        <Button variant="default" onClick={() => setMode(undefined)}>
          {t('close')}
        </Button>
      </div>
    </form>
  )
}
