import { Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../../api/http.ts'
import { useT } from '../../texts.ts'
import { useWork } from '../work.ts'
import { ActDialog, useLabel } from './ActDialog.tsx'
import css from './dialogs.module.css'

/** The agency's answer or bounce, entered where the case is open. */
export function AgencyDialog({ how }: { how: 'answer' | 'bounce' }) {
  const t = useT()
  const queries = useQueryClient()
  const { c } = useWork()
  const label = useLabel()(how === 'answer' ? 'answer-agency' : 'bounce')
  const [text, setText] = useState('')
  const forwarding = c.forwardings.findLast(({ state }) => state === 'open')
  if (!forwarding) return null
  const send = async () => {
    await post(
      `/forwardings/${encodeURIComponent(forwarding.id)}/${how}`,
      how === 'answer' ? { text: text.trim() } : { reason: text.trim() },
    )
    await queries.invalidateQueries({ queryKey: ['complaint', c.ticket] })
    void queries.invalidateQueries({ queryKey: ['forwardings'] })
  }
  return (
    <ActDialog
      title={t(`agency.${how}.title`, { agency: forwarding.agency.label })}
      label={label}
      ready={text.trim() !== ''}
      run={send}
    >
      <blockquote className={css.quote}>{forwarding.note}</blockquote>
      <Textarea
        data-autofocus
        required
        autosize
        minRows={4}
        label={t(`agency.${how}.label`)}
        description={t(`agency.${how}.hint`)}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </ActDialog>
  )
}
