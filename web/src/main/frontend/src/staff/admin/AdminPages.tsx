import { useEffect, useRef } from 'react'
import { Navigate, NavLink, Route, Routes, useLocation } from 'react-router'
import { opens } from '../../logic/doors.ts'
import { has, useSession } from '../session.tsx'
import { type Key, useT } from '../texts.ts'
import { NotForYou } from '../ui/NotForYou.tsx'
import css from './admin.module.css'
import { AccountRegisterPage } from './channels/AccountRegisterPage.tsx'
import { ChannelPage } from './channels/ChannelPage.tsx'
import { NewChannelPage } from './channels/NewChannelPage.tsx'
import { ChannelsPage } from './ChannelsPage.tsx'
import { ConnectorsPage } from './ConnectorsPage.tsx'
import { PeoplePage } from './PeoplePage.tsx'
import { RegisterPage } from './RegisterPage.tsx'
import { registers } from './registers.ts'
import { TemplatesPage } from './TemplatesPage.tsx'
import { TroublesPage } from './TroublesPage.tsx'

const all: { to: string; label: Key }[] = [
  { to: 'agencies', label: 'admin.agencies' },
  { to: 'topics', label: 'admin.topics' },
  { to: 'holidays', label: 'admin.holidays' },
  { to: 'clocks', label: 'admin.clocks' },
  { to: 'templates', label: 'admin.templates' },
  { to: 'channels', label: 'admin.channels' },
  { to: 'connectors', label: 'admin.connectors' },
  { to: 'people', label: 'admin.people' },
  { to: 'troubles', label: 'admin.troubles' },
]

/** What an administrator keeps. An auditor reads along; an approver comes to release templates. */
export default function AdminPages() {
  const t = useT()
  const { me } = useSession()
  const nav = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  // On a phone the row of pages is wider than the screen: the present one is always in sight.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [pathname])
  const sees = opens(me, 'admin')
  const places = all.filter(({ to }) => sees || to === 'templates')
  return (
    <div className={css.admin}>
      <nav ref={nav} className={css.places} aria-label={t('admin.nav')}>
        {places.map(({ to, label }) => (
          <NavLink key={to} to={`/admin/${to}`}>
            {t(label)}
          </NavLink>
        ))}
      </nav>
      <Routes>
        <Route index element={<Navigate to={places[0]!.to} replace />} />
        {sees &&
          Object.values(registers).map((view) => (
            <Route key={view.name} path={view.name} element={<RegisterPage key={view.name} view={view} />} />
          ))}
        <Route path="templates" element={<TemplatesPage />} />
        {sees && <Route path="channels" element={<ChannelsPage />} />}
        {sees && <Route path="channels/:channel" element={<ChannelPage />} />}
        {has(me, 'administrator') && <Route path="new-channel" element={<NewChannelPage />} />}
        {sees && <Route path="channel-register" element={<AccountRegisterPage />} />}
        {sees && <Route path="connectors" element={<ConnectorsPage />} />}
        {sees && <Route path="people" element={<PeoplePage />} />}
        {sees && <Route path="troubles" element={<TroublesPage />} />}
        <Route
          path="*"
          element={sees ? <Navigate to={`/admin/${places[0]!.to}`} replace /> : <NotForYou door="admin" />}
        />
      </Routes>
    </div>
  )
}
