import { expect, test } from 'vitest'
import { column } from '../src/staff/admin/columns.ts'

test('what an administrator changed of a channel has words', () => {
  for (const name of ['registration.legalBasis', 'silentAfterHours', 'active', 'secret', 'since', 'how'])
    expect(column(name)?.key).toBeDefined()
})

test('a setting that only its connector knows is called by its name', () => {
  expect(column('settings.api-url')).toEqual({ key: 'admin.ch.setting', values: { name: 'api-url' } })
})

test('what nobody named is left to the register that knows it', () => {
  expect(column('warn_amount')).toBeUndefined()
})
