import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { post } from '../../../api/http.ts'
import { useTasks } from '../../queries.ts'
import { has, useSession } from '../../session.tsx'
import { StepForm } from '../../ui/StepForm.tsx'
import { useT } from '../../texts.ts'
import { tellDone } from '../../ui/tell.tsx'
import { useWork } from '../work.ts'
import { ActDialog, useLabel } from './ActDialog.tsx'

/** The office's own step, drawn into the diagram without a line of code. */
export function StepDialog() {
  const t = useT()
  const queries = useQueryClient()
  const go = useNavigate()
  const { me } = useSession()
  const { c } = useWork()
  const mine = useTasks().data?.find((task) => task.ticket === c.ticket && task.formKey === 'step')
  // A case may stand at more than one step; the one that waits for this person is theirs to do.
  const step = mine ?? c.step
  const taskId = mine?.id ?? c.step.taskId
  const label = useLabel()('step')
  const [outcome, setOutcome] = useState('')
  const [note, setNote] = useState('')
  const outcomes = step.outcomes ?? []
  const complete = async () => {
    if (!taskId) throw new Error('No task')
    await post(`/tasks/${encodeURIComponent(taskId)}/complete`, {
      outcome: outcome || undefined,
      note: note.trim(),
    })
    tellDone(t('tasks.done', { name: step.name }))
    void queries.invalidateQueries({ queryKey: ['tasks'] })
    // Whoever saw the case for this step only sees it no more.
    if (!has(me, 'operator', 'approver', 'auditor')) {
      queries.removeQueries({ queryKey: ['complaint', c.ticket] })
      void go('/tasks')
      return
    }
    await queries.invalidateQueries({ queryKey: ['complaint', c.ticket] })
    void queries.invalidateQueries({ queryKey: ['complaints'] })
  }
  return (
    <ActDialog
      title={step.name || t('tasks.title')}
      label={label}
      ready={outcomes.length === 0 || outcome !== ''}
      run={complete}
    >
      <StepForm
        instruction={step.instruction}
        outcomes={outcomes}
        outcome={outcome}
        onOutcome={setOutcome}
        note={note}
        onNote={setNote}
      />
    </ActDialog>
  )
}
