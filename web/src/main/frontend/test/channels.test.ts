import { MantineProvider } from '@mantine/core'
import { createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Problem } from '../src/api/http.ts'
import { ChannelFields } from '../src/staff/admin/channels/ChannelFields.tsx'
import { bodyOf, empty, faultsOf, typedOf } from '../src/staff/admin/channels/form.ts'
import { Gap } from '../src/staff/admin/channels/Gap.tsx'
import { gapOf } from '../src/staff/admin/channels/gaps.ts'
import { ToCopy } from '../src/staff/admin/channels/Made.tsx'
import { SettingField } from '../src/staff/admin/channels/SettingField.tsx'
import { en } from '../src/staff/admin/channels/texts.en.ts'
import { id } from '../src/staff/admin/channels/texts.id.ts'
import type { Connector, OneChannel, Setting } from '../src/staff/admin/channels/types.ts'

const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
const said = (text: string) => ({ id: text, en: `${text} (en)` })
const setting = (name: string, type: Setting['type'], more: Partial<Setting> = {}): Setting => ({
  name,
  label: said(`Label ${name}`),
  help: said(`Bantuan ${name}`),
  type,
  defaultValue: '',
  options: [],
  required: false,
  ...more,
})
const connector: Connector = {
  id: 'contoh',
  name: 'Contoh',
  title: said('Contoh'),
  version: '1',
  apiVersion: '0.1',
  capabilities: [],
  settings: [
    setting('page', 'TEXT', { required: true }),
    setting('port', 'INTEGER', { defaultValue: '993' }),
    setting('on', 'BOOLEAN', { defaultValue: 'true' }),
    setting('mode', 'CHOICE', { defaultValue: 'slow', options: ['fast', 'slow'].map((value) => ({ value, label: said(value) })) }),
    setting('site', 'URL'),
    setting('sender', 'ADDRESS'),
    setting('key', 'SECRET', { required: true }),
    setting('verify', 'TOKEN', { required: true }),
  ],
}

const drawn = (what: ReactNode) => renderToStaticMarkup(createElement(MantineProvider, null, what))
const field = (name: string, value = '', fault?: string) =>
  drawn(
    createElement(SettingField, {
      setting: connector.settings.find((one) => one.name === name)!,
      value,
      fault,
      onChange: () => undefined,
    }),
  )

describe('what became of a gap', () => {
  it('is asked for again where the platform can', () => {
    expect(gapOf(['RECEIVES_WEBHOOKS', 'POLLS', 'REPLAYS'])).toBe('asked')
    expect(gapOf(['POLLS', 'REPLAYS'])).toBe('asked')
  })

  it('is said to be lost where the platform only delivers, though it may be looked at in turn', () => {
    expect(gapOf(['RECEIVES_WEBHOOKS', 'SENDS_PRIVATE'])).toBe('lost')
    expect(gapOf(['RECEIVES_WEBHOOKS', 'POLLS', 'SENDS_PUBLIC'])).toBe('lost')
  })

  it('is read by itself where reading goes on from its place', () => {
    expect(gapOf(['POLLS', 'SENDS_PRIVATE'])).toBe('read')
  })

  it('is nothing where all comes from the office itself', () => {
    expect(gapOf(['RECEIVES_FORMS', 'SENDS_PRIVATE'])).toBeUndefined()
  })

  it('is told in plain words where no button can help', () => {
    const told = (capabilities: Connector['capabilities']) => drawn(createElement(Gap, { capabilities }))
    expect(told(['RECEIVES_WEBHOOKS'])).toContain(id['channel.gap.lost'])
    expect(told(['POLLS'])).toContain(id['channel.gap.read'])
    for (const silent of [told(['RECEIVES_WEBHOOKS', 'REPLAYS']), told(['RECEIVES_FORMS'])]) {
      expect(silent).not.toContain('diminta ulang')
    }
  })
})

describe('the page of a channel', () => {
  it('has the same words and places to fill in both languages', () => {
    for (const key of Object.keys(id) as (keyof typeof id)[]) expect(places(en[key]), key).toEqual(places(id[key]))
  })

  it('draws each kind of setting with its label and help as its connector describes them', () => {
    for (const one of connector.settings) {
      expect(field(one.name)).toContain(`Label ${one.name}`)
      expect(field(one.name)).toContain(`Bantuan ${one.name}`)
    }
    expect(field('port')).toMatch(/inputmode="numeric"[^>]*placeholder="993"|placeholder="993"[^>]*inputmode="numeric"/i)
    expect(field('sender')).toMatch(/inputmode="email"/i)
    expect(field('site')).toMatch(/inputmode="url"/i)
    expect(field('mode')).toMatch(/<option value="slow" selected=""/)
    expect(field('on')).toMatch(/type="checkbox"[^>]*checked=""/)
    expect(field('on', 'false')).not.toMatch(/checked=""/)
  })

  it('hides what is typed into a secret and asks for no token', () => {
    expect(field('key', 'rahasia')).toMatch(/type="password"/)
    expect(field('key')).toMatch(/autocomplete="new-password"/i)
    expect(field('verify')).toMatch(/readonly=""/i)
    expect(field('verify')).toContain(id['channel.token.made'])
  })

  it('says at its field what is wrong', () => {
    const error = new Problem({
      status: 422,
      code: 'invalid',
      detail: 'Wajib diisi.',
      faults: [
        { field: 'settings.page', message: 'Halaman wajib diisi.' },
        { field: 'registration.owner', message: 'Sebutkan pemilik akun.' },
        { field: 'silentAfterHours', message: 'Harus dari 0.' },
      ],
    } as never)
    const page = drawn(
      createElement(ChannelFields, { connector, typed: empty, faults: faultsOf(error), onChange: () => undefined }),
    )

    expect(page).toMatch(/name="page"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*name="page"/)
    for (const message of ['Halaman wajib diisi.', 'Sebutkan pemilik akun.', 'Harus dari 0.']) expect(page).toContain(message)
    expect(page).not.toContain('Label key')
    expect(faultsOf(new Error('x'))).toEqual({})
  })

  it('asks for the name and the code first, then for what the connector declares in its order, then for the register', () => {
    const mixed = { ...connector, settings: [setting('page', 'TEXT'), setting('key', 'SECRET'), setting('site', 'URL')] }
    const page = drawn(
      createElement(ChannelFields, {
        connector: mixed,
        typed: empty,
        faults: { 'secrets.key': 'Wajib diisi.' },
        code: 'Kode di sini',
        secrets: { values: {}, field: (one) => one, onChange: () => undefined },
        onChange: () => undefined,
      }),
    )
    const told = [id['channel.label'], 'Kode di sini', 'Label page', 'Label key', 'Label site', id['channel.register']]
    const at = told.map((words) => page.indexOf(words))

    expect(at).not.toContain(-1)
    expect([...at].sort((a, b) => a - b)).toEqual(at)
    expect(page).toContain('Wajib diisi.')
  })

  it('speaks of a token only where one was made', () => {
    const one = { connector, webhook: 'https://sigap.example/hook' } as unknown as OneChannel
    const copied = (made: Record<string, string>) => drawn(createElement(ToCopy, { one, made }))

    expect(copied({})).toContain('https://sigap.example/hook')
    expect(copied({})).not.toContain('Token')
    expect(copied({ verify: 'abc' })).toContain(id['channel.made.token'])
    expect(copied({ verify: 'abc' })).toContain('Label verify')
  })

  it('sends what was typed without secrets, and a number that is none as a fault', () => {
    const one: OneChannel = {
      channel: { id: 'a', connector: 'contoh', label: 'A', state: 'running', waiting: 0, registered: true },
      version: 3,
      settings: { page: 'x' },
      secrets: [{ name: 'key', stored: true, rotating: false }],
      registration: { owner: 'Diskominfo' },
      silentAfterHours: 12,
      refused: 0,
      repeated: 0,
    }
    expect(bodyOf(typedOf(one))).toEqual({
      label: 'A',
      settings: { page: 'x' },
      registration: { owner: 'Diskominfo' },
      silentAfterHours: 12,
    })
    expect(bodyOf({ ...empty, silent: 'lama' }).silentAfterHours).toBe(-1)
    expect(bodyOf({ ...empty, silent: ' ' }).silentAfterHours).toBeUndefined()
  })
})
