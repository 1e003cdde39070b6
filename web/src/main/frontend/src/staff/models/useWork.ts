import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Problem, sentence } from '../../api/http.ts'
import type { Person } from '../../api/types.ts'
import { checkXml, lockDraft, saveDraft, unlockDraft } from './queries.ts'
import type { Finding, OpenDraft } from './types.ts'

/** How the work on a draft stands. */
export type Saved =
  | { kind: 'fresh' }
  | { kind: 'typed' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  | { kind: 'failed'; why: string }
  | { kind: 'stale' }

export type Lock =
  | { kind: 'asking' }
  | { kind: 'mine' }
  | { kind: 'theirs'; by?: Person; until?: string; wasMine: boolean }
  | { kind: 'none' }

const quiet = 1_500
const retry = 8_000
const renew = 120_000

/**
 * The lock, the autosave and the server's findings of a draft that is being changed.
 *
 * @param read the content as it is now
 * @param mayWrite whether this person may change drafts at all
 */
export function useWork(draft: OpenDraft, read: () => Promise<string>, mayWrite: boolean) {
  const queries = useQueryClient()
  const [lock, setLock] = useState<Lock>(mayWrite ? { kind: 'asking' } : { kind: 'none' })
  const [saved, setSaved] = useState<Saved>({ kind: 'fresh' })
  const [findings, setFindings] = useState<Finding[]>(draft.findings)
  const [check, setCheck] = useState<'done' | 'checking' | 'away'>('done')
  const version = useRef(draft.version)
  const mine = useRef(false)
  const dirty = useRef(0)
  const running = useRef<Promise<void>>(undefined)
  const timers = useRef<{ save?: ReturnType<typeof setTimeout>; check?: ReturnType<typeof setTimeout> }>({})
  const looking = useRef<AbortController>(undefined)
  const gone = useRef(false)

  const refused = useCallback((error: unknown) => {
    if (error instanceof Problem && error.code === 'locked') {
      const wasMine = mine.current
      mine.current = false
      const { holder, until } = error.body as { holder?: Person; until?: string }
      setLock({ kind: 'theirs', by: holder, until, wasMine })
      return true
    }
    return false
  }, [])

  const take = useCallback(
    async (force = false) => {
      try {
        const { version: theirs } = await lockDraft(draft, force)
        const went = mine.current
        mine.current = true
        setLock({ kind: 'mine' })
        // Somebody saved between this page's reading and its lock.
        if (!went && theirs !== version.current) setSaved({ kind: 'stale' })
      } catch (error) {
        if (!refused(error)) throw error
      }
    },
    [draft, refused],
  )

  const again = useRef<() => Promise<void>>(async () => {})

  const write = useCallback(async () => {
    const upTo = dirty.current
    setSaved({ kind: 'saving' })
    try {
      const answer = await saveDraft(draft, await read(), version.current)
      version.current = answer.version
      setFindings(answer.findings)
      if (dirty.current === upTo) {
        dirty.current = 0
        setSaved({ kind: 'saved', at: new Date() })
      }
    } catch (error) {
      if (error instanceof Problem && error.status === 412) setSaved({ kind: 'stale' })
      else {
        refused(error)
        setSaved({ kind: 'failed', why: sentence(error) })
        if (mine.current && !gone.current) timers.current.save = setTimeout(() => void again.current(), retry)
      }
    }
    if (dirty.current > upTo && mine.current) timers.current.save = setTimeout(() => void again.current(), quiet)
  }, [draft, read, refused])

  /** Whoever asks while a saving is under way wants saved what was changed since it began, too. */
  const save = useCallback(async () => {
    clearTimeout(timers.current.save)
    await running.current
    clearTimeout(timers.current.save)
    if (running.current || !mine.current || dirty.current === 0) return
    running.current = write().finally(() => (running.current = undefined))
    await running.current
  }, [write])
  again.current = save

  const look = useCallback(async () => {
    looking.current?.abort()
    const patience = (looking.current = new AbortController())
    setCheck('checking')
    try {
      const { findings: found } = await checkXml(draft.key, await read(), patience.signal)
      if (patience.signal.aborted) return
      setFindings(found)
      setCheck('done')
    } catch {
      if (!patience.signal.aborted) setCheck('away')
    }
  }, [draft.key, read])

  const changed = useCallback(() => {
    if (!mine.current) return
    dirty.current++
    setSaved((before) => (before.kind === 'stale' ? before : { kind: 'typed' }))
    clearTimeout(timers.current.save)
    clearTimeout(timers.current.check)
    timers.current.save = setTimeout(() => void save(), quiet)
    timers.current.check = setTimeout(() => void look(), 600)
  }, [save, look])

  useEffect(() => {
    if (!mayWrite) return
    gone.current = false
    void take().catch((error: unknown) => setSaved({ kind: 'failed', why: sentence(error) }))
    const renewal = setInterval(() => mine.current && void take().catch(() => {}), renew)
    return () => {
      gone.current = true
      clearInterval(renewal)
      if (mine.current) void unlockDraft(draft).catch(() => {})
      void queries.invalidateQueries({ queryKey: ['models', 'drafts'] })
    }
  }, [draft, mayWrite, take, queries])

  const unsaved = saved.kind === 'typed' || saved.kind === 'saving' || saved.kind === 'failed' || saved.kind === 'stale'
  const atRisk = unsaved && dirty.current > 0
  useEffect(() => {
    if (!atRisk) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [atRisk])

  return { lock, saved, findings, check, changed, save, take, unsaved: atRisk }
}

export type Work = ReturnType<typeof useWork>
