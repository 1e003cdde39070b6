import type { Challenge } from '../api/types.ts'

const encoder = new TextEncoder()

/** Names that ALTCHA uses and SubtleCrypto knows. */
const algorithms = new Set(['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'])

const hex = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')

export const digest = async (algorithm: string, text: string): Promise<string> =>
  hex(await crypto.subtle.digest(algorithm, encoder.encode(text)))

/**
 * Finds the number whose hash with the salt is the challenge; undefined when none up to `maxnumber` does.
 * Hashes go out in batches, since each one is asynchronous.
 */
export async function solve(
  challenge: Challenge,
  onTried: (tried: number) => void = () => {},
  batch = 512,
): Promise<number | undefined> {
  if (!algorithms.has(challenge.algorithm)) throw new Error(`Unknown algorithm ${challenge.algorithm}`)
  for (let from = 0; from <= challenge.maxnumber; from += batch) {
    const size = Math.min(batch, challenge.maxnumber - from + 1)
    const hashes = await Promise.all(
      Array.from({ length: size }, (_, index) => digest(challenge.algorithm, challenge.salt + (from + index))),
    )
    const hit = hashes.indexOf(challenge.challenge)
    if (hit >= 0) return from + hit
    if ((from / batch) % 8 === 7) onTried(from + size)
  }
  return undefined
}

/** What ALTCHA's server side verifies: base64 of the challenge with its number. */
export function payload(challenge: Challenge, number: number): string {
  const { algorithm, challenge: hash, salt, signature } = challenge
  return btoa(JSON.stringify({ algorithm, challenge: hash, number, salt, signature }))
}
