import { Button } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Task } from '../../api/types.ts'
import { useTasks } from '../queries.ts'
import { useT } from '../texts.ts'
import { Empty } from '../ui/Empty.tsx'
import { DeadlineMark, Warnings } from '../ui/marks.tsx'
import { PageSkeleton } from '../ui/Skeletons.tsx'
import { StepModal } from '../ui/StepModal.tsx'
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
      {doing && <StepModal key={doing.id} step={doing} onClose={() => setDoing(undefined)} />}
    </Page>
  )
}
