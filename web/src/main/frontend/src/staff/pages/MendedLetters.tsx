import { useQuery } from '@tanstack/react-query'
import { get } from '../../api/http.ts'
import type { MendedLetter } from '../../api/types.ts'
import { useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import { Tag } from '../ui/marks.tsx'
import { Save } from './DeadLetter.tsx'
import css from './pages.module.css'

/** What was mended last: who changed what a platform had sent, and the original of each. Nothing where nothing was. */
export function MendedLetters() {
  const t = useT()
  const { time } = useSession()
  const found = useQuery({
    queryKey: ['incidents', 'mended'],
    queryFn: ({ signal }) => get<{ items: MendedLetter[] }>('/dead-letters/mended', signal).then(({ items }) => items),
    retry: false,
  })
  if (!found.data?.length) return null
  return (
    <section className={css.letter}>
      <h2>{t('letter.mended.title')}</h2>
      <p className={css.muted}>{t('letter.mended.text')}</p>
      <ul className={css.list}>
        {found.data.map(({ id, channel, waits, at, by, reason }) => (
          <li key={`${id} ${at}`} className={css.item}>
            <div className={css.itemHead}>
              <b>{t('letter.mended.one', { id, channel })}</b>
              {waits && <Tag tone="late">{t('letter.mended.waits')}</Tag>}
            </div>
            <p>{t('letter.mended.by', { name: by.name, time: time.exact(at), reason })}</p>
            <div className={css.row}>
              <Save href={`/dead-letters/${id}/original`} name={`kiriman-asli-${id}.bin`} label={t('letter.save')} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
