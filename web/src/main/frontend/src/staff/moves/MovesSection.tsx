import { Button } from '@mantine/core'
import { IconArrowsTransferDown } from '@tabler/icons-react'
import { Link } from 'react-router'
import { Ago, Tag } from '../ui/marks.tsx'
import { useMigrations } from './queries.ts'
import { useT } from './texts.ts'
import models from '../models/models.module.css'

/** The plans so far, below the releases; nothing where there is none. */
export function MovesSection() {
  const t = useT()
  const moves = useMigrations()
  if (!moves.data?.length) return null
  return (
    <section className={models.section}>
      <h2>{t('list.title')}</h2>
      <ul className={models.list}>
        {moves.data.map((one) => (
          <li key={one.id} className={models.item}>
            <div className={models.line}>
              <b>{t('list.line', { from: one.from, to: one.to })}</b>
              <Tag tone={one.state === 'running' || one.state === 'checking' ? 'near' : 'plain'}>{t(`state.${one.state}`)}</Tag>
              <span className={models.muted}>{t('list.by', { name: one.plannedBy.name })}</span>
              <span className="push">
                <Ago at={one.plannedAt} />
              </span>
            </div>
            <div className={models.line}>
              <span>{one.note}</span>
              <span className="push">
                <Button
                  size="xs"
                  variant="default"
                  component={Link}
                  to={`/models/moves/${one.id}`}
                  aria-label={`${t('list.open')}: ${t('list.line', { from: one.from, to: one.to })}`}
                >
                  {t('list.open')}
                </Button>
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Leads from a release with running cases to a plan that moves them to the newest. */
export function MoveLink({ from, to, running }: { from: number; to: number; running: number }) {
  const t = useT()
  return (
    <Button
      size="xs"
      variant="light"
      component={Link}
      to={`/models/moves/new/${from}/${to}`}
      leftSection={<IconArrowsTransferDown size={15} aria-hidden />}
      aria-label={t('move.label', { n: running, from, to })}
    >
      {t('move', { n: running })}
    </Button>
  )
}
