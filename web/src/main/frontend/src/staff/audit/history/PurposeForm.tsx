import { Button, Textarea } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import pages from '../../pages/pages.module.css'
import { Trouble } from '../../ui/Trouble.tsx'
import { givePurpose } from './queries.ts'
import { useT } from './words.ts'
import css from './history.module.css'

/** Asks why a restricted case is read. */
export function PurposeForm({ ticket, onGiven }: { ticket: string; onGiven: () => void }) {
  const t = useT()
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const length = words.trim().length
  const give = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    try {
      await givePurpose(ticket, words)
      onGiven()
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <form className={`${pages.card} ${css.purpose}`} onSubmit={(event) => void give(event)}>
      <h2>
        <IconEyeOff size={20} aria-hidden /> {t('purpose.title', { ticket })}
      </h2>
      <p>{t('purpose.text')}</p>
      <Textarea
        data-autofocus
        autosize
        minRows={3}
        maxLength={500}
        withAsterisk
        label={t('purpose.label')}
        description={t('purpose.hint', { n: length })}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {error !== undefined && <Trouble error={error} />}
      <div>
        <Button type="submit" loading={busy} disabled={length < 10}>
          {t('purpose.button')}
        </Button>
      </div>
    </form>
  )
}
