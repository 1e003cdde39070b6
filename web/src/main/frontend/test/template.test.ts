import { expect, test } from 'vitest'
import { fillGaps, gapLabel, gaps } from '../src/logic/template.ts'

const text = 'Yth. {nama}, {instansi} akan [isi: apa yang dikerjakan] pada [tanggal]. Salam, {nama}.'

test('names each gap once, in the order of the text', () => {
  expect(gaps(text)).toEqual(['{nama}', '{instansi}', '[isi: apa yang dikerjakan]', '[tanggal]'])
})

test('asks for what is missing in plain words', () => {
  expect(gapLabel('[isi: apa yang dikerjakan]')).toBe('apa yang dikerjakan')
  expect(gapLabel('[tanggal dan jam]')).toBe('tanggal dan jam')
  expect(gapLabel('{telepon_darurat}')).toBe('telepon darurat')
})

test('fills what is given and leaves the rest to be seen', () => {
  expect(fillGaps(text, { '{nama}': 'Ibu Siti', '[tanggal]': '27 November', '{instansi}': ' ' })).toBe(
    'Yth. Ibu Siti, {instansi} akan [isi: apa yang dikerjakan] pada 27 November. Salam, Ibu Siti.',
  )
})

test('takes a value as it is, with signs that mean something to a program', () => {
  expect(fillGaps('[isi]', { '[isi]': '$& {nama}' })).toBe('$& {nama}')
})
