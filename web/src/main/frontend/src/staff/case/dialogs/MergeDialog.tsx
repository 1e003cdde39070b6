import { Radio, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { sentence } from '../../../api/http.ts'
import { useT } from '../../texts.ts'
import { Ago, Tag } from '../../ui/marks.tsx'
import { tellUndo } from '../../ui/tell.tsx'
import { notifications } from '@mantine/notifications'
import { useWork } from '../work.ts'
import { ActDialog, useLabel } from './ActDialog.tsx'
import css from './dialogs.module.css'

/** Joins this case to another of the same matter. Every complainant is kept, and it can be undone. */
export function MergeDialog() {
  const t = useT()
  const { c, act } = useWork()
  const label = useLabel()('merge')
  const [chosen, setChosen] = useState(c.similar[0]?.ticket ?? 'other')
  const [other, setOther] = useState('')
  const into = chosen === 'other' ? other.trim().toUpperCase() : chosen
  const undo = () => {
    act('unmerge').catch((error: unknown) => notifications.show({ message: sentence(error), color: 'red' }))
  }
  return (
    <ActDialog
      wide
      title={t('merge.title', { ticket: c.ticket })}
      label={into ? t('merge.into', { ticket: into }) : label}
      ready={into !== ''}
      run={() => act('merge', { into })}
      onDone={() => tellUndo(t('done.merged', { ticket: c.ticket, into }), t('undo'), undo)}
    >
      <span>{t('merge.text')}</span>
      <Radio.Group value={chosen} onChange={setChosen} label={t('merge.choose')}>
        <Stack gap="xs" mt="xs">
          {c.similar.map((similar) => (
            <Radio.Card key={similar.ticket} value={similar.ticket} className={css.card}>
              <Radio.Indicator />
              <span>
                <b className={css.ticket}>{similar.ticket}</b> <Tag tone="plain">{similar.stateLabel}</Tag>{' '}
                <Ago at={similar.receivedAt} />
                <br />
                {similar.excerpt}
              </span>
            </Radio.Card>
          ))}
          <Radio.Card value="other" className={css.card}>
            <Radio.Indicator />
            <span>{t('merge.other')}</span>
          </Radio.Card>
        </Stack>
      </Radio.Group>
      {chosen === 'other' && (
        <TextInput
          data-autofocus
          label={t('ticket')}
          placeholder="SGP-2026-000041"
          value={other}
          onChange={(event) => setOther(event.currentTarget.value)}
        />
      )}
    </ActDialog>
  )
}
