import { ActionIcon, Button, Textarea, TextInput } from '@mantine/core'
import { IconDeviceFloppy, IconEye, IconEyeOff, IconPaperclip, IconSend, IconX } from '@tabler/icons-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ActionId, Attachment, Constraints, Me, Target, Wording, WordingKind } from '../../api/types.ts'
import { possible, takesFiles } from '../../logic/answering.ts'
import { enclosed, sameFiles } from '../../logic/files.ts'
import { useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import { When } from '../ui/marks.tsx'
import { tellDone } from '../ui/tell.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { Checks } from './Checks.tsx'
import { Copies } from './Copies.tsx'
import { Counter } from './Counter.tsx'
import { AttachButton, FilePicker } from './FilePicker.tsx'
import { LostHold } from './LostHold.tsx'
import { PlatformRules } from './PlatformRules.tsx'
import { knownFiles, Preview } from './Preview.tsx'
import { Remarks } from './Remarks.tsx'
import { TargetSwitch } from './TargetSwitch.tsx'
import { Templates } from './Templates.tsx'
import { useRemarks } from './useRemarks.ts'
import { useUploads } from './useUploads.ts'
import { offers, useWork } from './work.ts'
import css from './editor.module.css'
import picker from './picker.module.css'

const needs: Record<WordingKind, ActionId> = {
  answer: 'draft',
  question: 'ask',
  correction: 'correct',
  'follow-up': 'follow-up',
}
/** The office speaks again, and says why. */
const again = new Set<WordingKind>(['correction', 'follow-up'])
const over = new Set<Wording['state']>(['sent', 'void', 'rejected'])

/** Where a wording is written. What is typed stays on the device until the server has it, whatever happens. */
export function Editor({ kind, me }: { kind: WordingKind; me: Me }) {
  const t = useT()
  const { typed } = useSession()
  const { c, act, setMode } = useWork()
  const base = c.wordings
    .filter((wording) => wording.kind === kind && wording.round === c.round && !over.has(wording.state))
    .at(-1)
  const [kept] = useState(() => typed.load(c.ticket, kind))
  const [text, setText] = useState(kept?.text ?? base?.text ?? '')
  const [chosen, setTarget] = useState<Target>(
    kept?.target ?? base?.target ?? usual(c.constraints, c.entries.findLast((e) => e.kind === 'citizen')?.public),
  )
  const target = possible(c.constraints, chosen)
  const mayEnclose = takesFiles(c.constraints[target])
  const [reason, setReason] = useState(kept?.reason ?? '')
  const [files, setFiles] = useState(() =>
    (kept?.files ?? enclosed(base?.parts ?? [])).filter(
      (id) => c.files.some((file) => file.id === id) || enclosed(base?.parts ?? []).includes(id),
    ),
  )
  const uploads = useUploads(
    c.ticket,
    useCallback((file: Attachment) => setFiles((ids) => [...ids, file.id]), []),
  )
  const [dragging, setDragging] = useState(false)
  const [seen, setSeen] = useState(base?.version)
  const [conflict, setConflict] = useState(
    kept !== undefined && base !== undefined && kept.basedOn !== base.version && kept.text !== base.text,
  )
  const [busy, setBusy] = useState<'save' | 'submit'>()
  const [error, setError] = useState<unknown>()
  const [warned, setWarned] = useState<number>()
  const [preview, setPreview] = useState(false)
  const [onDevice, setOnDevice] = useState(true)
  const area = useRef<HTMLTextAreaElement>(null)

  const saved =
    base !== undefined &&
    base.version === seen &&
    base.text === text &&
    base.target === target &&
    sameFiles(enclosed(base.parts), files)
  // The first version of another answer opens a round, and that needs a reason.
  const asksWhy = again.has(kind) && base === undefined
  const ready = text.trim() !== '' && (!asksWhy || reason.trim() !== '') && uploads.sending.length === 0
  const mayWrite = offers(c, needs[kind], 'draft', 'submit')
  // An approver's change goes to another person for confirmation at once.
  const replaces = c.state === 'awaiting-approval'
  useEffect(() => {
    if (saved) typed.clear(c.ticket, kind)
    else setOnDevice(typed.save(c.ticket, kind, { text, target, reason, files, basedOn: seen }))
  }, [typed, c.ticket, kind, text, target, reason, files, seen, saved])
  // Somebody else saved a version while this one was being written.
  useEffect(() => {
    if (base && base.version !== seen && base.author.username !== me.username && base.text !== text) setConflict(true)
  }, [base?.version])

  const save = async (): Promise<Wording | undefined> => {
    const next = await act('drafts', {
      kind,
      target,
      text: text.trim(),
      reason: asksWhy ? reason.trim() : undefined,
      attachments: files,
      basedOn: base?.version,
    })
    const made = next.wordings.at(-1)
    if (made) {
      setText(made.text)
      setFiles(enclosed(made.parts))
      setSeen(made.version)
      setConflict(false)
      typed.clear(c.ticket, kind)
    }
    return made
  }
  const run = async (what: 'save' | 'submit') => {
    if (busy || !ready) return
    setBusy(what)
    setError(undefined)
    try {
      const made = saved && base.state === 'draft' ? base : await save()
      if (made?.state === 'submitted') {
        tellDone(t('done.replaced'))
        setMode(undefined)
      } else if (what === 'submit' && made) await submit(made)
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(undefined)
    }
  }
  /** Errors stop; warnings are shown once, a second press goes on. */
  const submit = async (made: Wording) => {
    if (made.checks.some((check) => check.severity === 'error')) return
    if (made.checks.some((check) => check.severity === 'warning') && warned !== made.version) {
      setWarned(made.version)
      return
    }
    await act(`drafts/${made.version}/submit`)
    tellDone(t('done.submitted'))
    setMode(undefined)
  }

  const checks = useMemo(() => (saved ? (base?.checks ?? []) : []), [saved, base])
  // What was chosen may meanwhile belong to a message that went out; it can still be left out.
  const offeredFiles = [...(mayEnclose ? c.files : []), ...knownFiles(c).filter(({ id }) => files.includes(id))].filter(
    (file, index, all) => all.findIndex(({ id }) => id === file.id) === index,
  )
  const remarks = useRemarks(c.ticket, target, text)
  const stopped = checks.some((check) => check.severity === 'error')
  const said = base?.approvals.at(-1)
  const citizen = c.entries.filter((entry) => entry.kind === 'citizen').at(-1)
  const close = () => setMode(undefined)
  const reset = () => {
    if (!base) return
    setText(base.text)
    setTarget(base.target)
    setFiles(enclosed(base.parts))
    setSeen(base.version)
    setConflict(false)
  }

  return (
    <form
      className={css.editor}
      data-tone={target}
      aria-label={t(`kind.${kind}`)}
      onSubmit={(event) => {
        event.preventDefault()
        void run('submit')
      }}
      onDragOver={(event) => {
        if (!mayEnclose || !event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setDragging(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDragging(false)
      }}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0) return
        event.preventDefault()
        setDragging(false)
        if (mayEnclose) uploads.add([...event.dataTransfer.files])
      }}
      onKeyDown={(event) => {
        const control = event.ctrlKey || event.metaKey
        if (control && event.key === 'Enter') void run('submit')
        if (control && event.key.toLowerCase() === 's') {
          event.preventDefault()
          void run('save')
        }
        if (event.key === 'Escape' && !event.defaultPrevented) close()
      }}
    >
      {dragging && (
        <p className={picker.drop}>
          <IconPaperclip size={20} aria-hidden /> {t('file.drop')}
        </p>
      )}
      <header className={css.bar}>
        <b>{t(`kind.${kind}`)}</b>
        <TargetSwitch target={target} constraints={c.constraints} onChange={setTarget} />
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('editor.close')}
          title={t('editor.close')}
          onClick={close}
        >
          <IconX size={20} />
        </ActionIcon>
      </header>
      <div className={css.inner}>
        {citizen && (
          <details className={css.words}>
            <summary>{t('review.citizen')}</summary>
            <p>{citizen.text}</p>
          </details>
        )}
        {said?.note && base?.state === 'returned' && (
          <p className={css.returned}>
            <b>{t('editor.returned', { name: said.by.name })}</b> {said.note}
          </p>
        )}
        {!mayWrite && <LostHold text={text} />}
        {conflict && base && (
          <div className={css.conflict} role="alert">
            <p>{t('editor.conflict', { n: base.version, name: base.author.name })}</p>
            <Button size="compact-sm" variant="default" onClick={() => setConflict(false)}>
              {t('editor.conflict.mine')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={reset}>
              {t('editor.conflict.theirs', { n: base.version })}
            </Button>
          </div>
        )}
        {asksWhy && (
          <TextInput
            required
            className={css.reason}
            label={t(`editor.why.${kind as 'correction' | 'follow-up'}`)}
            description={t('editor.why.hint')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        {preview ? (
          <Preview parts={base?.parts ?? []} text={text} files={files} target={target} saved={saved} />
        ) : (
          <Textarea
            ref={area}
            autoFocus={!asksWhy}
            autosize
            minRows={4}
            maxRows={14}
            aria-label={t('editor.text')}
            placeholder={t(kind === 'question' ? 'editor.placeholder.question' : 'editor.placeholder')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        <div className={css.under}>
          <Templates
            kind={kind}
            onUse={(next) => {
              setText(text.trim() === '' ? next : `${text.trimEnd()}\n\n${next}`)
              setPreview(false)
              area.current?.focus()
            }}
          />
          {mayEnclose && <AttachButton onFiles={uploads.add} />}
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={preview ? <IconEyeOff size={16} /> : <IconEye size={16} />}
            aria-pressed={preview}
            onClick={() => setPreview(!preview)}
          >
            {t(preview ? 'editor.edit' : 'editor.preview')}
          </Button>
          <span className={css.savedAt} role="status">
            {saved && base ? (
              <>
                {t('editor.saved', { n: base.version })} <When at={base.createdAt} />
              </>
            ) : text.trim() === '' ? null : (
              t(onDevice ? 'editor.onDevice' : 'editor.onPage')
            )}
          </span>
          <Counter text={text} parts={base?.parts ?? []} constraints={c.constraints} target={target} />
        </div>
        <Remarks remarks={remarks} checks={checks} />
        <FilePicker files={offeredFiles} chosen={files} onChoose={setFiles} uploads={uploads} />
        <Copies copies={base?.copies ?? []} />
        {base === undefined && c.merged.length > 0 && kind !== 'question' && (
          <p className={css.also}>{t('copies.also', { tickets: c.merged.map(({ ticket }) => ticket).join(', ') })}</p>
        )}
        <PlatformRules constraints={c.constraints} target={target} />
        <Checks checks={checks} text={text} onMend={setText} />
        {error !== undefined && <Trouble error={error} kept={t('kept.text')} />}
      </div>
      <div className={css.buttons}>
        <Button
          type="submit"
          loading={busy === 'submit'}
          disabled={!ready || !mayWrite || stopped || (replaces && saved)}
          leftSection={<IconSend size={18} />}
        >
          {t(
            replaces
              ? 'editor.replace'
              : warned !== undefined && warned === base?.version && saved
                ? 'editor.submit.anyway'
                : 'editor.submit',
          )}
        </Button>
        {!replaces && (
          <Button
            variant="default"
            loading={busy === 'save'}
            disabled={!ready || !mayWrite || saved}
            leftSection={<IconDeviceFloppy size={18} />}
            onClick={() => void run('save')}
          >
            {t('editor.save')}
          </Button>
        )}
      </div>
    </form>
  )
}

/** Answers go where the citizen spoke; in doubt to them alone. */
function usual(
  constraints: Constraints,
  spokePublicly: boolean | undefined,
): Target {
  if (!constraints.private) return constraints.public ? 'public' : 'private'
  return constraints.public && spokePublicly ? 'public' : 'private'
}
