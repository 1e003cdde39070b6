import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { get, query } from '../../../api/http.ts'
import type { Label } from '../../../api/types.ts'

export interface Count {
  column: string
  figure: string
  count: number
}

export interface Row {
  of: Label
  source?: string
  counts: Count[]
}

export interface Part {
  section: Section
  columns: string[]
  rows: Row[]
}

export type Section = 'received' | 'clocks' | 'forwarded' | 'refused' | 'rejected' | 'reopened'

export interface Report {
  from: string
  to: string
  zone: string
  zoneName: string
  at: string
  parts: Part[]
}

export interface Behind {
  ticket: string
  restricted: boolean
  stateLabel?: string
  category?: Label
  agency?: Label
  at: string
  dueAt?: string
  endedAt?: string
}

export interface Days {
  from: string
  to: string
}

export const useReport = (days: Days) =>
  useQuery({
    queryKey: ['compliance', days],
    queryFn: ({ signal }) => get<Report>(`/reports/compliance${query({ ...days })}`, signal),
  })

export const useBehind = (days: Days, figure: string) =>
  useInfiniteQuery({
    queryKey: ['compliance', 'cases', days, figure],
    queryFn: ({ pageParam, signal }) =>
      get<{ items: Behind[]; next?: string }>(
        `/reports/compliance/cases${query({ ...days, figure, cursor: pageParam })}`,
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  })

/** Of the clocks that have ended or should have, how many percent were met; none where none is. */
export function inTime(counts: Count[]): number | undefined {
  const of = (column: string) => counts.find((one) => one.column === column)?.count ?? 0
  const due = of('met') + of('missed') + of('overdue')
  return due === 0 ? undefined : Math.floor((of('met') * 100) / due)
}

/** The sum of each column. */
export const sums = (part: Part) =>
  part.columns.map((_, index) => part.rows.reduce((sum, row) => sum + (row.counts[index]?.count ?? 0), 0))

const iso = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)

/** Periods that people ask for, by today's date in the office. */
export function presets(today: string): { month: Days; last: Days; year: Days } {
  const [year = 2026, month = 1] = today.split('-').map(Number)
  return {
    month: { from: iso(year, month - 1, 1), to: iso(year, month, 0) },
    last: { from: iso(year, month - 2, 1), to: iso(year, month - 1, 0) },
    year: { from: iso(year, 0, 1), to: iso(year, 11, 31) },
  }
}

/** Today in the office's zone, as `2026-11-27`. */
export const todayIn = (zone: string, now = new Date()) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now)
