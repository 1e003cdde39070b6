import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call, get, post, query } from '../../../api/http.ts'
import type { Ask, CaseHistory, Choices, FoundPage, Heat, Saved } from './types.ts'

export const useFound = (ask: Ask) =>
  useInfiniteQuery({
    queryKey: ['history', 'find', ask],
    queryFn: ({ pageParam, signal }) => get<FoundPage>(`/history${query({ ...ask, cursor: pageParam })}`, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  })

export const useChoices = () =>
  useQuery({
    queryKey: ['history', 'choices'],
    queryFn: ({ signal }) => get<Choices>('/history/choices', signal),
    staleTime: 10 * 60_000,
  })

export const useCaseHistory = (ticket: string) =>
  useQuery({
    queryKey: ['history', 'case', ticket],
    queryFn: ({ signal }) => get<CaseHistory>(`/history/${encodeURIComponent(ticket)}`, signal),
    retry: false,
    refetchOnWindowFocus: false,
  })

export const givePurpose = (ticket: string, purpose: string) =>
  post<{ until: string }>(`/history/${encodeURIComponent(ticket)}/purpose`, { purpose })

export const savedKey = ['history', 'saved']

export const useSaved = () =>
  useQuery({
    queryKey: savedKey,
    queryFn: async ({ signal }) => (await get<{ items: Saved[] }>('/history/queries', signal)).items,
  })

export const save = (name: string, shared: boolean, ask: Ask) =>
  post<Saved>('/history/queries', { name, shared, ask })
export const change = (id: string, name: string, shared: boolean) =>
  call<Saved>(`/history/queries/${id}`, { method: 'PUT', body: { name, shared } })
export const remove = (id: string) => call<void>(`/history/queries/${id}`, { method: 'DELETE' })

export const useHeat = (process: string, release: number | undefined) =>
  useQuery({
    queryKey: ['history', 'heat', process, release],
    queryFn: ({ signal }) => get<Heat>(`/history/durations${query({ process, release })}`, signal),
    placeholderData: keepPreviousData,
  })
