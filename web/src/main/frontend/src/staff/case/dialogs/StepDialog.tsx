import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useTasks } from '../../queries.ts'
import { seesCases, useSession } from '../../session.tsx'
import { StepModal } from '../../ui/StepModal.tsx'
import { useWork } from '../work.ts'

/** The step that waits for this person, done where the case is open. */
export function StepDialog() {
  const queries = useQueryClient()
  const go = useNavigate()
  const { me } = useSession()
  const { c, closeDialog } = useWork()
  // A case may stand at more than one step; the one that waits for this person is theirs to do.
  const mine = useTasks().data?.find((task) => task.ticket === c.ticket && task.formKey === 'step')
  const id = mine?.id ?? c.step.taskId
  if (!id) return null
  const { name, instruction, outcomes } = mine ?? c.step
  const done = () => {
    if (seesCases(me)) {
      void queries.invalidateQueries({ queryKey: ['complaint', c.ticket] })
      return
    }
    // Whoever saw the case for this step only sees it no more.
    queries.removeQueries({ queryKey: ['complaint', c.ticket] })
    void go('/tasks')
  }
  return <StepModal step={{ id, ticket: c.ticket, name, instruction, outcomes }} onClose={closeDialog} onDone={done} />
}
