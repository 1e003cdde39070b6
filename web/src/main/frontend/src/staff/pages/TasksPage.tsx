import { Button, Modal, Stack } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { post } from '../../api/http.ts'
import type { Task } from '../../api/types.ts'
import { useTasks } from '../queries.ts'
import { useT } from '../texts.ts'
import { Empty } from '../ui/Empty.tsx'
import { DeadlineMark, Warnings } from '../ui/marks.tsx'
import { PageSkeleton } from '../ui/Skeletons.tsx'
import { StepForm } from '../ui/StepForm.tsx'
import { tellDone } from '../ui/tell.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { Page } from './Page.tsx'
import css from './pages.module.css'

/** What waits for this person: the office's own steps are done here, everything else in its case. */
export default function TasksPage() {
  const t = useT()
  const tasks = useTasks()
  const [doing, setDoing] = useState<Task>()
  return (
    <Page title={t('tasks.title')} text={t('tasks.text')}>
      {tasks.isPending && <PageSkeleton />}
      {tasks.error && (
        <Trouble error={tasks.error} action={{ label: t('error.retry'), run: () => void tasks.refetch() }} />
      )}
      {tasks.data?.length === 0 && (
        <Empty icon={IconChecklist} title={t('tasks.empty')}>
          {t('tasks.empty.text')}
        </Empty>
      )}
      <ul className={css.list}>
        {tasks.data?.map((task) => (
          <li key={task.id} className={css.item}>
            <div className={css.itemHead}>
              <b>{task.name}</b>
              <Link className={css.ticket} to={`/complaints/${task.ticket}`}>
                {task.ticket}
              </Link>
              <Warnings emergency={false} restricted={task.restricted} />
              {task.dueAt && (
                <span className="push">
                  <DeadlineMark
                    deadline={{
                      id: task.id,
                      rule: '',
                      label: task.name,
                      dueAt: task.dueAt,
                      state: 'running',
                      source: '',
                    }}
                  />
                </span>
              )}
            </div>
            {task.instruction && <p>{task.instruction}</p>}
            <p className={css.soft}>{task.excerpt}</p>
            <div className={css.row}>
              {task.formKey === 'step' ? (
                <>
                  <Button onClick={() => setDoing(task)}>{t('tasks.do')}</Button>
                  <Button variant="default" component={Link} to={`/complaints/${task.ticket}`}>
                    {t('tasks.case')}
                  </Button>
                </>
              ) : (
                <Button component={Link} to={`/complaints/${task.ticket}`}>
                  {t('tasks.case')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {doing && <Doing key={doing.id} task={doing} onClose={() => setDoing(undefined)} />}
    </Page>
  )
}

function Doing({ task, onClose }: { task: Task; onClose: () => void }) {
  const t = useT()
  const queries = useQueryClient()
  const [outcome, setOutcome] = useState('')
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const outcomes = task.outcomes ?? []
  const complete = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await post(`/tasks/${encodeURIComponent(task.id)}/complete`, { outcome: outcome || undefined, note: note.trim() })
      tellDone(t('tasks.done', { name: task.name }))
      onClose()
      void queries.invalidateQueries({ queryKey: ['tasks'] })
      void queries.invalidateQueries({ queryKey: ['complaints'] })
      void queries.invalidateQueries({ queryKey: ['complaint', task.ticket] })
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={onClose} title={<b>{task.name}</b>} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void complete()
        }}
      >
        <Stack>
          <p className={css.quote}>{task.excerpt}</p>
          <StepForm
            instruction={task.instruction}
            outcomes={outcomes}
            outcome={outcome}
            onOutcome={setOutcome}
            note={note}
            onNote={setNote}
          />
          {error !== undefined && <Trouble error={error} kept={t('kept.form')} />}
          <Button type="submit" loading={busy} disabled={outcomes.length > 0 && outcome === ''}>
            {t('tasks.finish')}
          </Button>
        </Stack>
      </form>
    </Modal>
  )
}
