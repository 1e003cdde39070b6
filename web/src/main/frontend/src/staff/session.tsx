import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { get, Problem } from '../api/http.ts'
import type { Me, Role } from '../api/types.ts'
import { useLanguage } from '../i18n/dictionary.ts'
import { opens } from '../logic/doors.ts'
import { officeTime, type OfficeTime } from '../logic/time.ts'
import { deviceStorage, TypedText } from '../logic/typed.ts'
import { startLive } from './live.ts'
import { signIn } from './signIn.ts'
import { useT } from './texts.ts'
import { PageSkeleton } from './ui/Skeletons.tsx'
import { Trouble } from './ui/Trouble.tsx'

interface Session {
  me: Me
  time: OfficeTime
  typed: TypedText
  /** False while live updates are interrupted. */
  live: boolean
}

/** What no live event is about. */
const settled = new Set(['me', 'catalog', 'processes', 'models', 'ledger'])

const SessionContext = createContext<Session | undefined>(undefined)

export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('Outside of a session')
  return session
}

export const has = (me: Me, ...roles: Role[]) => roles.some((role) => me.roles.includes(role))

/** Whether the server shows this person the list of cases and what is in them. */
export const seesCases = (me: Me) => opens(me, 'inbox')

/** Shows the pages to whoever is signed in, and sends everybody else to the sign-in page. */
export function SessionGate({ children }: { children: ReactNode }) {
  const t = useT()
  const me = useQuery({ queryKey: ['me'], queryFn: ({ signal }) => get<Me>('/me', signal), staleTime: 5 * 60_000 })
  const signedOut = me.error instanceof Problem && me.error.status === 401
  if (me.data) return <Signed me={me.data}>{children}</Signed>
  if (signedOut) {
    return <Trouble page error={me.error} action={{ label: t('session.signIn'), run: () => signIn(true) }} />
  }
  if (me.error)
    return <Trouble page error={me.error} action={{ label: t('error.retry'), run: () => void me.refetch() }} />
  return <PageSkeleton />
}

function Signed({ me, children }: { me: Me; children: ReactNode }) {
  const language = useLanguage()
  const queries = useQueryClient()
  const [live, setLive] = useState(true)
  const typed = useMemo(() => {
    const slots = new TypedText(deviceStorage(), me.username)
    slots.sweep()
    return slots
  }, [me.username])
  const listens = seesCases(me)
  useEffect(
    () =>
      listens
        ? startLive({
            onComplaint: ({ ticket }) => {
              void queries.invalidateQueries({ queryKey: ['complaints'] })
              void queries.invalidateQueries({ queryKey: ['complaint', ticket] })
              void queries.invalidateQueries({ queryKey: ['tasks'] })
              void queries.invalidateQueries({ queryKey: ['forwardings'] })
              void queries.invalidateQueries({ queryKey: ['incidents'] })
            },
            onPresence: ({ ticket }) => void queries.invalidateQueries({ queryKey: ['complaint', ticket] }),
            onState: (up) => {
              setLive(up)
              if (up) void queries.invalidateQueries({ predicate: (query) => !settled.has(String(query.queryKey[0])) })
            },
            onRefused: () => void queries.invalidateQueries({ queryKey: ['me'] }),
          })
        : undefined,
    [queries, listens],
  )
  const session = useMemo(
    () => ({ me, typed, live, time: officeTime(me.office.zone, me.office.zoneName, language) }),
    [me, typed, live, language],
  )
  return <SessionContext value={session}>{children}</SessionContext>
}
