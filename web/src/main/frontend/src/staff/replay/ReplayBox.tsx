import { Button, NumberInput, Progress } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { IconPlayerTrackNext } from '@tabler/icons-react'
import { useState } from 'react'
import { get, post } from '../../api/http.ts'
import { has, useSession } from '../session.tsx'
import { Tag } from '../ui/marks.tsx'
import { Trouble } from '../ui/Trouble.tsx'
import { useT } from './texts.ts'
import type { Outcome, Replay } from './types.ts'
import css from './replay.module.css'

const goesOn = (replay?: Replay) => replay?.state === 'waiting' || replay?.state === 'running'
const tones = { fails: 'late', elsewhere: 'late', longer: 'near', same: 'brand' } as const
const outcomes: Outcome[] = ['fails', 'elsewhere', 'longer', 'same']

/** What a draft would have done with the last finished cases: asked for here, read here. */
export function ReplayBox({ processKey, draft, others }: { processKey: string; draft: string; others: string[] }) {
  const t = useT()
  const { me } = useSession()
  const queries = useQueryClient()
  const [many, setMany] = useState<number | string>(50)
  const [error, setError] = useState<unknown>()
  const key = ['replay', draft]
  const last = useQuery({
    queryKey: key,
    queryFn: async ({ signal }) =>
      (await get<{ items: Replay[] }>(`/replays?draft=${encodeURIComponent(draft)}`, signal)).items[0] ?? null,
    refetchInterval: (query) => (goesOn(query.state.data ?? undefined) ? 1_000 : false),
  })
  const replay = last.data ?? undefined
  const ask = async () => {
    setError(undefined)
    try {
      await post(`/processes/${encodeURIComponent(processKey)}/drafts/${encodeURIComponent(draft)}/replay`, {
        cases: Number(many),
        with: others,
      })
      await queries.invalidateQueries({ queryKey: key })
    } catch (problem) {
      setError(problem)
    }
  }
  return (
    <section className={css.box}>
      <h2>{t('title')}</h2>
      <p className={css.muted}>{t('text')}</p>
      {last.error && <Trouble error={last.error} action={{ label: t('reload'), run: () => void last.refetch() }} />}
      {replay && <Report replay={replay} />}
      {has(me, 'administrator') && !goesOn(replay) && (
        <div className={css.ask}>
          <NumberInput size="xs" w={150} min={1} max={500} label={t('many')} value={many} onChange={setMany} />
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlayerTrackNext size={15} aria-hidden />}
            disabled={!(Number(many) >= 1 && Number(many) <= 500)}
            onClick={() => void ask()}
          >
            {t(replay ? 'again' : 'go')}
          </Button>
        </div>
      )}
      {error !== undefined && <Trouble error={error} />}
    </section>
  )
}

function Report({ replay }: { replay: Replay }) {
  const t = useT()
  if (goesOn(replay)) {
    const label = replay.state === 'waiting' ? t('waiting') : t('progress', { n: replay.done, of: replay.total })
    return (
      <>
        <Progress value={replay.total ? (100 * replay.done) / replay.total : 0} aria-label={label} animated />
        <p className={css.muted} aria-live="polite">
          {label}
        </p>
      </>
    )
  }
  const count = (outcome: Outcome) => replay.cases.filter(({ verdict }) => verdict === outcome).length
  const different = replay.cases.filter(({ verdict }) => verdict !== 'same')
  return (
    <>
      {!replay.current && <p className={css.stale}>{t('stale')}</p>}
      {replay.problem && <p className={css.stale}>{replay.problem}</p>}
      {replay.cases.length === 0 && !replay.problem && <p className={css.muted}>{t('none')}</p>}
      {replay.cases.length > 0 && (
        <p className={css.counts}>
          {different.length === 0
            ? t('fine', { n: replay.cases.length })
            : outcomes
                .filter((outcome) => count(outcome) > 0)
                .map((outcome) => (
                  <Tag key={outcome} tone={tones[outcome]}>
                    {t(outcome, { n: count(outcome) })}
                  </Tag>
                ))}
        </p>
      )}
      <ul className={css.cases} tabIndex={different.length > 4 ? 0 : undefined} aria-label={t('title')}>
        {different.map((one, place) => (
          <li key={place} data-verdict={one.verdict}>
            <b>{one.ticket ?? t('restricted')}</b>
            {one.endedThen !== undefined && one.endedNow !== undefined && one.endedNow !== one.endedThen && (
              <>
                <span>{t('then', { end: one.endedThen })}</span>
                <span>{t('now', { end: one.endedNow })}</span>
              </>
            )}
            {one.notes?.map((note) => (
              <small key={note}>{note}</small>
            ))}
          </li>
        ))}
      </ul>
    </>
  )
}
