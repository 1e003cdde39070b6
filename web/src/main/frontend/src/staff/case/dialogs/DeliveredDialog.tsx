import { Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useT } from '../../texts.ts'
import { useWork } from '../work.ts'
import { ActDialog, useLabel } from './ActDialog.tsx'
import css from './dialogs.module.css'

/** A person says that an answer reached the citizen, and how they know. */
export function DeliveredDialog() {
  const t = useT()
  const { c, act } = useWork()
  const label = useLabel()('delivered')
  const open = c.handOvers ?? []
  const [outbox, setOutbox] = useState(open.at(-1)?.outbox ?? null)
  const [proof, setProof] = useState('')
  const chosen = open.find((one) => one.outbox === outbox)
  return (
    <ActDialog
      title={t('delivered.title', { ticket: c.ticket })}
      label={label}
      ready={outbox !== null && proof.trim() !== ''}
      run={() => act('delivered', { outbox, proof: proof.trim() })}
    >
      {open.length > 1 && (
        <Select
          label={t('delivered.which')}
          value={outbox}
          onChange={setOutbox}
          allowDeselect={false}
          data={open.map((one) => ({ value: one.outbox, label: one.text.slice(0, 80) }))}
        />
      )}
      {chosen && <blockquote className={css.quote}>{chosen.text}</blockquote>}
      <Textarea
        data-autofocus
        required
        autosize
        minRows={2}
        label={t('delivered.proof')}
        description={t('delivered.proof.hint')}
        value={proof}
        onChange={(event) => setProof(event.currentTarget.value)}
      />
    </ActDialog>
  )
}
