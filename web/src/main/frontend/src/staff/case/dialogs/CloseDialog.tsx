import { Radio, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useCatalog } from '../../queries.ts'
import { useT } from '../../texts.ts'
import { useWork } from '../work.ts'
import { ActDialog, useLabel } from './ActDialog.tsx'

/** A case closes with an outcome and a reason, never silently. */
export function CloseDialog() {
  const t = useT()
  const { c, act } = useWork()
  const { closeReasons } = useCatalog()
  const label = useLabel()('close')
  const [outcome, setOutcome] = useState('')
  const [reason, setReason] = useState('')
  return (
    <ActDialog
      title={t('close.title', { ticket: c.ticket })}
      label={label}
      danger
      ready={outcome !== '' && reason.trim() !== ''}
      run={() => act('close', { outcome, reason: reason.trim() })}
    >
      <Radio.Group value={outcome} onChange={setOutcome} label={t('fact.outcome')} required>
        <Stack gap="xs" mt="xs">
          {closeReasons.map((one) => (
            <Radio key={one.code} value={one.code} label={one.label} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        required
        autosize
        minRows={2}
        label={t('reason')}
        description={t('reason.hint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActDialog>
  )
}
