import { createHash, randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Connect, Plugin } from 'vite'
import type { Me, View } from '../src/api/types.ts'
import { admin, deadLetters } from './admin.ts'
import { catalog } from './catalog.ts'
import * as models from './models.ts'
import { office, people } from './people.ts'
import * as world from './world.ts'

/**
 * An API in memory for `vite dev` and `vite preview`: a test aid to see the pages without a server. It is no part of a
 * build. `/app/login?as=operator1` signs in as one of the made-up people.
 */
export function inMemoryApi(): Plugin {
  return {
    name: 'sigap:in-memory-api',
    apply: (_, { command }) => command === 'serve' && !process.env['VITEST'],
    configureServer: (server) => {
      server.middlewares.use(answer(false))
    },
    configurePreviewServer: (server) => {
      server.middlewares.use(answer(true))
    },
  }
}

/** What the server should send as well: nothing inline but style attributes. */
const policy =
  "default-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"

const answer =
  (strict: boolean): Connect.NextHandleFunction =>
  (request, response, next) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (strict) response.setHeader('Content-Security-Policy', policy)
    if (url.pathname.startsWith('/api/')) {
      void api(request, response, url).catch((problem: unknown) => refuse(response, problem))
      return
    }
    if (url.pathname === '/app/login') {
      signIn(request, response, url)
      return
    }
    if (url.pathname === '/dev-photo.svg') {
      response.setHeader('Content-Type', 'image/svg+xml')
      response.end(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300" fill="#c9d6d3"/><path d="M120 90h120v40h50v80h-30v-50h-140z" fill="#7b8c88"/><circle cx="150" cy="80" r="26" fill="#93a39f"/></svg>',
      )
      return
    }
    // The server answers every address below /app with the desk's page, and the public ones with the citizens'.
    if (request.method === 'GET' && !/\.\w+$/.test(url.pathname) && !url.pathname.startsWith('/@')) {
      request.url = url.pathname.startsWith('/app') ? '/app/index.html' : '/index.html'
    }
    next()
  }

function signIn(request: IncomingMessage, response: ServerResponse, url: URL) {
  const as = url.searchParams.get('as')
  const to = url.searchParams.get('to') ?? '/app/'
  if (as) {
    response.writeHead(302, { Location: to, 'Set-Cookie': `as=${as}; Path=/` }).end()
    return
  }
  void request
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.end(
    `<h1>Masuk sebagai</h1>${people.map((p) => `<p><a href="/app/login?as=${p.username}&to=${encodeURIComponent(to)}">${p.name} (${p.username})</a></p>`).join('')}`,
  )
}

const json = (response: ServerResponse, status: number, body?: unknown, headers: Record<string, string> = {}) =>
  response
    .writeHead(status, { 'Content-Type': 'application/json', ...headers })
    .end(body === undefined ? undefined : JSON.stringify(body))

function refuse(response: ServerResponse, problem: unknown) {
  if (problem instanceof world.Refusal) {
    response.writeHead(problem.status, { 'Content-Type': 'application/problem+json' }).end(JSON.stringify(problem.body))
    return
  }
  console.error(problem)
  json(response, 500, { status: 500, detail: 'Ada yang salah di server.' })
}

async function read(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const raw = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  if (type.includes('multipart')) {
    const form = await new Response(raw, { headers: { 'Content-Type': type } }).formData()
    const files = [...form.values()].filter((value) => typeof value !== 'string')
    return { ...Object.fromEntries([...form.entries()].filter(([, value]) => typeof value === 'string')), files }
  }
  return raw.length === 0 ? {} : (JSON.parse(raw.toString('utf8')) as Record<string, unknown>)
}

const who = (request: IncomingMessage): Me | undefined => {
  const as = /(?:^|; )as=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1]
  return people.find((p) => p.username === as)
}

let posts = 0

async function open(request: IncomingMessage, response: ServerResponse, url: URL, path: string[]) {
  const [kind, id, what] = path
  const body = request.method === 'POST' ? await read(request) : {}
  const code = url.searchParams.get('code') ?? ''
  if (kind === 'office') {
    json(response, 200, {
      ...office,
      privacy:
        'Data Anda dipakai untuk menindaklanjuti laporan ini saja, disimpan terenkripsi, dan dihapus menurut jadwal retensi. Anda dapat meminta salinan, perbaikan, atau penghapusan kepada kantor.',
      emergency: [
        { label: 'Darurat', phone: '112' },
        { label: 'Ambulans', phone: '119' },
        { label: 'Polisi', phone: '110' },
      ],
    })
  } else if (kind === 'form') json(response, 200, { longestText: 10_000 })
  else if (kind === 'answers' && id) {
    if (id === 'habis') throw new world.Refusal(404, 'not-found', 'Tautan tidak berlaku.')
    if (request.method === 'POST') json(response, 204)
    else
      json(response, 200, {
        ticket: 'SGP-2026-000046',
        agency: { code: 'DLH', label: 'Dinas Lingkungan Hidup' },
        text: world.find('SGP-2026-000046').excerpt,
        note: 'Mohon jadwal pengangkutan berikutnya dan penyebab keterlambatan.',
        dueAt: new Date(Date.now() + 7_200_000).toISOString(),
        state: 'open',
      })
  } else if (kind === 'complaints' && !id) {
    if (++posts % 2 === 0 && !body['challenge']) {
      const salt = randomBytes(8).toString('hex')
      const challenge = createHash('sha256')
        .update(`${salt}${20_000 + Math.floor(Math.random() * 20_000)}`)
        .digest('hex')
      throw new world.Refusal(428, 'challenge-required', 'Buktikan bahwa Anda bukan robot.', {
        challenge: { algorithm: 'SHA-256', challenge, maxnumber: 50_000, salt, signature: 'dev' },
      })
    }
    if (String(body['text']).includes('galat')) throw new world.Refusal(503, 'away', 'Server sedang dipelihara.')
    json(response, 201, world.receive(body, 'web'))
  } else if (kind === 'complaints' && id && !what) json(response, 200, world.tracked(id, code))
  else if (kind === 'complaints' && id) {
    world.tracked(id, code)
    if (what === 'messages') world.citizenWrites(id, String(body['text']), body['files'] as File[] | undefined)
    if (what === 'rating') world.rate(id, Number(body['stars']))
    json(response, what === 'messages' ? 201 : 204, what === 'messages' ? {} : undefined)
  } else throw new world.Refusal(404, 'not-found', 'Tidak ada.')
}

async function api(request: IncomingMessage, response: ServerResponse, url: URL) {
  const path = url.pathname.slice('/api/'.length).split('/').map(decodeURIComponent)
  const [kind, id, ...more] = path
  if (kind === 'public') return open(request, response, url, path.slice(1))
  const me = who(request)
  if (!me) throw new world.Refusal(401, 'signed-out', 'Sesi Anda berakhir. Masuk lagi untuk melanjutkan.')
  const posted = request.method === 'POST' || request.method === 'PUT'
  if (kind === 'admin') {
    const [status, answer] = admin(me, request.method ?? 'GET', path.slice(1), await read(request))
    return json(response, status, answer)
  }
  const body = posted ? await read(request) : {}
  if (kind === 'me') json(response, 200, me)
  else if (kind === 'catalog') json(response, 200, catalog)
  else if (kind === 'events') stream(request, response)
  else if (kind === 'complaints' && !id) {
    if (posted) json(response, 201, world.receive(body, 'manual'))
    else
      json(
        response,
        200,
        world.list(me, (url.searchParams.get('view') ?? 'open') as View, url.searchParams.get('q') ?? ''),
      )
  } else if (kind === 'complaints' && id) {
    if (posted && more[0] === 'presence') {
      world.present(id, me, body['doing'] === 'writing' ? 'writing' : 'reading')
      return json(response, 204)
    }
    if (posted && more[0] === 'contact') return json(response, 200, { contact: 'warga@surel.test' })
    if (posted && more[0] === 'remarks') return json(response, 200, { items: world.remarks(id, body) })
    if (posted && more[0] === 'attachments') {
      const [file] = body['files'] as File[]
      return json(response, 201, world.attach(id, file!.name, file!.type, file!.size))
    }
    const found = posted
      ? world.change(id, more.join('/'), me, body, request.headers['if-match'])
      : world.shown(world.find(id), me)
    json(response, 200, found, { ETag: `"${found.version}"` })
  } else if (kind === 'forwardings') {
    if (!id) json(response, 200, { items: world.forwardings(me) })
    else if (posted) json(response, 200, world.answerForwarding(me, id, more[0] ?? '', body))
    else json(response, 200, world.forwarding(me, id))
  } else if (kind === 'tasks') {
    if (posted && id) world.complete(id, me)
    json(response, 200, { items: world.tasks(me) })
  } else if (kind === 'incidents') {
    if (posted && id) world.incident(id, more[0] ?? '', me)
    json(response, 200, { items: world.incidentList() })
  } else if (kind === 'dead-letters' && (!id || more[0] === 'dismiss')) {
    json(response, 200, deadLetters(id ?? '', more[0] ?? ''))
  } else if (kind === 'dead-letters' && id) {
    if (posted && more[0] === 'mend') world.mendLetter(id, me, body, request.headers['if-match'])
    else if (posted) world.retryLetter(id)
    if (posted) json(response, 204)
    else if (id === 'mended') json(response, 200, world.mendedLetters())
    else json(response, 200, more[0] === 'text' ? world.letterText() : world.deadLetter(id, me))
  } else if (kind === 'ledger') json(response, 200, { items: world.ledger(url.searchParams.get('ticket') ?? '') })
  else if (kind === 'releases' || kind === 'drafts') json(response, 200, models.list(kind))
  else if (kind === 'processes' && !id) json(response, 200, models.models())
  else if (kind === 'processes' && request.method === 'GET' && more[0] !== 'drafts') {
    const xml = models.released(id!, more[1] ? Number(more[1]) : undefined)
    response.writeHead(200, { 'Content-Type': 'application/xml' }).end(xml)
  } else if (kind === 'processes') {
    const { status = 200, body: answer, etag } = models.act(
      me,
      request.method ?? 'GET',
      [id!, ...more],
      body,
      request.headers['if-match'],
    )
    json(response, status, answer, etag ? { ETag: `"${etag}"` } : {})
  } else throw new world.Refusal(404, 'not-found', 'Tidak ada.')
}

function stream(request: IncomingMessage, response: ServerResponse) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
  response.write('retry: 2000\n\n')
  const stop = world.onEvent((event, data) => response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`))
  request.on('close', stop)
}
