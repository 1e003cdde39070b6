import { Button, Group, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useCatalog } from '../../queries.ts'
import { useT } from '../../texts.ts'
import { useWork } from '../work.ts'
import { ActDialog, useLabel } from './ActDialog.tsx'
import css from './dialogs.module.css'

export function ReturnDialog({ how }: { how: 'return' | 'reject' }) {
  const t = useT()
  const { c, act, setTab } = useWork()
  const { returnReasons } = useCatalog()
  const label = useLabel()(how)
  const [reason, setReason] = useState(returnReasons.length === 0 ? 'OTHER' : '')
  const [note, setNote] = useState('')
  const wording = c.wordings.at(-1)
  if (!wording) return null
  return (
    <ActDialog
      title={t(`${how}.title`, { n: wording.version, name: wording.author.name })}
      label={label}
      danger={how === 'reject'}
      ready={reason !== '' && note.trim() !== ''}
      run={() => act(`drafts/${wording.version}/${how}`, { reason, note: note.trim() })}
      onDone={() => setTab('conversation')}
    >
      <div>
        <b className={css.small}>{t('reason')}</b>
        <Group gap={6} mt={6} role="group" aria-label={t('reason')}>
          {returnReasons.map((one) => (
            <Button
              key={one.code}
              size="compact-md"
              aria-pressed={reason === one.code}
              variant={reason === one.code ? 'filled' : 'default'}
              onClick={() => setReason(one.code)}
            >
              {one.label}
            </Button>
          ))}
        </Group>
      </div>
      <Textarea
        data-autofocus
        required
        autosize
        minRows={3}
        label={t('return.note')}
        description={t('return.note.hint')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ActDialog>
  )
}
