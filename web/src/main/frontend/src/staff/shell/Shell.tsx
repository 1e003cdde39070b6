import { ActionIcon, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import {
  IconAlertTriangle,
  IconBuilding,
  IconChecklist,
  IconHelp,
  IconHistory,
  IconInbox,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconPhonePlus,
  IconPlugConnectedX,
  IconReportAnalytics,
  IconShieldCheck,
  IconRoute,
  IconSettings,
  IconSun,
} from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { NavLink, useLocation } from 'react-router'
import type { Me } from '../../api/types.ts'
import { useLanguage } from '../../i18n/dictionary.ts'
import { chooseLanguage } from '../../i18n/language.ts'
import { useScheme } from '../../ui/scheme.ts'
import { useIncidents, useTasks } from '../queries.ts'
import { opens } from '../../logic/doors.ts'
import { has, useSession } from '../session.tsx'
import { signOut } from '../signIn.ts'
import { useT } from '../texts.ts'
import { Face } from '../ui/marks.tsx'
import { useHelp } from './help.tsx'
import css from './Shell.module.css'

const places = (me: Me, tasks: number) => {
  return [
    { to: '/inbox', icon: IconInbox, label: 'nav.inbox', show: opens(me, 'inbox') },
    {
      to: '/tasks',
      icon: IconChecklist,
      label: 'nav.tasks',
      // Anybody may be named by a step of the office's own, also by a role that only this office knows.
      show: tasks > 0 || !(me.roles.length === 1 && has(me, 'auditor')),
    },
    { to: '/forwardings', icon: IconBuilding, label: 'nav.forwardings', show: opens(me, 'forwardings') },
    { to: '/new', icon: IconPhonePlus, label: 'nav.new', show: opens(me, 'new') },
    { to: '/incidents', icon: IconAlertTriangle, label: 'nav.incidents', show: opens(me, 'incidents') },
    { to: '/models', icon: IconRoute, label: 'nav.models', show: opens(me, 'models') },
    { to: '/admin', icon: IconSettings, label: 'nav.admin', show: opens(me, 'templates') },
    { to: '/history', icon: IconHistory, label: 'nav.history', show: opens(me, 'history') },
    { to: '/compliance', icon: IconReportAnalytics, label: 'nav.compliance', show: opens(me, 'compliance') },
    { to: '/integrity', icon: IconShieldCheck, label: 'nav.integrity', show: opens(me, 'integrity') },
  ] as const
}

export function Shell({ children }: { children: ReactNode }) {
  const t = useT()
  const { me, live } = useSession()
  const help = useHelp()
  const tasks = useTasks()
  const bar = useRef<HTMLDivElement>(null)
  const { pathname } = useLocation()
  // On a phone the bar may be wider than the screen: the present place is always in sight.
  useEffect(() => {
    bar.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [pathname])
  const waiting = tasks.data?.length ?? 0
  const shown = places(me, waiting).filter((place) => place.show)
  const incidents = useIncidents(shown.some(({ to }) => to === '/incidents'))
  const untaken = incidents.data?.filter(({ takenBy }) => !takenBy).length ?? 0
  const counts: Record<string, number> = { '/tasks': waiting, '/incidents': untaken }
  const link = ({ to, icon: Sign, label }: (typeof shown)[number]) => (
    <NavLink key={to} to={to} className={css.place} title={t(label)}>
      <Sign size={21} stroke={1.7} aria-hidden />
      <span>{t(label)}</span>
      {(counts[to] ?? 0) > 0 && (
        <b
          className={css.count}
          data-urgent={to === '/incidents' || undefined}
          aria-label={t('nav.waiting', { n: counts[to]! })}
        >
          {counts[to]}
        </b>
      )}
    </NavLink>
  )
  return (
    <div className={css.shell}>
      <a className={css.skip} href="#isi">
        {t('nav.skip')}
      </a>
      <nav className={css.rail} aria-label={t('nav.main')}>
        <a className={css.logo} href="/app/" title={me.office.name}>
          <img src="/sigap.svg" alt="Sigap" width="34" height="34" />
        </a>
        <div ref={bar} className={css.places}>
          {shown.map(link)}
        </div>
        <div className={css.foot}>
          <ActionIcon
            className={css.wideOnly}
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('help.title')}
            title={t('help.title')}
            onClick={help.open}
          >
            <IconHelp size={21} stroke={1.7} />
          </ActionIcon>
          <PersonMenu />
        </div>
      </nav>
      <main id="isi" className={css.main}>
        {!live && (
          <p className={css.deaf} role="status">
            <IconPlugConnectedX size={16} aria-hidden /> {t('live.down')}
          </p>
        )}
        <div className={css.content}>{children}</div>
      </main>
      {help.dialog}
    </div>
  )
}

function PersonMenu() {
  const t = useT()
  const { me } = useSession()
  const language = useLanguage()
  const scheme = useScheme()
  const { setColorScheme } = useMantineColorScheme()
  const queries = useQueryClient()
  const [opened, setOpened] = useState(false)
  const roles = me.roles.map((role) => t(`role.${role}`)).join(', ')
  return (
    <Menu position="right-end" width={260} opened={opened} onChange={setOpened}>
      <Menu.Target>
        <UnstyledButton className={css.me} aria-label={t('nav.me', { initials: me.initials, name: me.name })}>
          <Face who={me} size="large" quiet={opened} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <b className={css.name}>{me.name}</b>
          {me.officeHead ? t('role.officeHead') : roles || t('role.none')}
          <br />
          {me.office.name} · {me.office.zoneName}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLanguage size={18} />}
          onClick={() => {
            chooseLanguage(language === 'id' ? 'en' : 'id')
            void queries.invalidateQueries()
          }}
        >
          {t('nav.language')}
        </Menu.Item>
        <Menu.Item
          leftSection={scheme === 'dark' ? <IconSun size={18} /> : <IconMoon size={18} />}
          onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
        >
          {scheme === 'dark' ? t('nav.light') : t('nav.dark')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={18} />} onClick={signOut}>
          {t('session.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
