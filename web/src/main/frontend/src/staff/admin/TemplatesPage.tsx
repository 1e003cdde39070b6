import { Button, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconEye, IconMailOff, IconPencil, IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, post, Problem } from '../../api/http.ts'
import { Page } from '../pages/Page.tsx'
import pages from '../pages/pages.module.css'
import { has, useSession } from '../session.tsx'
import { type Key, useT } from '../texts.ts'
import { Empty } from '../ui/Empty.tsx'
import { Tag, When } from '../ui/marks.tsx'
import { PageSkeleton } from '../ui/Skeletons.tsx'
import { tellDone, tellProblem } from '../ui/tell.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import css from './admin.module.css'
import { History } from './History.tsx'
import { useTemplates } from './queries.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import type { Template, Templates } from './types.ts'

const kinds = ['answer', 'question', 'correction', 'ack', 'notice', 'emergency', 'agency', 'staff'] as const
const kindLabel = (kind: string) => `admin.kind.${kind}` as Key

/** Texts that leave without anybody's approval: an administrator writes a version, an approver releases it. */
export function TemplatesPage() {
  const t = useT()
  const { me } = useSession()
  const found = useTemplates()
  const [writing, setWriting] = useState<Template | 'new'>()
  const items = found.data?.items ?? []
  const codes = [...new Set(items.map((one) => one.code))]
  return (
    <Page wide title={t('admin.templates')} text={t('admin.templates.text')}>
      {has(me, 'administrator') && (
        <div className={css.tools}>
          <Button leftSection={<IconPlus size={17} />} onClick={() => setWriting('new')}>
            {t('admin.t.add')}
          </Button>
        </div>
      )}
      {found.isPending && <PageSkeleton />}
      {found.error && (
        <Trouble error={found.error} action={{ label: t('error.retry'), run: () => void found.refetch() }} />
      )}
      {found.isSuccess && codes.length === 0 && (
        <Empty icon={IconMailOff} title={t('admin.t.empty')}>
          {t('admin.t.empty.text')}
        </Empty>
      )}
      <ul className={pages.list}>
        {codes.map((code) => (
          <One key={code} versions={items.filter((one) => one.code === code)} onWrite={setWriting} />
        ))}
      </ul>
      {has(me, 'administrator', 'auditor') && <History kind="template" />}
      {writing && found.data && (
        <Write
          base={writing === 'new' ? undefined : writing}
          newest={writing === 'new' ? 0 : Math.max(...items.filter((o) => o.code === writing.code).map((o) => o.version))}
          templates={found.data}
          onClose={() => setWriting(undefined)}
        />
      )}
    </Page>
  )
}

function One({ versions, onWrite }: { versions: Template[]; onWrite: (base: Template) => void }) {
  const t = useT()
  const { me } = useSession()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [discarding, setDiscarding] = useState(false)
  const draft = versions.find((one) => one.state === 'draft')
  const inForce = versions.find((one) => one.state === 'released')
  const shown = inForce ?? versions[0]!
  const release = async () => {
    setBusy(true)
    try {
      await post(`/admin/templates/${draft!.code}/versions/${draft!.version}/release`)
      tellDone(t('admin.t.released', { name: draft!.label }))
      await queries.invalidateQueries({ queryKey: ['admin'] })
      void queries.invalidateQueries({ queryKey: ['catalog'] })
    } catch (error) {
      tellProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <li className={pages.item}>
      <div className={pages.itemHead}>
        <b>{shown.label}</b>
        <code className={pages.muted}>{shown.code}</code>
        <Tag tone="plain">{t(kindLabel(shown.kind))}</Tag>
        <span className="push">
          {inForce ? (
            <span className={pages.muted}>
              {t('admin.t.inForce', { n: inForce.version })}
              {inForce.releasedAt && (
                <>
                  {' · '}
                  <When at={inForce.releasedAt} />
                </>
              )}
              {inForce.releasedBy && ` · ${inForce.releasedBy.name}`}
            </span>
          ) : (
            <Tag tone="near">{t('admin.t.never')}</Tag>
          )}
        </span>
      </div>
      <p className={pages.quote}>{shown.body}</p>
      {draft && (
        <div className={css.draft}>
          <div className={pages.itemHead}>
            <Tag tone="near">{t('admin.t.waiting', { n: draft.version })}</Tag>
            <span className={pages.muted}>{t('admin.t.by', { name: draft.author.name })}</span>
            {draft.writtenAt && <When at={draft.writtenAt} />}
          </div>
          {draft.label !== shown.label && <b>{draft.label}</b>}
          <p className={pages.quote}>{draft.body}</p>
          <div className={pages.row}>
            {has(me, 'approver') && draft.author.username !== me.username && (
              <Button size="sm" loading={busy} onClick={() => void release()}>
                {t('admin.t.release')}
              </Button>
            )}
            {has(me, 'administrator', 'approver') && (
              <Button size="sm" variant="default" onClick={() => setDiscarding(true)}>
                {t('admin.t.discard')}
              </Button>
            )}
            {draft.author.username === me.username && <span className={pages.muted}>{t('admin.t.notOwn')}</span>}
          </div>
        </div>
      )}
      {has(me, 'administrator') && (
        <div className={pages.row}>
          <Button
            size="sm"
            variant="default"
            leftSection={<IconPencil size={17} />}
            onClick={() => onWrite(draft ?? shown)}
          >
            {t('admin.t.next')}
          </Button>
        </div>
      )}
      {discarding && draft && (
        <ReasonDialog
          title={t('admin.t.discard.title', { n: draft.version, name: draft.label })}
          button={t('admin.t.discard')}
          run={(reason) => post(`/admin/templates/${draft.code}/versions/${draft.version}/discard`, { reason })}
          onClose={() => setDiscarding(false)}
        />
      )}
    </li>
  )
}

interface WriteProps {
  base?: Template
  newest: number
  templates: Templates
  onClose: () => void
}

function Write({ base, newest, templates, onClose }: WriteProps) {
  const t = useT()
  const queries = useQueryClient()
  const phone = useMediaQuery('(max-width: 760px)', window.innerWidth <= 760)
  const [code, setCode] = useState(base?.code ?? '')
  const [kind, setKind] = useState(base?.kind ?? 'answer')
  const [label, setLabel] = useState(base?.label ?? '')
  const [body, setBody] = useState(base?.body ?? '')
  const [preview, setPreview] = useState<string>()
  const [busy, setBusy] = useState<'look' | 'save'>()
  const [error, setError] = useState<unknown>()
  const changed = body !== (base?.body ?? '') || label !== (base?.label ?? '')
  const text = { code: code.trim().toUpperCase(), kind, label, body }
  const act = async (how: 'look' | 'save') => {
    setBusy(how)
    setError(undefined)
    try {
      if (how === 'look') setPreview((await post<{ text: string }>('/admin/templates/preview', text)).text)
      else {
        await call(`/admin/templates/${encodeURIComponent(text.code)}/versions`, {
          method: 'POST',
          body: { kind, label, body },
          version: newest,
        })
        await queries.invalidateQueries({ queryKey: ['admin'] })
        tellDone(t('admin.t.saved'))
        onClose()
        return
      }
    } catch (problem) {
      setPreview(undefined)
      setError(problem)
    }
    setBusy(undefined)
  }
  const faults =
    error instanceof Problem ? ((error.body as { faults?: { field: string; message: string }[] }).faults ?? []) : []
  return (
    <Modal
      opened
      size="lg"
      fullScreen={phone}
      closeOnClickOutside={!changed}
      onClose={onClose}
      title={<b>{base ? t('admin.t.next.title', { name: base.label, n: newest + 1 }) : t('admin.t.add')}</b>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        {!base && (
          <>
            <TextInput
              label={t('admin.f.code')}
              description={t('admin.t.code.hint')}
              withAsterisk
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <Select
              label={t('admin.t.kind')}
              allowDeselect={false}
              data={kinds.map((one) => ({ value: one, label: t(kindLabel(one)) }))}
              value={kind}
              onChange={(one) => setKind(one ?? 'answer')}
            />
          </>
        )}
        <TextInput
          label={t('admin.t.label')}
          description={t('admin.t.label.hint')}
          withAsterisk
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <Textarea
          label={t('admin.t.body')}
          withAsterisk
          autosize
          minRows={7}
          maxRows={18}
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
        <div className={css.gaps} role="group" aria-label={t('admin.t.gaps')}>
          <span className={pages.muted}>{t('admin.t.gaps')}</span>
          {templates.placeholders.map((gap) => (
            <button
              key={gap.key}
              type="button"
              title={gap.expectation}
              onClick={() => setBody((before) => `${before}{${gap.key}}`)}
            >{`{${gap.key}}`}</button>
          ))}
        </div>
        {error !== undefined && <Trouble error={error} kept={t('kept.form')} />}
        {faults.slice(1).map((fault) => (
          <p key={fault.message}>{fault.message}</p>
        ))}
        {preview !== undefined && (
          <section>
            <h3 className={css.small}>{t('admin.t.preview')}</h3>
            <p className={pages.quote}>{preview}</p>
          </section>
        )}
        <p className={pages.muted}>{t('admin.t.two')}</p>
        <Group gap="sm">
          <Button loading={busy === 'save'} disabled={!changed} onClick={() => void act('save')}>
            {t('admin.t.save')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconEye size={17} />}
            loading={busy === 'look'}
            onClick={() => void act('look')}
          >
            {t('admin.t.look')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
