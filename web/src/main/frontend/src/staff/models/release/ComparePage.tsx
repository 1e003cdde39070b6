import { Select } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link, useNavigate, useParams } from 'react-router'
import { PageSkeleton } from '../../ui/Skeletons.tsx'
import { Trouble } from '../../ui/Trouble.tsx'
import { useReleased, useReleases } from '../queries.ts'
import { useT } from '../texts.ts'
import { Difference } from './Difference.tsx'
import models from '../models.module.css'
import css from './difference.module.css'

/** Any file of any two releases, beside each other. */
export default function ComparePage() {
  const t = useT()
  const navigate = useNavigate()
  const { key = '', from: fromText = '', to: toText = '' } = useParams()
  const [from, to] = [Number(fromText), Number(toText)]
  const releases = useReleases()
  const before = useReleased(key, from)
  const after = useReleased(key, to)
  useDocumentTitle(`${t('compare.title')} · Sigap`)
  const go = (file: string, left: number | string, right: number | string) =>
    void navigate(`/models/${encodeURIComponent(file)}/compare/${left}/${right}`, { replace: true })
  const files = new Map(releases.data?.flatMap(({ files: all }) => all).map((file) => [file.key, file]))
  const file = files.get(key)
  const choices = releases.data?.map(({ number, name }) => ({
    value: String(number),
    label: `${t('release.number', { n: number })} · ${name}`,
  }))
  const missing = [before.error && from, after.error && to].filter((one) => one)
  return (
    <div className={models.edit}>
      <header className={models.head}>
        <Link className={models.back} to="/models" aria-label={t('back')} title={t('back')}>
          <IconArrowLeft size={20} aria-hidden />
        </Link>
        <div className={models.title}>
          <h1>{t('compare.title')}</h1>
        </div>
        <Select
          size="sm"
          w={240}
          aria-label={t('compare.file')}
          allowDeselect={false}
          value={key}
          data={[...files.values()].map((one) => ({ value: one.key, label: one.name }))}
          onChange={(value) => value && go(value, from, to)}
        />
        <Select
          size="sm"
          w={210}
          aria-label={t('compare.from')}
          allowDeselect={false}
          value={fromText}
          data={choices}
          onChange={(value) => value && go(key, value, to)}
        />
        <Select
          size="sm"
          w={210}
          aria-label={t('compare.to')}
          allowDeselect={false}
          value={toText}
          data={choices}
          onChange={(value) => value && go(key, from, value)}
        />
      </header>
      {releases.error && (
        <Trouble page error={releases.error} action={{ label: t('state.reload'), run: () => void releases.refetch() }} />
      )}
      {missing.length > 0 && <p className={css.why}>{t('compare.missing', { n: missing.join(', ') })}</p>}
      {file && before.data !== undefined && after.data !== undefined ? (
        <div className={css.review} data-alone>
          <Difference
            key={`${key} ${from} ${to}`}
            kind={file.kind}
            before={before.data}
            after={after.data}
            same={t('compare.same')}
            labels={{ before: t('release.number', { n: from }), after: t('release.number', { n: to }) }}
          />
        </div>
      ) : (
        missing.length === 0 && !releases.error && <PageSkeleton />
      )}
    </div>
  )
}
