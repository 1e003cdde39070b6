import { Button, Group, Modal, NativeSelect, Stack } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../../api/http.ts'
import { useSession } from '../../session.tsx'
import { useT } from '../../texts.ts'
import { tellDone } from '../../ui/tell.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import type { AdminChannel } from './types.ts'

const choices = [1, 3, 6, 12, 24, 72, 120]

/** Asks how far back the platform is to deliver again. */
export function ReplayDialog({ channel, onClose }: { channel: AdminChannel; onClose: () => void }) {
  const t = useT()
  const { time } = useSession()
  const queries = useQueryClient()
  const phone = useMediaQuery('(max-width: 760px)', window.innerWidth <= 760)
  const [hours, setHours] = useState('6')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const act = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const since = new Date(Date.now() - Number(hours) * 3_600_000).toISOString()
      const { from } = await post<{ from?: string }>(`/admin/channels/${channel.id}/replay`, { since }, { timeout: 90_000 })
      await queries.invalidateQueries({ queryKey: ['admin'] })
      tellDone(from ? t('channel.replayed.from', { at: time.exact(from) }) : t('channel.replayed'))
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
      title={<b>{t('channel.replay.title', { name: channel.label })}</b>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <p>{t('channel.replay.text')}</p>
        <NativeSelect
          data-autofocus
          label={t('channel.replay.since')}
          value={hours}
          data={choices.map((one) => ({ value: String(one), label: t('channel.replay.hours', { n: one }) }))}
          onChange={(event) => setHours(event.currentTarget.value)}
        />
        {error !== undefined && <Trouble error={error} />}
        <Group gap="sm">
          <Button loading={busy} onClick={() => void act()}>
            {t('channel.replay')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
