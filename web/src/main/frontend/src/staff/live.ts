import type { LiveEvent } from '../api/types.ts'

interface Ears {
  onComplaint: (event: LiveEvent) => void
  onPresence: (event: LiveEvent) => void
  /** Whether the stream is up; told when it first is, since what changed before is not told, and on each change. */
  onState: (up: boolean) => void
  /** The server refused the stream: the session may have ended. */
  onRefused: () => void
}

type Told = { kind: 'complaint' | 'presence'; data: LiveEvent } | { kind: 'state'; up: boolean } | { kind: 'hello' }

/**
 * Listens to `/api/events`. A browser allows few connections to a server, so of all tabs one holds the stream and tells
 * the others; when it closes, the next takes over. Answers what stops it.
 */
export function startLive(ears: Ears): () => void {
  const channel = new BroadcastChannel('sigap.live')
  const over = new AbortController()
  let up: boolean | undefined
  let leading = false

  const hear = (told: Told) => {
    if (told.kind === 'complaint') ears.onComplaint(told.data)
    else if (told.kind === 'presence') ears.onPresence(told.data)
    else if (told.kind === 'state' && told.up !== up) {
      up = told.up
      ears.onState(told.up)
    }
  }
  const tell = (told: Told) => {
    if (over.signal.aborted) return
    hear(told)
    channel.postMessage(told)
  }
  channel.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data.kind === 'hello') {
      if (leading && up !== undefined) channel.postMessage({ kind: 'state', up } satisfies Told)
    } else hear(data)
  }
  channel.postMessage({ kind: 'hello' } satisfies Told)

  const lead = () =>
    new Promise<void>((done) => {
      if (over.signal.aborted) return done()
      leading = true
      const close = open(tell, ears.onRefused)
      over.signal.addEventListener('abort', () => {
        close()
        done()
      })
    })
  if (navigator.locks) {
    navigator.locks.request('sigap.live', { signal: over.signal }, lead).catch(() => {
      // Stopped while waiting for its turn.
    })
  } else void lead()

  return () => {
    over.abort()
    channel.close()
  }
}

/** Keeps a stream open: the browser reconnects by itself unless the server refuses, then we try again, ever slower. */
function open(tell: (told: Told) => void, onRefused: () => void): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let patience = 4_000
  let doubt: ReturnType<typeof setTimeout> | undefined
  const start = () => {
    source = new EventSource('/api/events')
    source.onopen = () => {
      patience = 4_000
      clearTimeout(doubt)
      tell({ kind: 'state', up: true })
    }
    source.onerror = () => {
      // The server ends each stream now and then and is back at once; that is worth no word.
      clearTimeout(doubt)
      doubt = setTimeout(() => tell({ kind: 'state', up: false }), 6_000)
      if (source?.readyState !== EventSource.CLOSED) return
      onRefused()
      timer = setTimeout(start, patience)
      patience = Math.min(60_000, patience * 2)
    }
    for (const kind of ['complaint', 'presence'] as const) {
      source.addEventListener(kind, (event) => {
        try {
          tell({ kind, data: JSON.parse(event.data as string) as LiveEvent })
        } catch {
          // An event that is not JSON tells nothing.
        }
      })
    }
  }
  start()
  return () => {
    clearTimeout(timer)
    clearTimeout(doubt)
    source?.close()
  }
}
