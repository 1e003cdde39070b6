import { Button, Select } from '@mantine/core'
import {
  IconArrowBackUp,
  IconBan,
  IconCheck,
  IconEdit,
  IconRubberStamp,
  IconShieldCheck,
  IconShieldHalf,
  IconShieldStar,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { ActionId, Wording } from '../../api/types.ts'
import { changed, wordDiff } from '../../logic/diff.ts'
import { enclosed } from '../../logic/files.ts'
import { useT } from '../texts.ts'
import { FileList } from '../ui/FileList.tsx'
import { When } from '../ui/marks.tsx'
import { tellDone } from '../ui/tell.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { MoreActions } from './ActionBar.tsx'
import { Checks } from './Checks.tsx'
import { Copies } from './Copies.tsx'
import { Preview } from './Preview.tsx'
import { offers, useWork } from './work.ts'
import css from './review.module.css'

const decisions = new Set<ActionId>(['approve', 'confirm', 'draft', 'return', 'reject'])
const risks = [IconShieldCheck, IconShieldHalf, IconShieldStar] as const

/** In this order: the citizen's words, the proposed answer, what changed, checks and risk, then the decision. */
export function WordingReview() {
  const t = useT()
  const { c } = useWork()
  const [version, setVersion] = useState<number>()
  const last = c.wordings.at(-1)
  const shown = c.wordings.find((wording) => wording.version === version) ?? last
  if (!shown) return null
  const before = c.wordings.filter((wording) => wording.kind === shown.kind && wording.version < shown.version).at(-1)
  const since = c.entries.findLastIndex(
    (entry) => entry.kind === 'office' && Date.parse(entry.at) < Date.parse(shown.createdAt),
  )
  const words = c.entries.slice(since + 1).filter((entry) => entry.kind === 'citizen' && !entry.deletedAt)
  const citizen = words.length > 0 ? words : c.entries.filter((entry) => entry.kind === 'citizen').slice(-1)
  const Risk = risks[shown.risk.level]
  return (
    <div className={css.review}>
      <div className={css.sheet}>
        {c.wordings.length > 1 && (
          <Select
            className={css.versions}
            size="xs"
            aria-label={t('review.version')}
            value={String(shown.version)}
            allowDeselect={false}
            data={c.wordings
              .map((wording) => ({
                value: String(wording.version),
                label: `${t('wording.version', { n: wording.version })} · ${t(`wording.${wording.state}`)} · ${wording.author.name}`,
              }))
              .reverse()}
            onChange={(next) => setVersion(Number(next))}
          />
        )}
        <section>
          <h3>{t('review.citizen')}</h3>
          {citizen.map((entry) => (
            <blockquote key={entry.id} className={css.words}>
              <p>{entry.text}</p>
              <FileList files={entry.attachments} label={t('file.list')} />
              <footer>
                {c.author} <When at={entry.at} exact />
              </footer>
            </blockquote>
          ))}
        </section>
        <section>
          <h3>
            {t('review.answer')}
            <small>
              {t(`kind.${shown.kind}`)} · {t('wording.version', { n: shown.version })} · {shown.author.name}{' '}
              <When at={shown.createdAt} />
            </small>
          </h3>
          <Preview
            parts={shown.parts.length > 0 ? shown.parts : [{ kind: 'text', text: shown.text }]}
            target={shown.target}
          />
          <Copies copies={shown.copies ?? []} />
        </section>
        {before && <Difference before={before} after={shown} />}
        <section>
          <h3>{t('review.checks')}</h3>
          {shown.checks.length > 0 ? <Checks checks={shown.checks} /> : <p className={css.fine}>{t('review.fine')}</p>}
          <p className={css.risk} data-level={shown.risk.level}>
            <Risk size={18} aria-hidden />
            <span>
              <b>{t(`risk.${shown.risk.level}`)}</b> {shown.risk.reason}
            </span>
          </p>
          {shown.approvals.length > 0 && (
            <ol className={css.said}>
              {shown.approvals.map((approval) => (
                <li key={approval.at + approval.act}>
                  <b>{approval.by.name}</b> {t(`approval.${approval.act}`)} <When at={approval.at} />
                  {approval.note && <p>{approval.note}</p>}
                </li>
              ))}
            </ol>
          )}
        </section>
      </div>
      {shown === last && <Decision wording={shown} />}
    </div>
  )
}

function Difference({ before, after }: { before: Wording; after: Wording }) {
  const t = useT()
  const pieces = wordDiff(before.text, after.text)
  const [more, less] = [onlyIn(after, before), onlyIn(before, after)]
  return (
    <section>
      <h3>
        {t('review.changed')} <small>{t('review.changed.since', { n: before.version })}</small>
      </h3>
      {more !== '' && <p className={css.fine}>{t('review.files.more', { names: more })}</p>}
      {less !== '' && <p className={css.fine}>{t('review.files.less', { names: less })}</p>}
      {before.target !== after.target && (
        <p className={css.fine}>
          {t('review.target', { from: t(`target.${before.target}`), to: t(`target.${after.target}`) })}
        </p>
      )}
      {changed(pieces) ? (
        <p className={css.diff}>
          {pieces.map((piece, index) =>
            piece.kind === 'added' ? (
              <ins key={index}>{piece.text}</ins>
            ) : piece.kind === 'removed' ? (
              <del key={index}>{piece.text}</del>
            ) : (
              <span key={index}>{piece.text}</span>
            ),
          )}
        </p>
      ) : (
        <p className={css.fine}>{t('review.same')}</p>
      )}
    </section>
  )
}

/** Names of the files that one wording carries and another does not. */
const onlyIn = ({ parts }: Wording, other: Wording) =>
  parts
    .filter(({ kind, attachment }) => kind === 'attachment' && !enclosed(other.parts).includes(attachment ?? ''))
    .map(({ text }) => text)
    .join(', ')

/** Where the keyboard goes on after the wording was asked for by its key. */
export const DECISION = 'decision'

function Decision({ wording }: { wording: Wording }) {
  const t = useT()
  const { c, act, start, setMode, setTab } = useWork()
  const [busy, setBusy] = useState<'approve' | 'confirm'>()
  const [error, setError] = useState<unknown>()
  if (!offers(c, 'approve', 'confirm', 'return', 'reject')) return null
  const decide = async (what: 'approve' | 'confirm') => {
    setBusy(what)
    setError(undefined)
    try {
      const next = await act(`drafts/${wording.version}/${what}`, { sha256: wording.sha256 })
      tellDone(
        t(
          next.state === 'awaiting-approval'
            ? 'done.halfway'
            : what === 'approve'
              ? 'done.approved'
              : 'done.confirmed',
        ),
      )
      setTab('conversation')
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(undefined)
    }
  }
  const label = (id: 'approve' | 'confirm' | 'return' | 'reject') => c.actions.find((action) => action.id === id)?.label
  return (
    <div className={css.decision} id={DECISION} tabIndex={-1} role="group" aria-label={t('tab.wording')}>
      {error !== undefined && <Trouble error={error} kept={t('review.error')} />}
      <div className={css.buttons}>
        {offers(c, 'approve') && (
          <Button
            data-first
            loading={busy === 'approve'}
            leftSection={<IconRubberStamp size={19} />}
            onClick={() => void decide('approve')}
          >
            {label('approve')}
          </Button>
        )}
        {offers(c, 'confirm') && (
          <Button
            data-first
            loading={busy === 'confirm'}
            leftSection={<IconCheck size={19} />}
            onClick={() => void decide('confirm')}
          >
            {label('confirm')}
          </Button>
        )}
        <MoreActions
          small
          actions={c.actions.filter(({ id }) => !decisions.has(id))}
          onRun={({ id }) => start(id)}
        />
        {offers(c, 'draft') && (
          <Button
            variant="default"
            leftSection={<IconEdit size={19} />}
            onClick={() => {
              setTab('conversation')
              setMode({ what: 'write', kind: wording.kind })
            }}
          >
            {t('review.edit')}
          </Button>
        )}
        {offers(c, 'return') && (
          <Button variant="default" leftSection={<IconArrowBackUp size={19} />} onClick={() => start('return')}>
            {label('return')}
          </Button>
        )}
        {offers(c, 'reject') && (
          <Button
            variant="subtle"
            className={css.reject}
            leftSection={<IconBan size={19} />}
            onClick={() => start('reject')}
          >
            {label('reject')}
          </Button>
        )}
      </div>
    </div>
  )
}
