import { Button, FileButton } from '@mantine/core'
import { IconArrowsDiff, IconEye, IconHistory, IconPencil, IconPencilPlus, IconRoute, IconTable, IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { has, useSession } from '../session.tsx'
import { Page } from '../pages/Page.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Ago, Tag } from '../ui/marks.tsx'
import { PageSkeleton } from '../ui/Skeletons.tsx'
import { tellNot, tellProblem } from '../ui/tell.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { MoveLink, MovesSection } from '../moves/MovesSection.tsx'
import { DiscardDialog, RollBackDialog, StartDialog } from './dialogs.tsx'
import { keyOf } from './files.ts'
import { startDraft, useDrafts, useModels, useReleases } from './queries.ts'
import { useT } from './texts.ts'
import type { Draft, Model, Release } from './types.ts'
import css from './models.module.css'

const names = (people: { name: string }[]) => people.map(({ name }) => name).join(', ')

/** The order in which a case meets the phases; what an office added comes last. */
const order = [
  'ComplaintProcess',
  'TriagePhase',
  'CoordinationPhase',
  'WordingPhase',
  'ReplyPhase',
  'ForwardingPhase',
  'AskPhase',
  'FollowUpPhase',
]
const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)

/** Diagrams and tables: what is in force, what is being changed, and every release so far. */
export default function ModelsPage() {
  const t = useT()
  const { me } = useSession()
  const mayWrite = has(me, 'administrator')
  const models = useModels()
  const drafts = useDrafts()
  const releases = useReleases()
  const error = models.error ?? drafts.error ?? releases.error
  return (
    <Page wide title={t('title')} text={t('text')}>
      {error && (
        <Trouble
          error={error}
          action={{
            label: t('state.reload'),
            run: () => void Promise.all([models.refetch(), drafts.refetch(), releases.refetch()]),
          }}
        />
      )}
      {!error && (models.isPending || drafts.isPending || releases.isPending) && <PageSkeleton />}
      {models.data && drafts.data && (
        <Current models={models.data} drafts={drafts.data} mayWrite={mayWrite} />
      )}
      {drafts.data && <Drafts drafts={drafts.data} models={models.data ?? []} mayWrite={mayWrite} />}
      {releases.data && <Releases releases={releases.data} mayWrite={mayWrite} />}
      <MovesSection />
    </Page>
  )
}

function Current({ models, drafts, mayWrite }: { models: Model[]; drafts: Draft[]; mayWrite: boolean }) {
  const t = useT()
  const navigate = useNavigate()
  const [starting, setStarting] = useState<Model>()
  const importFile = async (file: File | null) => {
    if (!file) return
    const xml = await file.text()
    const key = keyOf(xml)
    if (!key) return tellNot(t('current.import.unreadable', { name: file.name }))
    try {
      const { id, draft } = await startDraft(key, xml, t('current.import.note', { name: file.name }), 'import')
      await navigate(`/models/${key}/drafts/${id ?? draft}`)
    } catch (problem) {
      tellProblem(problem)
    }
  }
  const card = (kind: Model['kind']) => (
    <div className={css.card}>
      <h3>{t(kind === 'process' ? 'current.processes' : 'current.decisions')}</h3>
      <ul className={css.rows}>
        {models
          .filter((model) => model.kind === kind)
          .sort((a, b) => place(a.key) - place(b.key))
          .map((model) => {
            const draft = drafts.find(({ key }) => key === model.key)
            const Sign = kind === 'process' ? IconRoute : IconTable
            return (
              <li key={model.key}>
                <Sign size={19} stroke={1.6} aria-hidden />
                <span className={css.grow}>{model.name}</span>
                {draft ? (
                  <Button
                    size="xs"
                    variant="light"
                    component={Link}
                    to={`/models/${model.key}/drafts/${draft.id}`}
                    leftSection={<IconPencil size={15} aria-hidden />}
                    aria-label={`${t(mayWrite ? 'current.continue' : 'current.view')}: ${model.name}`}
                  >
                    {t(mayWrite ? 'current.continue' : 'current.view')}
                  </Button>
                ) : mayWrite ? (
                  <Button
                    size="xs"
                    variant="default"
                    leftSection={<IconPencilPlus size={15} aria-hidden />}
                    aria-label={`${t('current.edit')}: ${model.name}`}
                    onClick={() => setStarting(model)}
                  >
                    {t('current.edit')}
                  </Button>
                ) : (
                  <Button
                    size="xs"
                    variant="default"
                    component={Link}
                    to={`/models/${model.key}/compare/${Math.max(1, model.release - 1)}/${model.release}`}
                    leftSection={<IconEye size={15} aria-hidden />}
                    aria-label={`${t('current.view')}: ${model.name}`}
                  >
                    {t('current.view')}
                  </Button>
                )}
              </li>
            )
          })}
      </ul>
    </div>
  )
  return (
    <section className={css.section}>
      <div className={css.line}>
        <h2>
          {t('current.title')} {models[0] && <Tag tone="plain">{t('current.release', { n: models[0].release })}</Tag>}
        </h2>
        {mayWrite && (
          <span className="push">
            <FileButton accept=".bpmn,.dmn,.xml" onChange={(file) => void importFile(file)}>
              {(props) => (
                <Button {...props} size="xs" variant="subtle" leftSection={<IconUpload size={15} aria-hidden />}>
                  {t('current.import')}
                </Button>
              )}
            </FileButton>
          </span>
        )}
      </div>
      <div className={css.cards}>
        {card('process')}
        {card('decision')}
      </div>
      {starting && <StartDialog model={starting} onClose={() => setStarting(undefined)} />}
    </section>
  )
}

function Drafts({ drafts, models, mayWrite }: { drafts: Draft[]; models: Model[]; mayWrite: boolean }) {
  const t = useT()
  const [discarding, setDiscarding] = useState<Draft>()
  const nameOf = (draft: Draft) => models.find(({ key }) => key === draft.key)?.name ?? draft.key
  return (
    <section className={css.section}>
      <h2>{t('drafts.title')}</h2>
      {drafts.length === 0 && (
        <Empty icon={IconPencil} title={t('drafts.empty.title')}>
          {mayWrite && t('drafts.empty')}
        </Empty>
      )}
      <ul className={css.list}>
        {drafts.map((draft) => (
          <li key={draft.id} className={css.item}>
            <div className={css.line}>
              <b>{nameOf(draft)}</b>
              <FindingCount errors={draft.errors} warnings={draft.warnings} />
              {draft.origin !== 'person' && (
                <Tag tone="plain">{t(draft.origin === 'upgrade' ? 'drafts.upgrade' : 'drafts.import')}</Tag>
              )}
              {draft.lock && <Tag tone="near">{t('drafts.held', { name: draft.lock.by.name })}</Tag>}
              <span className="push">
                <Ago at={draft.changedAt} />
              </span>
            </div>
            {draft.note && <p>{draft.note}</p>}
            <div className={css.line}>
              <span className={css.muted}>
                {draft.authors.length > 0 && `${t('drafts.by', { names: names(draft.authors) })} · `}
                {t('drafts.base', { n: draft.base })}
              </span>
              <span className="push">
                <span className={css.line}>
                  <Button
                    size="xs"
                    variant="default"
                    component={Link}
                    to={`/models/${draft.key}/drafts/${draft.id}`}
                    aria-label={`${t('drafts.open')}: ${nameOf(draft)}`}
                  >
                    {t('drafts.open')}
                  </Button>
                  <Button
                    size="xs"
                    variant="light"
                    component={Link}
                    to={`/models/${draft.key}/drafts/${draft.id}/review`}
                    aria-label={`${t('drafts.review')}: ${nameOf(draft)}`}
                  >
                    {t('drafts.review')}
                  </Button>
                  {mayWrite && (
                    <Button
                      size="xs"
                      variant="subtle"
                      color="red"
                      aria-label={`${t('drafts.discard')}: ${nameOf(draft)}`}
                      onClick={() => setDiscarding(draft)}
                    >
                      {t('drafts.discard')}
                    </Button>
                  )}
                </span>
              </span>
            </div>
          </li>
        ))}
      </ul>
      {discarding && (
        <DiscardDialog draft={discarding} name={nameOf(discarding)} onClose={() => setDiscarding(undefined)} />
      )}
    </section>
  )
}

export function FindingCount({ errors, warnings }: { errors: number; warnings: number }) {
  const t = useT()
  if (errors > 0) return <Tag tone="late">{t('findings.errors', { n: errors })}</Tag>
  if (warnings > 0) return <Tag tone="near">{t('findings.warnings', { n: warnings })}</Tag>
  return <Tag tone="brand">{t('findings.none')}</Tag>
}

function Releases({ releases, mayWrite }: { releases: Release[]; mayWrite: boolean }) {
  const t = useT()
  const [back, setBack] = useState<Release>()
  const newest = releases[0]?.number ?? 0
  return (
    <section className={css.section}>
      <h2>{t('releases.title')}</h2>
      <ul className={css.list}>
        {releases.map((release) => (
          <li key={release.number} className={css.item}>
            <div className={css.line}>
              <span className={css.number}>{t('release.number', { n: release.number })}</span>
              <b>{release.name}</b>
              {release.number === newest && <Tag tone="brand">{t('releases.current')}</Tag>}
              {release.rollbackOf !== undefined && (
                <Tag tone="plain">{t('releases.rollback', { n: release.rollbackOf })}</Tag>
              )}
              <span className={css.muted}>
                {release.running > 0 ? t('releases.running', { n: release.running }) : t('releases.none')}
              </span>
              <span className="push">
                <Ago at={release.releasedAt} />
              </span>
            </div>
            {release.note && <p>{release.note}</p>}
            <div className={css.line}>
              <span className={css.muted}>
                {release.releasedBy ? t('releases.by', { name: release.releasedBy.name }) : t('releases.system')}
                {release.authors.length > 0 && ` · ${t('releases.authors', { names: names(release.authors) })}`}
                {release.number > 1 &&
                  release.files.some(({ changed }) => changed) &&
                  ` · ${t('releases.changed', { names: names(release.files.filter(({ changed }) => changed)) })}`}
              </span>
              <span className="push">
                <span className={css.line}>
                  {mayWrite && release.running > 0 && release.number !== newest && (
                    <MoveLink from={release.number} to={newest} running={release.running} />
                  )}
                  {releases.length > 1 && <CompareWith release={release} releases={releases} />}
                  {mayWrite && release.number !== newest && (
                    <Button
                      size="xs"
                      variant="subtle"
                      leftSection={<IconHistory size={15} aria-hidden />}
                      aria-label={`${t('releases.back')}: ${release.number} ${release.name}`}
                      onClick={() => setBack(release)}
                    >
                      {t('releases.back')}
                    </Button>
                  )}
                </span>
              </span>
            </div>
          </li>
        ))}
      </ul>
      {back && <RollBackDialog release={back} onClose={() => setBack(undefined)} />}
    </section>
  )
}

/** Leads to the comparison with another release: the one before it unless another is chosen there. */
function CompareWith({ release, releases }: { release: Release; releases: Release[] }) {
  const t = useT()
  const other = releases.find(({ number }) => number < release.number) ?? releases.at(-2)!
  const [from, to] = [Math.min(other.number, release.number), Math.max(other.number, release.number)]
  const later = releases.find(({ number }) => number === to)!
  const file = later.files.find(({ changed }) => changed) ?? later.files[0]
  if (!file) return null
  return (
    <Button
      size="xs"
      variant="subtle"
      component={Link}
      to={`/models/${file.key}/compare/${from}/${to}`}
      leftSection={<IconArrowsDiff size={15} aria-hidden />}
      aria-label={t('releases.compare.with', { n: from }) + `: ${to}`}
    >
      {t('releases.compare')}
    </Button>
  )
}
