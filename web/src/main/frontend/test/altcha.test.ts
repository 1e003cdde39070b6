import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { payload, solve } from '../src/logic/altcha.ts'

const challenge = (number: number, maxnumber: number, algorithm = 'SHA-256') => ({
  algorithm,
  challenge: createHash(algorithm.replace('-', '').toLowerCase()).update(`garam${number}`).digest('hex'),
  maxnumber,
  salt: 'garam',
  signature: 'tanda',
})

describe('the proof of work', () => {
  it.each([0, 1, 511, 512, 1500, 2000])('finds the number %i', async (number) => {
    expect(await solve(challenge(number, 2000))).toBe(number)
  })

  it('gives up where there is no answer, having tried up to the last number', async () => {
    const tried: number[] = []
    expect(await solve(challenge(3001, 3000), (count) => tried.push(count), 100)).toBeUndefined()
    expect(tried.at(-1)).toBeLessThanOrEqual(3001)
    expect(tried.length).toBeGreaterThan(2)
  })

  it('knows the algorithms of ALTCHA and no others', async () => {
    expect(await solve(challenge(42, 100, 'SHA-512'))).toBe(42)
    await expect(solve({ ...challenge(1, 10), algorithm: 'MD5' })).rejects.toThrow('MD5')
  })

  it('answers in ALTCHA’s form', async () => {
    const asked = challenge(7, 10)
    const answer: unknown = JSON.parse(atob(payload(asked, 7)))
    expect(answer).toEqual({
      algorithm: 'SHA-256',
      challenge: asked.challenge,
      number: 7,
      salt: 'garam',
      signature: 'tanda',
    })
  })
})
