import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { get, query } from '../../api/http.ts'
import type { Channels, OneChannel, RegisterEntry } from './channels/types.ts'
import type { Name } from './registers.ts'
import type { Change, Connectors, FailedJob, Letter, Move, PeoplePage, Rows, Templates } from './types.ts'

const path = <T>(name: string, of: string) => ({
  queryKey: ['admin', name],
  queryFn: ({ signal }: { signal: AbortSignal }) => get<T>(of, signal),
})

export const useRegister = (name: Name, enabled = true) =>
  useQuery({ ...path<Rows>(name, `/admin/registers/${name}`), enabled })
export const useTemplates = () => useQuery(path<Templates>('templates', '/admin/templates'))
export const useChannels = () => useQuery({ ...path<Channels>('channels', '/admin/channels'), refetchInterval: 30_000 })
export const useChannel = (id: string) =>
  useQuery({ ...path<OneChannel>(`channel ${id}`, `/admin/channels/${encodeURIComponent(id)}`), refetchInterval: 30_000 })
export const useAccountRegister = () =>
  useQuery(path<{ items: RegisterEntry[] }>('channel-register', '/admin/channel-register'))
export const useConnectors = () =>
  useQuery({ ...path<Connectors>('connectors', '/admin/connector-jars'), refetchInterval: 10_000 })
export const usePeople = (enabled = true) => useQuery({ ...path<PeoplePage>('people', '/admin/people'), enabled })
export const useJobs = () =>
  useQuery({ ...path<{ items: FailedJob[] }>('jobs', '/admin/jobs'), refetchInterval: 30_000 })
export const useLetters = (enabled: boolean) =>
  useQuery({ ...path<{ items: Letter[] }>('letters', '/dead-letters'), enabled, refetchInterval: 30_000 })
/** Looked at often while something moves. */
export const useMoves = () =>
  useQuery({
    ...path<{ items: Move[] }>('moves', '/admin/people/moves'),
    refetchInterval: ({ state }) => (state.data?.items.some((move) => !move.endedAt) ? 1_500 : 60_000),
  })

export const useChanges = (kind: string, subject?: string) =>
  useInfiniteQuery({
    queryKey: ['admin', 'changes', kind, subject ?? ''],
    queryFn: ({ pageParam, signal }) =>
      get<{ items: Change[]; next?: string }>(`/admin/changes${query({ kind, subject, cursor: pageParam })}`, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  })
