import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call, get, post } from '../../api/http.ts'
import type { Fault, How, Migration, MovedCase, Plan, Proposal, Step } from './types.ts'

const on = (id: string, rest = '') => `/migrations/${encodeURIComponent(id)}${rest}`

export const useMigrations = () =>
  useQuery({
    queryKey: ['moves', 'all'],
    queryFn: async ({ signal }) => (await get<{ items: Migration[] }>('/migrations', signal)).items,
  })

export const works = (state?: string) => state === 'checking' || state === 'running'

/** Asked for every second while cases are tried or moved. */
export const usePlan = (id: string | undefined) =>
  useQuery({
    queryKey: ['moves', 'plan', id],
    queryFn: ({ signal }) => get<Plan>(on(id!), signal),
    enabled: id !== undefined,
    refetchInterval: (query) => (works(query.state.data?.migration.state) ? 1_000 : false),
  })

export const useProposal = (from: number | undefined, to: number | undefined) =>
  useQuery({
    queryKey: ['moves', 'proposal', from, to],
    queryFn: ({ signal }) => get<Proposal>(`/migrations/proposal?from=${from}&to=${to}`, signal),
    enabled: from !== undefined && to !== undefined,
    refetchOnWindowFocus: false,
  })

export const useFaults = (from: number, to: number, steps: Step[], enabled: boolean) =>
  useQuery({
    queryKey: ['moves', 'faults', from, to, steps],
    queryFn: async ({ signal }) =>
      (await post<{ faults: Fault[] }>('/migrations/faults', { from, to, steps }, { signal })).faults,
    enabled,
    placeholderData: (before) => before,
  })

export const useCases = (id: string, how: How, state: string, done: number) =>
  useInfiniteQuery({
    queryKey: ['moves', 'cases', id, how, state, done],
    queryFn: ({ signal, pageParam }) =>
      get<{ items: MovedCase[]; next?: string }>(on(id, `/cases?how=${how}${pageParam && `&cursor=${pageParam}`}`), signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  })

export const keepPlan = (from: number, to: number, steps: Step[], note: string) =>
  post<Plan>('/migrations', { from, to, steps, note })

export const changePlan = ({ id, version }: Migration, steps: Step[]) =>
  call<Plan>(on(id), { method: 'PUT', body: { steps }, version })

export const checkPlan = ({ id }: Migration) => post<Plan>(on(id, '/check'))
export const startPlan = ({ id, version }: Migration) => post<Plan>(on(id, '/start'), {}, { version })
export const stopPlan = ({ id }: Migration) => post<Plan>(on(id, '/stop'))
