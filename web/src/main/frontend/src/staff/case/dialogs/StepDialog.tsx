import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../../api/http.ts'
import { StepForm } from '../../ui/StepForm.tsx'
import { useT } from '../../texts.ts'
import { useWork } from '../work.ts'
import { ActDialog, useLabel } from './ActDialog.tsx'

/** The office's own step, drawn into the diagram without a line of code. */
export function StepDialog() {
  const t = useT()
  const queries = useQueryClient()
  const { c } = useWork()
  const label = useLabel()('step')
  const [outcome, setOutcome] = useState('')
  const [note, setNote] = useState('')
  const outcomes = c.step.outcomes ?? []
  const complete = async () => {
    if (!c.step.taskId) throw new Error('No task')
    await post(`/tasks/${encodeURIComponent(c.step.taskId)}/complete`, {
      outcome: outcome || undefined,
      note: note.trim(),
    })
    await queries.invalidateQueries({ queryKey: ['complaint', c.ticket] })
    void queries.invalidateQueries({ queryKey: ['tasks'] })
    void queries.invalidateQueries({ queryKey: ['complaints'] })
  }
  return (
    <ActDialog
      title={c.step.name || t('tasks.title')}
      label={label}
      ready={outcomes.length === 0 || outcome !== ''}
      run={complete}
    >
      <StepForm
        instruction={c.step.instruction}
        outcomes={outcomes}
        outcome={outcome}
        onOutcome={setOutcome}
        note={note}
        onNote={setNote}
      />
    </ActDialog>
  )
}
