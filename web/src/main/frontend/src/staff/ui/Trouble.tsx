import { Button } from '@mantine/core'
import { IconCloudOff, IconAlertTriangle } from '@tabler/icons-react'
import { Problem, sentence } from '../../api/http.ts'
import { useT } from '../texts.ts'
import css from './ui.module.css'

interface Props {
  error: unknown
  /** What is kept, in a sentence. */
  kept?: string
  action?: { label: string; run: () => void }
  /** Fills the page instead of a box in it. */
  page?: boolean
}

/** What happened, what is kept, what to try. */
export function Trouble({ error, kept, action, page }: Props) {
  const t = useT()
  const offline = error instanceof Problem && error.offline
  const Icon = offline ? IconCloudOff : IconAlertTriangle
  return (
    <div className={page ? css.troublePage : css.trouble} role="alert">
      <Icon size={page ? 40 : 20} stroke={1.6} aria-hidden />
      <div>
        {page && <h1>{t('error.title')}</h1>}
        <p>{sentence(error)}</p>
        {kept && <p>{kept}</p>}
        {action && (
          <Button
            size={page ? 'sm' : 'xs'}
            variant={page ? 'filled' : 'default'}
            mt={page ? 'sm' : 4}
            onClick={action.run}
          >
            {action.label}
          </Button>
        )}
      </div>
    </div>
  )
}
