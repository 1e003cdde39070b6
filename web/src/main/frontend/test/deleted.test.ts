import { expect, test } from 'vitest'
import { deletion } from '../src/logic/deleted.ts'

const deletedAt = '2026-11-20T02:00:00Z'

test.each(['office', 'notice', 'outside'] as const)(
  'what the office said (%s) and somebody deleted is no longer seen by the citizen',
  (kind) => expect(deletion({ kind, deletedAt })).toBe('ours'),
)

test('what the citizen deleted was theirs to take back', () => {
  expect(deletion({ kind: 'citizen', deletedAt })).toBe('theirs')
})

test('what still stands there is neither', () => {
  expect(deletion({ kind: 'office' })).toBeUndefined()
})
