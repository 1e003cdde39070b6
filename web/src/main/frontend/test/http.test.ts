import { afterEach, describe, expect, it, vi } from 'vitest'
import { call, get, post, Problem, query, sentence } from '../src/api/http.ts'

const answer = (status: number, body: unknown, type = 'application/problem+json') =>
  new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers: { 'Content-Type': type } })

function server(reply: () => Response | Promise<Response>) {
  const fetched = vi.fn<(url: string, init: RequestInit) => Promise<Response>>(async () => reply())
  vi.stubGlobal('fetch', fetched)
  return fetched
}

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error as Problem,
  )

afterEach(() => vi.unstubAllGlobals())

describe('calls to the server', () => {
  it('marks changes as ours and names the version they were made against', async () => {
    const fetched = server(() => answer(200, { ok: true }, 'application/json'))
    await post('/complaints/SGP-2026-000041/claim', {}, { version: 7, idempotencyKey: 'k' })
    const [url, init] = fetched.mock.calls[0]!
    expect(url).toBe('/api/complaints/SGP-2026-000041/claim')
    expect(init.headers).toMatchObject({ 'X-Sigap': '1', 'If-Match': '"7"', 'Idempotency-Key': 'k' })
    await get('/me')
    expect(fetched.mock.calls[1]![1].headers).not.toHaveProperty('X-Sigap')
  })

  it('passes on the sentence and the code of a problem', async () => {
    const body = {
      status: 409,
      code: 'held-by-another',
      detail: 'Kasus ini dipegang Budi sampai 14.20.',
      holder: { name: 'Budi' },
    }
    server(() => answer(409, body))
    const problem = await failure(get('/complaints/SGP-2026-000041'))
    expect(problem).toBeInstanceOf(Problem)
    expect(problem).toMatchObject({ status: 409, code: 'held-by-another', message: body.detail })
    expect(problem?.body.holder?.name).toBe('Budi')
  })

  it('says that the server is away when it does not answer, and when a proxy answers for it', async () => {
    server(() => Promise.reject(new TypeError('Failed to fetch')))
    const gone = await failure(post('/complaints'))
    expect(gone?.offline).toBe(true)
    expect(sentence(gone)).toContain('tidak terjangkau')
    server(() => answer(502, '<h1>Bad gateway</h1>', 'text/html'))
    expect((await failure(get('/me')))?.offline).toBe(true)
  })

  it('comes again by itself with the same key where the server asks for it, but not for ever', async () => {
    vi.useFakeTimers()
    try {
      const busy = () => answer(503, { status: 503, code: 'busy', detail: 'Sedang banyak.', retryAfter: 3 })
      let calls = 0
      const fetched = server(() => (++calls < 3 ? busy() : answer(201, { ticket: 'SGP-2026-000041' }, 'application/json')))
      const sent = post('/public/complaints', {}, { idempotencyKey: 'k' })
      await vi.runAllTimersAsync()
      expect(await sent).toEqual({ ticket: 'SGP-2026-000041' })
      expect(fetched.mock.calls.map(([, init]) => (init.headers as Record<string, string>)['Idempotency-Key'])).toEqual([
        'k',
        'k',
        'k',
      ])
      const always = server(busy)
      const refused = failure(post('/public/complaints'))
      await vi.runAllTimersAsync()
      expect(await refused).toMatchObject({ code: 'busy', message: 'Sedang banyak.' })
      expect(always.mock.calls).toHaveLength(5)
    } finally {
      vi.useRealTimers()
    }
  })

  it('takes a redirect to the sign-in page for the end of the session', async () => {
    server(() => Object.defineProperty(new Response(null, { status: 200 }), 'type', { value: 'opaqueredirect' }))
    expect(await failure(get('/me'))).toMatchObject({ status: 401, code: 'signed-out' })
  })

  it('never shows a stack trace or markup for a sentence', async () => {
    server(() => answer(500, '<pre>java.lang.NullPointerException</pre>', 'text/html'))
    expect((await failure(get('/me')))?.message).not.toContain('java')
  })

  it('answers nothing for 204', async () => {
    server(() => new Response(null, { status: 204 }))
    expect(await call('/complaints/SGP-2026-000041/presence', { method: 'POST', body: {} })).toBeUndefined()
  })

  it('leaves empty parameters out of a query', () => {
    expect(query({ view: 'mine', q: '', cursor: undefined, overdue: false, n: 0 })).toBe('?view=mine&n=0')
    expect(query({})).toBe('')
  })
})
