import { Button, Checkbox, Group, Select, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Label } from '../../../api/types.ts'
import { useCatalog } from '../../queries.ts'
import { useT } from '../../texts.ts'
import { useWork } from '../work.ts'
import { ActDialog, useLabel } from './ActDialog.tsx'
import css from './dialogs.module.css'

const options = (labels: Label[], ...more: (Label | undefined)[]) => {
  const all = new Map(
    [...labels, ...more.filter((label) => label !== undefined)].map(({ code, label }) => [code, label]),
  )
  return [...all].map(([value, label]) => ({ value, label }))
}

/** What the message is about: the proposal with its reasons, the runners-up at one tap, and the person's own choice. */
export function TriageDialog() {
  const t = useT()
  const { c, act } = useWork()
  const catalog = useCatalog()
  const label = useLabel()('triage')
  const proposal = c.proposal ?? { why: [], candidates: [] }
  const [category, setCategory] = useState(c.category?.code ?? proposal.category?.code ?? null)
  const [topic, setTopic] = useState(c.topic?.code ?? proposal.topic?.code ?? null)
  const [agency, setAgency] = useState(c.agency?.code ?? proposal.agency?.code ?? null)
  const [urgency, setUrgency] = useState(c.urgency?.code ?? proposal.urgency?.code ?? null)
  const [restricted, setRestricted] = useState(c.restricted)
  const [emergency, setEmergency] = useState(c.emergency)
  const [reason, setReason] = useState('')
  return (
    <ActDialog
      wide
      title={t('triage.title', { ticket: c.ticket })}
      label={label}
      ready={Boolean(category && topic && urgency && reason.trim())}
      run={() =>
        act('triage', {
          category,
          topic,
          agency: agency ?? undefined,
          urgency,
          restricted,
          emergency,
          reason: reason.trim(),
        })
      }
    >
      <blockquote className={css.quote}>{c.excerpt}</blockquote>
      {proposal.candidates.length > 0 && (
        <div>
          <b className={css.small}>{t('triage.candidates')}</b>
          <Group gap={6} mt={6}>
            {proposal.candidates.map((candidate) => (
              <Button
                key={candidate.topic.code}
                size="compact-sm"
                variant={topic === candidate.topic.code ? 'filled' : 'default'}
                onClick={() => setTopic(candidate.topic.code)}
              >
                {candidate.topic.label}
              </Button>
            ))}
          </Group>
          {proposal.why.length > 0 && <p className={css.why}>{proposal.why.join(' ')}</p>}
        </div>
      )}
      <div className={css.two}>
        <Select
          searchable
          required
          allowDeselect={false}
          label={t('fact.topic')}
          value={topic}
          onChange={setTopic}
          data={options(catalog.topics, c.topic, proposal.topic, ...proposal.candidates.map((one) => one.topic))}
        />
        <Select
          required
          allowDeselect={false}
          label={t('fact.category')}
          value={category}
          onChange={setCategory}
          data={options(catalog.categories, c.category, proposal.category)}
        />
        <Select
          searchable
          clearable
          label={t('fact.agency')}
          value={agency}
          onChange={setAgency}
          data={options(catalog.agencies, c.agency, proposal.agency)}
        />
        <Select
          required
          allowDeselect={false}
          label={t('fact.urgency')}
          value={urgency}
          onChange={setUrgency}
          data={options(catalog.urgencies, c.urgency, proposal.urgency)}
        />
      </div>
      <Checkbox
        checked={emergency}
        onChange={(event) => setEmergency(event.currentTarget.checked)}
        label={t('tag.emergency')}
        description={t('triage.emergency')}
      />
      <Checkbox
        checked={restricted}
        onChange={(event) => setRestricted(event.currentTarget.checked)}
        label={t('tag.restricted')}
        description={t('triage.restricted')}
      />
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
