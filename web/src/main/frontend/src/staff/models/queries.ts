import { useQuery } from '@tanstack/react-query'
import { call, get, post } from '../../api/http.ts'
import type { Draft, Finding, Model, OpenDraft, Release, Tried } from './types.ts'

const on = (key: string, rest = '') => `/processes/${encodeURIComponent(key)}${rest}`
const draftPath = (key: string, draft: string) => on(key, `/drafts/${encodeURIComponent(draft)}`)

export const useModels = () =>
  useQuery({
    queryKey: ['models', 'current'],
    queryFn: async ({ signal }) => (await get<{ items: Model[] }>('/processes', signal)).items,
  })

export const useReleases = () =>
  useQuery({
    queryKey: ['models', 'releases'],
    queryFn: async ({ signal }) => (await get<{ items: Release[] }>('/releases', signal)).items,
  })

export const useDrafts = () =>
  useQuery({
    queryKey: ['models', 'drafts'],
    queryFn: async ({ signal }) => (await get<{ items: Draft[] }>('/drafts', signal)).items,
    refetchInterval: 30_000,
  })

/** A file as it was released; a release never changes. */
export const useReleased = (key: string, release: number | undefined) =>
  useQuery({
    queryKey: ['models', 'xml', key, release],
    queryFn: ({ signal }) => get<string>(on(key, `/versions/${release}`), signal),
    enabled: release !== undefined && key !== '',
    staleTime: Infinity,
  })

/** Read once to begin with: from then on the page itself knows best. */
export const useDraft = (key: string, draft: string) =>
  useQuery({
    queryKey: ['models', 'draft', key, draft],
    queryFn: ({ signal }) => get<OpenDraft>(draftPath(key, draft), signal),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })

export const startDraft = (key: string, xml: string, note: string, origin?: 'import') =>
  post<Draft & { draft: string; findings: Finding[] }>(on(key, '/drafts'), { xml, note, origin })

export const saveDraft = (draft: Draft, xml: string, version: number) =>
  call<Draft & { findings: Finding[] }>(draftPath(draft.key, draft.id), { method: 'PUT', body: { xml }, version })

export const lockDraft = (draft: Draft, force = false) =>
  post<Draft>(`${draftPath(draft.key, draft.id)}/lock`, force ? { force } : {})

export const unlockDraft = (draft: Draft) => post<unknown>(`${draftPath(draft.key, draft.id)}/unlock`)

export const discardDraft = (draft: Draft, reason: string) =>
  post<unknown>(`${draftPath(draft.key, draft.id)}/discard`, { reason })

export const checkXml = (key: string, xml: string, signal: AbortSignal) =>
  post<{ findings: Finding[] }>(on(key, '/check'), { xml }, { signal })

export const tryTable = (key: string, body: { xml: string; text?: string; inputs?: Record<string, unknown> }) =>
  post<Tried>(on(key, '/try'), body, { timeout: 10_000 })

export const releaseDraft = (draft: Draft, note: string, others: string[]) =>
  post<{ version: number }>(`${draftPath(draft.key, draft.id)}/release`, { note, with: others }, {
    timeout: 120_000,
    version: draft.version,
  })

export const rollBack = (release: number, note: string) =>
  post<{ version: number }>('/processes/rollback', { release, note }, { timeout: 120_000 })
