import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { get, post, Problem, query } from '../api/http.ts'
import type { AgencyForwarding, Case, Catalog, ForwardingPage, Incident, LedgerPage, RowPage, Task } from '../api/types.ts'
import { useSession } from './session.tsx'
import { signIn } from './signIn.ts'

const whenDeaf = (live: boolean) => (live ? 120_000 : 20_000)

export function useRows(view: string, q: string) {
  const { live } = useSession()
  return useInfiniteQuery({
    queryKey: ['complaints', view, q],
    queryFn: ({ pageParam, signal }) => get<RowPage>(`/complaints${query({ view, q, cursor: pageParam })}`, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    refetchInterval: whenDeaf(live),
  })
}

export function useCase(ticket: string) {
  const { live } = useSession()
  return useQuery({
    queryKey: ['complaint', ticket],
    queryFn: ({ signal }) => get<Case>(`/complaints/${encodeURIComponent(ticket)}`, signal),
    // Who comes is told live; who leaves tells nobody, so where somebody is here we look now and then.
    refetchInterval: ({ state }) => (live ? (state.data?.present.length ? 35_000 : 120_000) : 20_000),
  })
}

const nothing: Catalog = {
  agencies: [],
  topics: [],
  categories: [],
  urgencies: [],
  templates: [],
  closeReasons: [],
  returnReasons: [],
  views: [],
}

export function useCatalog(): Catalog {
  const found = useQuery({
    queryKey: ['catalog'],
    queryFn: ({ signal }) => get<Catalog>('/catalog', signal),
    staleTime: 10 * 60_000,
  })
  return found.data ?? nothing
}

const list = <T>(key: string) => ({
  queryKey: [key],
  queryFn: async ({ signal }: { signal: AbortSignal }) => (await get<{ items: T[] }>(`/${key}`, signal)).items,
  refetchInterval: 60_000,
})

export const useTasks = () => useQuery(list<Task>('tasks'))
export const useForwardings = () => useQuery(list<AgencyForwarding>('forwardings'))
export const useIncidents = (enabled = true) => useQuery({ ...list<Incident>('incidents'), enabled })

export const useForwarding = (id: string) =>
  useQuery({
    queryKey: ['forwardings', id],
    queryFn: ({ signal }) => get<ForwardingPage>(`/forwardings/${encodeURIComponent(id)}`, signal),
  })

export interface LedgerFilter {
  ticket?: string
  actor?: string
  act?: string
  from?: string
  to?: string
}

export const useLedger = (filter: LedgerFilter) =>
  useInfiniteQuery({
    queryKey: ['ledger', filter],
    queryFn: ({ pageParam, signal }) => get<LedgerPage>(`/ledger${query({ ...filter, cursor: pageParam })}`, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })

export const useDiagram = (key: string, release: number) =>
  useQuery({
    queryKey: ['processes', key, release],
    queryFn: ({ signal }) => get<string>(`/processes/${encodeURIComponent(key)}/versions/${release}`, signal),
    staleTime: Infinity,
  })

export type Act = (path: string, body?: unknown) => Promise<Case>

/**
 * An act on a case, against the version that is on the screen. The case it answers replaces what is shown; where
 * somebody was faster, the case is read again before the refusal is passed on, so that the next try is up to date.
 */
export function useAct(ticket: string): Act {
  const queries = useQueryClient()
  return useCallback(
    async (path, body = {}) => {
      const key = ['complaint', ticket]
      const seen = queries.getQueryData<Case>(key)
      try {
        const next = await post<Case>(`/complaints/${encodeURIComponent(ticket)}/${path}`, body, {
          version: seen?.version,
        })
        await queries.cancelQueries({ queryKey: key })
        if (next) queries.setQueryData(key, next)
        void queries.invalidateQueries({ queryKey: ['complaints'] })
        void queries.invalidateQueries({ queryKey: ['tasks'] })
        return next
      } catch (error) {
        if (error instanceof Problem && error.status === 401) signIn()
        if (error instanceof Problem && [404, 409, 412].includes(error.status))
          await queries.invalidateQueries({ queryKey: key })
        throw error
      }
    },
    [queries, ticket],
  )
}
