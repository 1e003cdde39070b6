import { useQuery } from '@tanstack/react-query'
import { get } from '../../api/http.ts'

export interface Head {
  size: number
  root: string
  at: string
  key: string
  text: string
}

export interface Checkpoints {
  sealed: number
  unsealed: number
  unsigned: number
  oldestUnsealed?: string
  latest?: Head
  items: Head[]
  next?: string
  keys: { id: string; pem: string; since: string; endorsed: boolean }[]
}

export interface Run {
  state: 'none' | 'running' | 'intact' | 'broken'
  startedAt?: string
  startedBy?: string
  endedAt?: string
  leaves: number
  looked: number
  percent: number
  heads: number
  checkpoints: number
  late: number
  lastSigned?: string
  finding?: { kind: string; leaf?: number; entry?: number; message: string; messageEn: string }
}

export const useCheckpoints = () =>
  useQuery({
    queryKey: ['integrity', 'checkpoints'],
    queryFn: ({ signal }) => get<Checkpoints>('/ledger/checkpoints', signal),
    refetchInterval: 15_000,
  })

export const runKey = ['integrity', 'verify']

/** The verification under way, looked at every second, or the last. */
export const useRun = () =>
  useQuery({
    queryKey: runKey,
    queryFn: ({ signal }) => get<Run>('/ledger/verify', signal),
    refetchInterval: (query) => (query.state.data?.state === 'running' ? 1000 : false),
  })

/** Begins a verification against the heads that somebody kept. */
export function startRun(heads: string[]) {
  const asked = new URLSearchParams({ start: 'true' })
  for (const head of heads) asked.append('head', head)
  return get<Run>(`/ledger/verify?${asked}`)
}

/** Several checkpoints may stand in one text, one after the other. */
export function splitHeads(text: string): string[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const heads: string[] = []
  let begin = 0
  lines.forEach((line, index) => {
    if (!line.startsWith('— ')) return
    heads.push(`${lines.slice(begin, index + 1).join('\n').trim()}\n`)
    begin = index + 1
  })
  const rest = lines.slice(begin).join('\n').trim()
  return rest ? [...heads, rest] : heads
}
