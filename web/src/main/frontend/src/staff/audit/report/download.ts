import { away, settle } from '../../../api/http.ts'
import { language } from '../../../i18n/language.ts'

export interface Progress {
  bytes: number
  /** Lines that came so far; of a table its rows and the heading. */
  lines: number
  /** Rows that are coming, where the server says so. */
  rows?: number
}

export interface Download {
  name: string
  content: Blob
}

/** Fetches a file piece by piece and tells how far it is; throws a {@link Problem} where the server refuses. */
export async function fetchFile(path: string, told: (now: Progress) => void, signal: AbortSignal): Promise<Download> {
  let response: Response
  try {
    response = await fetch(`/api${path}`, {
      headers: { 'Accept-Language': language() },
      credentials: 'same-origin',
      redirect: 'manual',
      signal,
    })
  } catch (cause) {
    if (signal.aborted) throw cause
    throw away()
  }
  if (!response.ok || !response.body) await settle(response)
  const stated = response.headers.get('X-Sigap-Rows')
  const now: Progress = { bytes: 0, lines: 0, rows: stated === null ? undefined : Number(stated) }
  const pieces: BlobPart[] = []
  const reader = response.body!.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    pieces.push(value)
    now.bytes += value.length
    now.lines += count(value)
    told({ ...now })
  }
  return {
    name: nameIn(response.headers.get('Content-Disposition')),
    content: new Blob(pieces, { type: response.headers.get('Content-Type') ?? '' }),
  }
}

const lineFeed = 10

const count = (bytes: Uint8Array) => bytes.reduce((sum, byte) => (byte === lineFeed ? sum + 1 : sum), 0)

/** The file name in a Content-Disposition. */
export const nameIn = (header: string | null) => /filename="([^"]+)"/.exec(header ?? '')?.[1] ?? 'sigap'

/** Gives a file to the browser to be saved. */
export function save({ name, content }: Download) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** Bytes as people read them: kB and MB of a thousand. */
export function sizeOf(bytes: number, locale: string): string {
  const mega = bytes >= 1_000_000
  const value = bytes / (mega ? 1_000_000 : 1000)
  return `${value.toLocaleString(locale, { maximumFractionDigits: mega ? 1 : 0 })} ${mega ? 'MB' : 'kB'}`
}
