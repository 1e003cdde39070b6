import { Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { instantIn, localIn } from '../../../logic/time.ts'
import { useSession } from '../../session.tsx'
import { useT } from '../../texts.ts'
import { HandOverWords } from '../HandOvers.tsx'
import { useWork } from '../work.ts'
import { ActDialog, useLabel } from './ActDialog.tsx'

/** A person says when and how an answer reached the citizen, or under which number an agency's system took the complaint. */
export function DeliveredDialog() {
  const t = useT()
  const { me, time } = useSession()
  const { c, act } = useWork()
  const label = useLabel()('delivered')
  const open = c.handOvers ?? []
  const [outbox, setOutbox] = useState(open.at(-1)?.outbox ?? null)
  const [when, setWhen] = useState(() => localIn(me.office.zone, Date.now()))
  const [how, setHow] = useState('')
  const chosen = open.find((one) => one.outbox === outbox)
  const agency = chosen?.toAgency ?? false
  return (
    <ActDialog
      wide
      title={t(agency ? 'delivered.agency.title' : 'delivered.title', { ticket: c.ticket })}
      label={label}
      ready={outbox !== null && how.trim() !== '' && (agency || when !== '')}
      run={() =>
        act('delivered', {
          outbox,
          proof: agency ? how.trim() : `${time.exact(instantIn(me.office.zone, when))}: ${how.trim()}`,
        })
      }
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
      {chosen && !agency && <HandOverWords c={c} one={chosen} />}
      {agency ? (
        <TextInput
          data-autofocus
          required
          label={t('delivered.number')}
          description={t('delivered.number.hint')}
          maxLength={60}
          value={how}
          onChange={(event) => setHow(event.currentTarget.value)}
        />
      ) : (
        <>
          <TextInput
            required
            type="datetime-local"
            label={t('delivered.when', { zone: me.office.zoneName })}
            value={when}
            max={localIn(me.office.zone, Date.now())}
            onChange={(event) => setWhen(event.currentTarget.value)}
          />
          <Textarea
            data-autofocus
            required
            autosize
            minRows={2}
            label={t('delivered.how')}
            description={t('delivered.how.hint')}
            value={how}
            onChange={(event) => setHow(event.currentTarget.value)}
          />
        </>
      )}
    </ActDialog>
  )
}
