import { IconHistory } from '@tabler/icons-react'
import { Link } from 'react-router'
import { nameIn } from '../../logic/events.ts'
import { has, useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import { Empty } from '../ui/Empty.tsx'
import { useWork } from './work.ts'
import css from './case.module.css'

/** What happened to the case, newest first, a heading for each day of the office. */
export function Timeline() {
  const t = useT()
  const { me, time } = useSession()
  const { c } = useWork()
  if (c.timeline.length === 0) return <Empty icon={IconHistory} title={t('timeline.empty')} />
  const who = (by: string) => (by === 'system' || by === 'citizen' ? t(`by.${by}`) : nameIn(c, by))
  const newest = [...c.timeline].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  return (
    <div className={css.timeline}>
      {has(me, 'auditor') && <Link to={`/history/${c.ticket}`}>{t('timeline.ledger')}</Link>}
      {has(me, 'auditor') && <Link to={`/dossier/${c.ticket}`}>{t('timeline.dossier')}</Link>}
      <ol>
        {newest.map((line, index) => {
          const day = time.date(line.at)
          const fresh = index === 0 || time.date(newest[index - 1]!.at) !== day
          return (
            <li key={`${line.at}${line.act}${index}`}>
              {fresh && <h3>{day}</h3>}
              <div>
                <time dateTime={line.at} title={time.exact(line.at)}>
                  {time.time(line.at)}
                </time>
                <span>
                  {line.label}
                  {line.about !== undefined && `: ${line.about}`} <small>{who(line.by)}</small>
                </span>
              </div>
            </li>
          )
        })}
      </ol>
    </div>
  )
}
