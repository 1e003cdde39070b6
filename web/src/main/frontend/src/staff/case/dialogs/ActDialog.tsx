import { Button, Group, Modal, Stack } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { useT } from '../../texts.ts'
import { Trouble } from '../../ui/Trouble.tsx'
import { useWork } from '../work.ts'
import css from './dialogs.module.css'

interface Props {
  title: string
  /** Words of the button that acts. */
  label: string
  ready?: boolean
  danger?: boolean
  wide?: boolean
  run: () => Promise<unknown>
  onDone?: () => void
  children: ReactNode
}

/** A question, an act and a way back; what was filled in stays when the act is refused. */
export function ActDialog({ title, label, ready = true, danger = false, wide = false, run, onDone, children }: Props) {
  const t = useT()
  const { closeDialog } = useWork()
  const phone = useMediaQuery('(max-width: 760px)', window.innerWidth <= 760)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const submit = async () => {
    if (!ready || busy) return
    setBusy(true)
    setError(undefined)
    try {
      await run()
      closeDialog()
      onDone?.()
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <Modal
      opened
      onClose={closeDialog}
      title={<b>{title}</b>}
      size={wide ? 'lg' : 'md'}
      fullScreen={phone}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
        }}
      >
        <Stack gap="md">
          {children}
          {error !== undefined && <Trouble error={error} kept={t('kept.form')} />}
          <Group gap="sm">
            <Button
              type="submit"
              size="md"
              className={css.act}
              loading={busy}
              disabled={!ready}
              color={danger ? 'red' : undefined}
            >
              {label}
            </Button>
            <Button size="md" variant="default" onClick={closeDialog}>
              {t('cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

export const useLabel = () => {
  const { c } = useWork()
  return (id: string) => c.actions.find((action) => action.id === id)?.label ?? id
}
