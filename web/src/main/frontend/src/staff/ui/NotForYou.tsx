import { Button } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconLock } from '@tabler/icons-react'
import { Link, Outlet } from 'react-router'
import { useLanguage } from '../../i18n/dictionary.ts'
import { type Door, type DoorName, doors, opens } from '../../logic/doors.ts'
import { useSession } from '../session.tsx'
import { useT } from '../texts.ts'
import { Empty } from './Empty.tsx'

/** The pages behind a door, or for whom they are. */
export function For({ door }: { door: DoorName }) {
  const { me } = useSession()
  return opens(me, door) ? <Outlet /> : <NotForYou door={door} />
}

export function NotForYou({ door }: { door: DoorName }) {
  const t = useT()
  const language = useLanguage()
  useDocumentTitle(`${t('door.title')} · Sigap`)
  const { roles, officeHead }: Door = doors[door]
  const names = roles.map((role) => t(`role.${role}`))
  if (officeHead) names.push(t('role.officeHead'))
  const list = new Intl.ListFormat(language === 'id' ? 'id-ID' : 'en-GB', { type: 'disjunction' }).format(names)
  return (
    <Empty icon={IconLock} title={t('door.for', { roles: list })}>
      <p>{t('door.text')}</p>
      <Button component={Link} to="/" variant="default">
        {t('door.home')}
      </Button>
    </Empty>
  )
}
