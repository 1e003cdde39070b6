import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { post } from '../../api/http.ts'
import type { Task } from '../../api/types.ts'
import { useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import { tellDone } from './tell.tsx'
import { Trouble } from './Trouble.tsx'
import css from './ui.module.css'

type Step = Pick<Task, 'id' | 'ticket' | 'name' | 'instruction' | 'outcomes'> & { excerpt?: string }

/** A step of the office's own, drawn into the diagram without a line of code: a note, and a button for each outcome. */
export function StepModal({ step, onClose, onDone }: { step: Step; onClose: () => void; onDone?: () => void }) {
  const t = useT()
  const { typed } = useSession()
  const queries = useQueryClient()
  const phone = useMediaQuery('(max-width: 760px)', window.innerWidth <= 760)
  const [note, setNote] = useState(() => typed.load(step.id, 'step')?.text ?? '')
  const [busy, setBusy] = useState<string>()
  const [error, setError] = useState<unknown>()
  useEffect(() => {
    typed.save(step.id, 'step', { text: note })
  }, [typed, step.id, note])
  const outcomes = step.outcomes?.length ? step.outcomes : [{ code: '', label: t('tasks.finish') }]
  const complete = async (outcome: string) => {
    setBusy(outcome)
    setError(undefined)
    try {
      await post(`/tasks/${encodeURIComponent(step.id)}/complete`, { outcome: outcome || undefined, note: note.trim() })
      typed.clear(step.id, 'step')
      tellDone(t('tasks.done', { name: step.name }))
      onClose()
      void queries.invalidateQueries({ queryKey: ['tasks'] })
      void queries.invalidateQueries({ queryKey: ['complaints'] })
      if (onDone) onDone()
      else void queries.invalidateQueries({ queryKey: ['complaint', step.ticket] })
    } catch (problem) {
      setError(problem)
      setBusy(undefined)
    }
  }
  return (
    <Modal
      opened
      fullScreen={phone}
      onClose={onClose}
      title={<b>{step.name}</b>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        {step.excerpt && <p className={css.quote}>{step.excerpt}</p>}
        {step.instruction && <span>{step.instruction}</span>}
        <Textarea
          data-autofocus
          autosize
          minRows={2}
          label={t('step.note')}
          description={t('step.note.hint')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {error !== undefined && <Trouble error={error} kept={t('kept.form')} />}
        <Group gap="sm" role="group" aria-label={t('step.outcome')}>
          {outcomes.map(({ code, label }, index) => (
            <Button
              key={code}
              size="md"
              variant={index === 0 ? 'filled' : 'default'}
              loading={busy === code}
              disabled={busy !== undefined}
              onClick={() => void complete(code)}
            >
              {label}
            </Button>
          ))}
        </Group>
      </Stack>
    </Modal>
  )
}
