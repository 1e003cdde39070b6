import { describe, expect, it } from 'vitest'
import { isContact } from '../src/logic/contact.ts'
import { room } from '../src/logic/counter.ts'
import { t } from '../src/public/texts.ts'

describe('a contact', () => {
  it.each([
    'siti.aminah+lapor@contoh.go.id',
    '0811 540 000',
    '0812-3456-7890',
    '+62 812 3456 7890',
    '62812.3456.7890',
    '(0542) 421500',
    '+60 12-345 6789',
  ])('is a mail address or a telephone number: %s', (contact) => expect(isContact(contact)).toBe(true))

  it.each(['bukan-alamat@@', 'siti@contoh', 'siti contoh.id', 'Siti', '12345', '0812', '0812 abc 7890', ''])(
    'is nothing else: %s',
    (contact) => expect(isContact(contact)).toBe(false),
  )
})

describe('the length of a report', () => {
  const at = (length: number) => room('a'.repeat(length), 0, { maxLength: 10_000, unit: 'characters' })

  it('is told near its limit only', () => {
    const states = [8_999, 9_000, 10_000, 10_001].map((length) => at(length).state)
    expect(states).toEqual(['fine', 'near', 'near', 'over'])
  })

  it('is told in letters', () => {
    expect(t('form.text.max', { n: (10_000).toLocaleString('id-ID') })).toBe('Paling banyak 10.000 huruf.')
    expect(t('form.text.left', { n: at(9_500).left! })).toBe('Sisa 500 huruf.')
    expect(t('form.text.over', { n: -at(10_007).left! })).toBe('Kelebihan 7 huruf.')
  })
})
