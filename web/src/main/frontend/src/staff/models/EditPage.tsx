import { Button, FileButton, Group, Modal } from '@mantine/core'
import { IconArrowLeft, IconDownload, IconEye, IconLock, IconUpload } from '@tabler/icons-react'
import { lazy, type ReactNode, type Ref, Suspense, useCallback, useRef, useState } from 'react'
import { useDocumentTitle } from '@mantine/hooks'
import { Link, useParams } from 'react-router'
import { has, useSession } from '../session.tsx'
import { PageSkeleton } from '../ui/Skeletons.tsx'
import { tellDone, tellNot, tellProblem } from '../ui/tell.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { download, isModel } from './files.ts'
import { useDraft, useModels, useReleased } from './queries.ts'
import { useT } from './texts.ts'
import type { Finding, Model, OpenDraft } from './types.ts'
import { useLeaveGuard } from './useLeaveGuard.ts'
import { type Lock, type Saved, useWork } from './useWork.ts'
import css from './models.module.css'

const DiagramEditor = lazy(() => import('./diagram/DiagramEditor.tsx'))
const TableEditor = lazy(() => import('./table/TableEditor.tsx'))

/** What the page asks of either editor. */
export interface EditorHandle {
  read(): Promise<string>
  load(xml: string): Promise<void>
}

export interface EditorProps {
  ref?: Ref<EditorHandle>
  /** The content to begin with; later values are ignored, `load` replaces it. */
  xml: string
  /** The file of the release that the draft came from; '' where it is new. */
  released: string
  draft: OpenDraft
  models: Model[]
  readOnly: boolean
  /** What the server found. */
  findings: Finding[]
  checking: ReactNode
  onChange: () => void
}

export default function EditPage() {
  const t = useT()
  const { key = '', draft: id = '' } = useParams()
  const draft = useDraft(key, id)
  const models = useModels()
  const released = useReleased(key, draft.data?.base)
  const error = draft.error ?? models.error
  if (error)
    return (
      <Trouble
        page
        error={error}
        action={{
          label: t('state.reload'),
          run: () => {
            void draft.refetch()
            void models.refetch()
          },
        }}
      />
    )
  if (!draft.data || !models.data || released.isLoading) return <PageSkeleton />
  return <Editing key={`${key} ${id}`} draft={draft.data} models={models.data} released={released.data ?? ''} />
}

function Editing({ draft: read, models, released }: { draft: OpenDraft; models: Model[]; released: string }) {
  const t = useT()
  const { me } = useSession()
  const [draft] = useState(read)
  const editor = useRef<EditorHandle>(null)
  const mayWrite = has(me, 'administrator') && draft.state === 'open'
  const content = useCallback(async () => (await editor.current?.read()) ?? draft.xml, [draft])
  const work = useWork(draft, content, mayWrite)
  const guard = useLeaveGuard(work.unsaved, work.save)
  const name = models.find(({ key }) => key === draft.key)?.name ?? draft.key
  useDocumentTitle(`${name} · Sigap`)
  const readOnly = work.lock.kind !== 'mine'
  const Editor = draft.kind === 'decision' ? TableEditor : DiagramEditor

  const importFile = async (file: File | null) => {
    if (!file) return
    const xml = await file.text()
    if (!isModel(xml, draft.kind)) return tellNot(t('current.import.unreadable', { name: file.name }))
    try {
      await editor.current?.load(xml)
      tellDone(t('edit.imported', { name: file.name }))
    } catch {
      tellNot(t('current.import.unreadable', { name: file.name }))
    }
  }
  const exportFile = async () =>
    download(`${draft.key}.${draft.kind === 'decision' ? 'dmn' : 'bpmn'}`, await content())

  return (
    <div className={css.edit}>
      <header className={css.head}>
        <Link className={css.back} to="/models" aria-label={t('back')} title={t('back')}>
          <IconArrowLeft size={20} aria-hidden />
        </Link>
        <div className={css.title}>
          <h1>{name}</h1>
          <p title={draft.note}>{draft.note}</p>
        </div>
        <span className={css.saved} role="status" data-kind={work.saved.kind}>
          {readOnly && work.lock.kind === 'none' ? t('edit.readonly') : <SavedWords saved={work.saved} />}
        </span>
        <Group gap={8} wrap="nowrap">
          {!readOnly && (
            <FileButton accept=".bpmn,.dmn,.xml" onChange={(file) => void importFile(file)}>
              {(props) => (
                <Button {...props} size="sm" variant="default" leftSection={<IconUpload size={17} aria-hidden />}>
                  {t('edit.import')}
                </Button>
              )}
            </FileButton>
          )}
          <Button
            size="sm"
            variant="default"
            leftSection={<IconDownload size={17} aria-hidden />}
            onClick={() => void exportFile()}
          >
            {t('edit.export')}
          </Button>
          <Button
            size="sm"
            component={Link}
            to={`/models/${draft.key}/drafts/${draft.id}/review`}
            leftSection={<IconEye size={17} aria-hidden />}
          >
            {t('edit.review')}
          </Button>
        </Group>
      </header>
      <LockBar lock={work.lock} saved={work.saved} take={work.take} />
      <p className={css.narrow}>{t('edit.desktop')}</p>
      <Suspense fallback={<PageSkeleton />}>
        <Editor
          ref={editor}
          xml={draft.xml}
          released={released}
          draft={draft}
          models={models}
          readOnly={readOnly}
          findings={work.findings}
          checking={work.check === 'checking' ? t('findings.checking') : work.check === 'away' ? t('findings.away') : ''}
          onChange={work.changed}
        />
      </Suspense>
      <Modal opened={guard.asked} onClose={guard.stay} title={<b>{t('leave.title')}</b>} closeButtonProps={{ 'aria-label': t('leave.stay') }}>
        <p>{t('leave.text')}</p>
        <Group>
          <Button data-autofocus onClick={guard.stay}>
            {t('leave.stay')}
          </Button>
          <Button variant="default" color="red" onClick={guard.go}>
            {t('leave.go')}
          </Button>
        </Group>
      </Modal>
    </div>
  )
}

function SavedWords({ saved }: { saved: Saved }) {
  const t = useT()
  const { time } = useSession()
  switch (saved.kind) {
    case 'fresh':
      return t('state.fresh')
    case 'typed':
      return t('state.typed')
    case 'saving':
      return t('state.saving')
    case 'saved':
      return t('state.saved', { time: time.time(saved.at.toISOString()) })
    case 'failed':
      return t('state.failed', { why: saved.why })
    case 'stale':
      return t('state.typed')
  }
}

/** Who holds the draft, and what can be done about it. */
function LockBar({ lock, saved, take }: { lock: Lock; saved: Saved; take: (force?: boolean) => Promise<void> }) {
  const t = useT()
  const { time } = useSession()
  const [busy, setBusy] = useState(false)
  const run = async (force: boolean) => {
    setBusy(true)
    try {
      await take(force)
      // Whoever takes over begins from what was saved last.
      if (force) location.reload()
    } catch (error) {
      tellProblem(error)
    } finally {
      setBusy(false)
    }
  }
  if (saved.kind === 'stale')
    return (
      <div className={css.bar} role="alert">
        <IconLock size={18} aria-hidden />
        <span>{t('state.stale')}</span>
        <Button size="xs" onClick={() => location.reload()}>
          {t('state.reload')}
        </Button>
      </div>
    )
  if (lock.kind !== 'theirs') return null
  const name = lock.by?.name ?? ''
  return (
    <div className={css.bar} role="alert">
      <IconLock size={18} aria-hidden />
      <span>
        {lock.wasMine
          ? t('lock.taken', { name })
          : t('lock.by', { name, time: lock.until ? time.time(lock.until) : '' })}{' '}
        {!lock.wasMine && t('lock.take.text', { name })}
      </span>
      <Button size="xs" variant="default" loading={busy} onClick={() => void run(true)}>
        {t('lock.take')}
      </Button>
    </div>
  )
}
