import { Autocomplete, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Person } from '../../../api/types.ts'
import { useCatalog } from '../../queries.ts'
import { useSession } from '../../session.tsx'
import { useT } from '../../texts.ts'
import { useWork } from '../work.ts'
import { ActDialog, useLabel } from './ActDialog.tsx'

/** Whoever is known from this case can be picked by name; anybody else by their user name. */
export function HandoverDialog() {
  const t = useT()
  const { me } = useSession()
  const { c, act } = useWork()
  const label = useLabel()('handover')
  const { operators = [] } = useCatalog()
  const known = new Map<string, Person>()
  for (const one of [
    ...operators,
    ...c.present.map(({ who }) => who),
    ...c.entries.map(({ by }) => by),
    ...c.wordings.map(({ author }) => author),
  ]) {
    if (one && one.username !== me.username) known.set(`${one.name} (${one.username})`, one)
  }
  const [to, setTo] = useState('')
  const [note, setNote] = useState('')
  const username = known.get(to)?.username ?? to.trim()
  return (
    <ActDialog
      title={t('handover.title', { ticket: c.ticket })}
      label={label}
      ready={username !== '' && note.trim() !== ''}
      run={() => act('handover', { to: username, note: note.trim() })}
    >
      <Autocomplete
        data-autofocus
        required
        label={t('handover.to')}
        description={t('handover.to.hint')}
        data={[...known.keys()]}
        value={to}
        onChange={setTo}
      />
      <Textarea
        required
        autosize
        minRows={2}
        label={t('handover.note')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ActDialog>
  )
}
