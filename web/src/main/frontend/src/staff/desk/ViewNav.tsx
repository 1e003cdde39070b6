import {
  IconAlertOctagon,
  IconArchive,
  IconBuilding,
  IconFolderOpen,
  IconHandGrab,
  IconHourglass,
  IconInbox,
  IconRubberStamp,
  IconUrgent,
  IconUser,
} from '@tabler/icons-react'
import { NavLink } from 'react-router'
import type { View } from '../../api/types.ts'
import { useCatalog, useRows } from '../queries.ts'
import { useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import css from './desk.module.css'

const icons: Record<View, typeof IconInbox> = {
  unclaimed: IconHandGrab,
  mine: IconUser,
  'awaiting-approval': IconRubberStamp,
  'at-agency': IconBuilding,
  overdue: IconAlertOctagon,
  emergency: IconUrgent,
  'waiting-citizen': IconHourglass,
  open: IconFolderOpen,
  closed: IconArchive,
}
const order = Object.keys(icons) as View[]
const urgent = new Set<string>(['overdue', 'emergency'])

/** The views that the server names, in our order where it names none. */
export function useViews() {
  const t = useT()
  const { views } = useCatalog()
  return views.length > 0 ? views : order.map((code) => ({ code, label: t(`view.${code}`) }))
}

export function ViewNav({ view }: { view: string }) {
  const t = useT()
  const { me } = useSession()
  const views = useViews()
  const rows = useRows(view, '')
  const counts = rows.data?.pages[0]?.counts
  return (
    <nav className={css.views} aria-label={t('nav.views')}>
      <p className={css.office}>{me.office.name}</p>
      <ul>
        {views.map(({ code, label }) => {
          const Sign = icons[code as View] ?? IconInbox
          const count = counts?.[code as View]
          return (
            <li key={code}>
              <NavLink
                to={`/inbox/${code}`}
                className={css.view}
                aria-current={code === view ? 'page' : undefined}
                data-urgent={urgent.has(code) && count ? true : undefined}
              >
                <Sign size={18} stroke={1.7} aria-hidden />
                <span>{label}</span>
                {count !== undefined && code !== 'closed' && <b aria-label={t('view.count', { n: count })}>{count}</b>}
              </NavLink>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
