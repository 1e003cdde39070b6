import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useT } from '../texts.ts'
import { Trouble } from '../ui/Trouble.tsx'

interface Props {
  title: string
  button: string
  children?: ReactNode
  run: (reason: string) => Promise<unknown>
  onClose: () => void
}

/** Asks why before something is done that others will wonder about. */
export function ReasonDialog({ title, button, children, run, onClose }: Props) {
  const t = useT()
  const queries = useQueryClient()
  const phone = useMediaQuery('(max-width: 760px)', window.innerWidth <= 760)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const act = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await run(reason.trim())
      await queries.invalidateQueries({ queryKey: ['admin'] })
      void queries.invalidateQueries({ queryKey: ['incidents'] })
      onClose()
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <Modal
      opened
      fullScreen={phone}
      onClose={onClose}
      title={<b>{title}</b>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        {children}
        <Textarea
          data-autofocus
          autosize
          minRows={2}
          withAsterisk
          label={t('reason')}
          description={t('admin.reason.hint')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {error !== undefined && <Trouble error={error} kept={t('kept.form')} />}
        <Group gap="sm">
          <Button loading={busy} disabled={reason.trim() === ''} onClick={() => void act()}>
            {button}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
