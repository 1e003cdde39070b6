import { Button, Textarea } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { IconArrowLeft, IconPencil, IconRocket } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { Problem } from '../../../api/http.ts'
import { has, useSession } from '../../session.tsx'
import { PageSkeleton } from '../../ui/Skeletons.tsx'
import { tellDone } from '../../ui/tell.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { ReplayBox } from '../../replay/ReplayBox.tsx'
import { nameIn } from '../files.ts'
import { count } from '../findings.ts'
import { FindingList } from '../FindingList.tsx'
import { releaseDraft, useDraft, useDrafts, useModels, useReleased } from '../queries.ts'
import { useT } from '../texts.ts'
import type { Finding, Model, OpenDraft } from '../types.ts'
import { Difference } from './Difference.tsx'
import models from '../models.module.css'
import css from './difference.module.css'

/** A draft beside what is in force, for the person who releases it, or sees why it cannot be. */
export default function ReviewPage() {
  const { key = '', draft: id = '' } = useParams()
  const t = useT()
  const draft = useDraft(key, id)
  const known = useModels()
  const current = known.data?.find((model) => model.key === key)
  const before = useReleased(key, current?.release)
  const error = draft.error ?? known.error ?? before.error
  if (error)
    return (
      <Trouble
        page
        error={error}
        action={{
          label: t('state.reload'),
          run: () => void Promise.all([draft.refetch(), known.refetch(), before.refetch()]),
        }}
      />
    )
  if (!draft.data || !known.data || before.isLoading) return <PageSkeleton />
  return <Review draft={draft.data} current={current} before={before.data ?? ''} />
}

function Review({ draft, current, before }: { draft: OpenDraft; current?: Model; before: string }) {
  const t = useT()
  const name = current?.name ?? draft.key
  useDocumentTitle(`${t('review.title', { name })} · Sigap`)
  return (
    <div className={models.edit}>
      <header className={models.head}>
        <Link className={models.back} to="/models" aria-label={t('back')} title={t('back')}>
          <IconArrowLeft size={20} aria-hidden />
        </Link>
        <div className={models.title}>
          <h1>{t('review.title', { name })}</h1>
          <p title={draft.note}>{draft.note}</p>
        </div>
        <Button
          size="sm"
          variant="default"
          component={Link}
          to={`/models/${draft.key}/drafts/${draft.id}`}
          leftSection={<IconPencil size={17} aria-hidden />}
        >
          {t('review.edit')}
        </Button>
      </header>
      <div className={css.review}>
        <Difference
          kind={draft.kind}
          before={before}
          after={draft.xml}
          same={t('review.same')}
          labels={{ before: t('review.old', { n: current?.release ?? draft.base }), after: t('review.new') }}
        />
        <Decision draft={draft} newest={current?.release} />
      </div>
    </div>
  )
}

function Decision({ draft, newest }: { draft: OpenDraft; newest?: number }) {
  const t = useT()
  const { me } = useSession()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const drafts = useDrafts()
  const [findings, setFindings] = useState<Finding[]>(draft.findings)
  const [note, setNote] = useState('')
  const [others, setOthers] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const wrote = draft.authors.some(({ username }) => username === me.username)
  const errors = count(findings, 'error')
  const why = !has(me, 'administrator')
    ? t('review.auditor')
    : wrote
      ? t('review.author')
      : errors > 0
        ? t('review.errors', { n: errors })
        : undefined
  const beside = (drafts.data ?? []).filter(
    ({ id, authors, errors: wrong }) =>
      id !== draft.id && wrong === 0 && !authors.some(({ username }) => username === me.username),
  )
  const release = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const { version } = await releaseDraft(draft, note.trim(), others)
      await queries.invalidateQueries({ queryKey: ['models'] })
      tellDone(t('review.done', { n: version }))
      await navigate('/models')
    } catch (problem) {
      if (problem instanceof Problem && problem.code === 'findings')
        setFindings((problem.body as { findings?: Finding[] }).findings ?? findings)
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <aside className={css.decision}>
      <FindingList findings={findings} nameOf={(element) => nameIn(draft.xml, element)} />
      <dl>
        <dt>{t('review.authors')}</dt>
        <dd>{draft.authors.map(({ name }) => name).join(', ') || '–'}</dd>
      </dl>
      <ReplayBox processKey={draft.key} draft={draft.id} others={others} />
      {newest !== undefined && draft.base < newest && <p className={css.stale}>{t('review.stale', { n: newest })}</p>}
      {why ? (
        <p className={css.why}>{why}</p>
      ) : (
        <>
          {beside.length > 0 && (
            <fieldset>
              <legend>{t('review.with')}</legend>
              {beside.map((one) => (
                <label key={one.id}>
                  <input
                    type="checkbox"
                    checked={others.includes(one.id)}
                    onChange={(event) =>
                      setOthers(event.currentTarget.checked ? [...others, one.id] : others.filter((id) => id !== one.id))
                    }
                  />{' '}
                  {one.key}: {one.note}
                </label>
              ))}
            </fieldset>
          )}
          <Textarea
            autosize
            minRows={3}
            maxLength={1000}
            label={t('review.note')}
            description={t('review.note.hint')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {error !== undefined && <Trouble error={error} />}
          <Button
            leftSection={<IconRocket size={18} aria-hidden />}
            loading={busy}
            disabled={note.trim() === ''}
            onClick={() => void release()}
          >
            {t('review.go')}
          </Button>
        </>
      )}
    </aside>
  )
}
