import { call, Problem } from '../api/http.ts'
import type { Challenge, PublicComplaint, Receipt } from '../api/types.ts'
import { prove } from './proof.ts'

/**
 * Sends a report under the form's key: the same key again is the same report, however often the network makes us try.
 * Where the server asks for a proof of work it is computed once and the report sent again.
 */
export async function sendReport(
  report: PublicComplaint,
  photos: readonly File[],
  key: string,
  onProof: (percent: number) => void,
): Promise<Receipt> {
  try {
    return await post(report, photos, key)
  } catch (problem) {
    const challenge = asked(problem)
    if (!challenge) throw problem
    return await post({ ...report, challenge: await prove(challenge, onProof) }, photos, key)
  }
}

/** A follow-up to a report, with its photos where there are any; the same key again is the same message. */
export function sendMore(path: string, text: string, photos: readonly File[], key: string): Promise<unknown> {
  const options = { method: 'POST', idempotencyKey: key, timeout: photos.length > 0 ? 180_000 : 45_000 } as const
  if (photos.length === 0) return call(path, { ...options, body: { text } })
  const form = new FormData()
  form.append('text', text)
  for (const photo of photos) form.append('photo', photo, photo.name)
  return call(path, { ...options, body: form })
}

const asked = (problem: unknown): Challenge | undefined =>
  problem instanceof Problem && problem.status === 428 ? problem.body.challenge : undefined

function post(report: PublicComplaint, photos: readonly File[], key: string): Promise<Receipt> {
  const options = { method: 'POST', idempotencyKey: key, timeout: photos.length > 0 ? 180_000 : 45_000 } as const
  if (photos.length === 0) return call<Receipt>('/public/complaints', { ...options, body: report })
  const form = new FormData()
  for (const [name, value] of Object.entries(report)) {
    if (value !== undefined) form.append(name, String(value))
  }
  for (const photo of photos) form.append('photo', photo, photo.name)
  return call<Receipt>('/public/complaints', { ...options, body: form })
}
