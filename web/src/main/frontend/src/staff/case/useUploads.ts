import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { sentence } from '../../api/http.ts'
import type { Attachment } from '../../api/types.ts'
import { upload } from '../../api/upload.ts'
import { useLanguage } from '../../i18n/dictionary.ts'
import { fileSize, largestFile } from '../../logic/files.ts'
import { useT } from '../texts.ts'

export interface Sending {
  key: number
  name: string
  /** From 0 to 1; 1 while the server works on it. */
  part: number
  stop: () => void
}

export interface Refused {
  key: number
  name: string
  why: string
}

let keys = 0

/** Sends files to a case one after the other; what the server refuses stays visible with the reason until it is closed. */
export function useUploads(ticket: string, onAdded: (file: Attachment) => void) {
  const t = useT()
  const language = useLanguage()
  const queries = useQueryClient()
  const [sending, setSending] = useState<Sending[]>([])
  const [refused, setRefused] = useState<Refused[]>([])
  const queue = useRef(Promise.resolve())
  const left = useRef(new AbortController())
  useEffect(() => {
    left.current = new AbortController()
    return () => left.current.abort()
  }, [])

  const send = useCallback(
    async (key: number, file: File, stop: AbortSignal) => {
      if (stop.aborted) return
      try {
        const form = new FormData()
        form.append('file', file, file.name)
        const part = (done: number) =>
          setSending((all) => all.map((one) => (one.key === key ? { ...one, part: done } : one)))
        const added = await upload<Attachment>(
          `/complaints/${encodeURIComponent(ticket)}/attachments`,
          form,
          part,
          stop,
        )
        await queries.invalidateQueries({ queryKey: ['complaint', ticket] })
        onAdded(added)
      } catch (problem) {
        if (!stop.aborted) setRefused((all) => [...all, { key, name: file.name, why: sentence(problem) }])
      }
    },
    [ticket, queries, onAdded],
  )

  const add = useCallback(
    (files: readonly File[]) => {
      for (const file of files) {
        const key = ++keys
        const trouble =
          file.size > largestFile
            ? t('file.large', { size: fileSize(file.size, language), most: fileSize(largestFile, language) })
            : file.size === 0
              ? t('file.empty')
              : undefined
        if (trouble) {
          setRefused((all) => [...all, { key, name: file.name, why: trouble }])
          continue
        }
        const stop = new AbortController()
        left.current.signal.addEventListener('abort', () => stop.abort())
        const gone = () => setSending((all) => all.filter((one) => one.key !== key))
        setSending((all) => [...all, { key, name: file.name, part: 0, stop: () => (stop.abort(), gone()) }])
        queue.current = queue.current.then(() => send(key, file, stop.signal)).finally(gone)
      }
    },
    [send, t, language],
  )
  const forget = (key: number) => setRefused((all) => all.filter((one) => one.key !== key))
  return { add, sending, refused, forget }
}
