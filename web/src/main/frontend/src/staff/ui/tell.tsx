import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { Problem, sentence } from '../../api/http.ts'

/** A sentence in the corner on what went wrong; one for each kind of trouble. */
export function tellProblem(error: unknown): void {
  const id = error instanceof Problem ? `problem-${error.code}` : 'problem'
  notifications.hide(id)
  notifications.show({
    id,
    message: sentence(error),
    color: 'red',
    icon: <IconAlertTriangle size={18} />,
    autoClose: 10_000,
    role: 'alert',
  })
}

/** What was tried did not help, through nobody's fault. */
export function tellNot(message: string): void {
  notifications.show({ message, color: 'orange', icon: <IconAlertTriangle size={18} />, autoClose: 10_000 })
}

export function tellDone(message: string): void {
  notifications.show({ message, color: 'sigap', icon: <IconCheck size={18} />, autoClose: 4_000 })
}

/** Says what was done and offers to undo it for ten seconds. */
export function tellUndo(message: string, label: string, undo: () => void): void {
  const id = notifications.show({
    color: 'sigap',
    autoClose: 10_000,
    message: (
      <>
        {message}{' '}
        <Button
          size="compact-xs"
          variant="light"
          onClick={() => {
            notifications.hide(id)
            undo()
          }}
        >
          {label}
        </Button>
      </>
    ),
  })
}
