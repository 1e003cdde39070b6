import { Select, Textarea } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { agencyReads, unreached } from '../../../logic/forward.ts'
import { useCatalog } from '../../queries.ts'
import { useSession } from '../../session.tsx'
import { useT } from '../../texts.ts'
import { useWork } from '../work.ts'
import { ActDialog } from './ActDialog.tsx'
import css from './dialogs.module.css'

export function ForwardDialog() {
  const t = useT()
  const { typed } = useSession()
  const { c, act } = useWork()
  const { agencies } = useCatalog()
  const [code, setCode] = useState(c.agency?.code ?? c.proposal?.agency?.code ?? null)
  const [note, setNote] = useState(() => typed.load(c.ticket, 'forward')?.text ?? '')
  useEffect(() => {
    typed.save(c.ticket, 'forward', { text: note })
  }, [typed, c.ticket, note])
  const agency = agencies.find((one) => one.code === code)
  const trouble = agency && unreached(agency)
  const group = (city: boolean) =>
    agencies.filter((one) => one.city === city).map((one) => ({ value: one.code, label: one.label }))
  return (
    <ActDialog
      wide
      title={t('forward.title', { ticket: c.ticket })}
      label={agency ? t('forward.to', { agency: agency.label.replace(/ \(.*\)$/, '') }) : t('forward.button')}
      ready={code !== null && note.trim() !== ''}
      run={() => act('forward', { agency: code, note: note.trim() })}
      onDone={() => typed.clear(c.ticket, 'forward')}
    >
      <blockquote className={css.quote}>{c.excerpt}</blockquote>
      {agency && !trouble && <p className={css.why}>{t(`forward.reads.${agencyReads(agency.how, c.citizen)}`)}</p>}
      <Select
        searchable
        required
        allowDeselect={false}
        label={t('fact.agency')}
        value={code}
        onChange={setCode}
        data={[
          { group: t('forward.city'), items: group(true) },
          { group: t('forward.outside'), items: group(false) },
        ].filter(({ items }) => items.length > 0)}
        nothingFoundMessage={t('forward.none')}
        description={agency && !trouble && t(`how.${agency.how as 'in-app' | 'mail' | 'file' | 'open311'}`)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      />
      {trouble && (
        <p className={css.warn} role="status">
          <IconAlertTriangle size={18} aria-hidden />
          <span>{t(`forward.unreached.${trouble}`)}</span>
        </p>
      )}
      <Textarea
        data-autofocus
        required
        autosize
        minRows={3}
        label={t('forward.note')}
        description={t('forward.note.hint')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <p className={css.why}>{t('forward.notice')}</p>
    </ActDialog>
  )
}
