import { language } from '../i18n/language.ts'
import { inEnglish } from './english.ts'
import { problemInEnglish } from './problems.ts'
import type { ProblemBody } from './types.ts'

/** A call that did not succeed. `code` is stable; `message` is a sentence for people. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly body: ProblemBody

  constructor(body: ProblemBody, code?: string) {
    super(body.detail ?? body.title ?? `HTTP ${body.status}`)
    this.name = 'Problem'
    this.status = body.status
    this.code = body.code ?? code ?? 'unexpected'
    this.body = body
  }

  /** The server did not answer: nobody knows whether it acted. */
  get offline(): boolean {
    return this.code === 'network'
  }
}

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: unknown
  /** Version of the case for `If-Match`. */
  version?: number
  idempotencyKey?: string
  signal?: AbortSignal
  /** Milliseconds; 30 s unless told. */
  timeout?: number
}

const sentences = {
  id: {
    network: 'Server tidak terjangkau. Periksa sambungan Anda, lalu coba lagi.',
    'signed-out': 'Sesi Anda berakhir. Masuk lagi untuk melanjutkan.',
    unexpected: 'Server menjawab dengan galat yang tidak dikenal. Coba lagi sebentar lagi.',
  },
  en: {
    network: 'The server cannot be reached. Check your connection and try again.',
    'signed-out': 'Your session has ended. Sign in again to go on.',
    unexpected: 'The server answered with an unknown error. Try again in a moment.',
  },
}

/** The server did not answer. */
export const away = () => own('network', 0)

const own = (code: keyof (typeof sentences)['id'], status: number) =>
  new Problem({ status, code, detail: sentences[language()][code] })

/** How often a call is made again by itself that the server had no room for and did nothing about. */
const AGAIN = 4

/** Calls `/api<path>` and answers the parsed body; throws {@link Problem} for everything else. */
export async function call<T>(path: string, options: Call = {}): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await once<T>(path, options)
    } catch (problem) {
      const seconds = problem instanceof Problem ? problem.body.retryAfter : undefined
      if (seconds === undefined || tries === AGAIN) throw problem
      // Not all at the same moment again.
      await pause(seconds * 1000 * (1 + Math.random()), options.signal)
    }
  }
}

const pause = (milliseconds: number, signal?: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason as Error)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })

async function once<T>(path: string, options: Call): Promise<T> {
  const method = options.method ?? 'GET'
  const headers: Record<string, string> = { Accept: 'application/json, */*;q=0.5', 'Accept-Language': language() }
  if (method !== 'GET') headers['X-Sigap'] = '1'
  if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`
  if (options.idempotencyKey) headers['Idempotency-Key'] = options.idempotencyKey

  let body: BodyInit | undefined
  if (options.body instanceof FormData) body = options.body
  else if (options.body !== undefined) {
    headers['Content-Type'] = 'application/json'
    body = JSON.stringify(options.body)
  }

  const patience = new AbortController()
  const giveUp = () => patience.abort()
  const timer = setTimeout(giveUp, options.timeout ?? 30_000)
  options.signal?.addEventListener('abort', giveUp)
  let response: Response
  try {
    response = await fetch(`/api${path}`, {
      method,
      headers,
      body,
      signal: patience.signal,
      credentials: 'same-origin',
      redirect: 'manual',
    })
  } catch (cause) {
    if (options.signal?.aborted) throw cause
    throw away()
  } finally {
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', giveUp)
  }
  return settle<T>(response)
}

/** The answer's body, or the {@link Problem} that it tells of. */
export async function settle<T>(response: Response): Promise<T> {
  // A protected server may redirect to its sign-in page; a browser shows that as an opaque answer.
  if (response.type === 'opaqueredirect') throw own('signed-out', 401)
  if (response.ok) return (await payload(response)) as T
  throw await problem(response)
}

async function payload(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined
  const text = await response.text()
  if (text === '') return undefined
  const type = response.headers.get('Content-Type') ?? ''
  if (!type.includes('json')) return text
  const answer: unknown = JSON.parse(text)
  // What an administrator edits is shown and sent back in the office's own words.
  const edited = response.url.includes('/api/admin/')
  return language() === 'en' && !edited ? inEnglish(answer) : answer
}

async function problem(response: Response): Promise<Problem> {
  try {
    const body = (await response.json()) as ProblemBody
    if (body && typeof body === 'object') {
      const known = response.status === 401 ? 'signed-out' : 'unexpected'
      const told =
        language() === 'en' && body.code && body.detail ? problemInEnglish(body.code, body.detail) : body.detail
      return new Problem({ ...body, status: response.status, detail: told ?? sentences[language()][known] }, known)
    }
  } catch {
    // Not JSON: a proxy's page, or nothing at all.
  }
  if (response.status === 401) return own('signed-out', 401)
  if (response.status === 502 || response.status === 503 || response.status === 504)
    return own('network', response.status)
  return own('unexpected', response.status)
}

export const get = <T>(path: string, signal?: AbortSignal) => call<T>(path, { signal })

export const post = <T>(path: string, body: unknown = {}, options: Omit<Call, 'method' | 'body'> = {}) =>
  call<T>(path, { ...options, method: 'POST', body })

/** A query string of the parameters that have a value, with its question mark. */
export function query(parameters: Record<string, string | number | boolean | undefined>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '' && value !== false) search.set(name, String(value))
  }
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

/** 128 random bits as hex; works outside secure contexts too, where `crypto.randomUUID` is missing. */
export function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The sentence for a person, whatever was thrown. */
export function sentence(error: unknown): string {
  if (error instanceof Problem) return error.message
  return sentences[language()].unexpected
}
