import { expect, test } from 'vitest'
import { agencyReads, unreached } from '../src/logic/forward.ts'

const citizen = { name: 'Pelapor', anonymous: false, secret: false }

test('an agency reads the citizen’s own words in Sigap unless the citizen stays hidden, and masked ones by a link', () => {
  expect(agencyReads('in-app', citizen)).toBe('full')
  expect(agencyReads('in-app', { ...citizen, anonymous: true })).toBe('hidden')
  expect(agencyReads('in-app', { ...citizen, secret: true })).toBe('hidden')
  expect(agencyReads('mail', citizen)).toBe('link')
})

test('says why nobody at an agency would learn of a forwarding', () => {
  expect(unreached({ how: 'in-app', reached: true })).toBeUndefined()
  expect(unreached({ how: 'file', reached: true })).toBeUndefined()
  expect(unreached({ how: 'in-app', reached: false })).toBe('nobody')
  expect(unreached({ how: 'mail', reached: false })).toBe('mail')
  expect(unreached({ how: 'open311', reached: false })).toBe('hand')
})
