import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { get } from '../../api/http.ts'
import { useT as useDeskT } from '../texts.ts'
import { tellDone } from '../ui/tell.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { discardDraft, rollBack, startDraft } from './queries.ts'
import { useT } from './texts.ts'
import type { Draft, Model, Release } from './types.ts'

interface Ask {
  title: string
  text: ReactNode
  label: string
  hint?: string
  go: string
  red?: boolean
  run: (note: string) => Promise<void>
  onClose: () => void
}

/** A question with one field to write in, which must be filled. */
function AskNote({ title, text, label, hint, go, red, run, onClose }: Ask) {
  const desk = useDeskT()
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const submit = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await run(note.trim())
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <Modal opened onClose={onClose} title={<b>{title}</b>} closeButtonProps={{ 'aria-label': desk('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (note.trim() !== '') void submit()
        }}
      >
        <Stack>
          <span>{text}</span>
          <Textarea
            data-autofocus
            autosize
            minRows={2}
            maxLength={1000}
            label={label}
            description={hint}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {error !== undefined && <Trouble error={error} kept={desk('kept.form')} />}
          <Group>
            <Button type="submit" loading={busy} disabled={note.trim() === ''} color={red ? 'red' : undefined}>
              {go}
            </Button>
            <Button variant="default" onClick={onClose}>
              {desk('cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** Begins a draft with what is in force. */
export function StartDialog({ model, onClose }: { model: Model; onClose: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const queries = useQueryClient()
  return (
    <AskNote
      title={t('start.title', { name: model.name })}
      text={t('start.text', { n: model.release })}
      label={t('start.note')}
      hint={t('start.note.hint')}
      go={t('start.go')}
      onClose={onClose}
      run={async (note) => {
        const key = encodeURIComponent(model.key)
        const xml = await get<string>(`/processes/${key}/versions/${model.release}`)
        const { id, draft } = await startDraft(model.key, xml, note)
        void queries.invalidateQueries({ queryKey: ['models', 'drafts'] })
        await navigate(`/models/${key}/drafts/${id ?? draft}`)
      }}
    />
  )
}

export function DiscardDialog({ draft, name, onClose }: { draft: Draft; name: string; onClose: () => void }) {
  const t = useT()
  const desk = useDeskT()
  const queries = useQueryClient()
  return (
    <AskNote
      red
      title={t('drafts.discard.title', { name })}
      text={t('drafts.discard.text')}
      label={desk('reason')}
      go={t('drafts.discard')}
      onClose={onClose}
      run={async (reason) => {
        await discardDraft(draft, reason)
        await queries.invalidateQueries({ queryKey: ['models', 'drafts'] })
        tellDone(t('drafts.discarded'))
        onClose()
      }}
    />
  )
}

export function RollBackDialog({ release, onClose }: { release: Release; onClose: () => void }) {
  const t = useT()
  const queries = useQueryClient()
  return (
    <AskNote
      red
      title={t('back.title', { n: release.number, name: release.name })}
      text={t('back.text', { n: release.number })}
      label={t('back.note')}
      go={t('back.go', { n: release.number })}
      onClose={onClose}
      run={async (note) => {
        const { version } = await rollBack(release.number, note)
        await queries.invalidateQueries({ queryKey: ['models'] })
        tellDone(t('back.done', { n: version }))
        onClose()
      }}
    />
  )
}
