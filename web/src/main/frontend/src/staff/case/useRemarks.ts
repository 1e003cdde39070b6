import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { post } from '../../api/http.ts'
import type { PlatformNotice, Target } from '../../api/types.ts'

/** Milliseconds without a key: then the server is asked. */
const PAUSE = 600

const none: PlatformNotice[] = []

/** What the platform says of the text that is being typed. Where the server does not answer, nothing: it says so on saving. */
export function useRemarks(ticket: string, target: Target, typed: string): PlatformNotice[] {
  const text = typed.trim()
  const [asked, setAsked] = useState({ target, text })
  useEffect(() => {
    const timer = setTimeout(() => setAsked({ target, text }), PAUSE)
    return () => clearTimeout(timer)
  }, [target, text])
  const { data } = useQuery({
    queryKey: ['remarks', ticket, asked.target, asked.text],
    queryFn: ({ signal }) =>
      post<{ items: PlatformNotice[] }>(`/complaints/${encodeURIComponent(ticket)}/remarks`, asked, { signal }),
    enabled: asked.text !== '',
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
  })
  return text === '' || asked.text === '' || asked.target !== target ? none : (data?.items ?? none)
}
