import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useT } from '../../texts.ts'
import { useWork } from '../work.ts'
import { ActDialog, useLabel } from './ActDialog.tsx'

/** Acts that need nothing but a reason, kept in the history. */
export function ReasonDialog({ action }: { action: 'takeover' | 'recall' | 'reopen' | 'withdraw' | 'unmerge' }) {
  const t = useT()
  const { c, act } = useWork()
  const label = useLabel()(action)
  const [reason, setReason] = useState('')
  const asks = action !== 'unmerge'
  return (
    <ActDialog
      title={t(`${action}.title`, { ticket: c.ticket, name: c.holder?.name ?? '' })}
      label={label}
      danger={action === 'withdraw'}
      ready={!asks || reason.trim() !== ''}
      run={() => act(action, asks ? { reason: reason.trim() } : {})}
    >
      <span>{t(`${action}.text`)}</span>
      {asks && (
        <Textarea
          data-autofocus
          required
          autosize
          minRows={2}
          label={t('reason')}
          description={t('reason.hint')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </ActDialog>
  )
}
