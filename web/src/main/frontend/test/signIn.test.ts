import { afterEach, beforeEach, expect, test, vi } from 'vitest'

let gone: string[]
let window: EventTarget & { location: { reload: () => void; assign: (to: string) => void } }
let signIn: (again?: boolean) => boolean

beforeEach(async () => {
  vi.useFakeTimers({ now: 1_000_000 })
  gone = []
  const kept = new Map<string, string>()
  window = Object.assign(new EventTarget(), {
    location: { reload: () => gone.push('reload'), assign: (to: string) => gone.push(to) },
  })
  vi.stubGlobal('window', window)
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  })
  vi.resetModules()
  signIn = (await import('../src/staff/signIn.ts')).signIn
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('loads the page anew, then tries the sign-in, then gives up', () => {
  expect([signIn(), signIn(), signIn()]).toEqual([true, true, false])
  expect(gone).toEqual(['reload', '/app/login'])
})

test('does not interrupt a page that is being left', () => {
  window.dispatchEvent(new Event('beforeunload'))

  expect(signIn()).toBe(true)
  expect(gone).toEqual([])
})

test('signs in after all where the page was not left', () => {
  window.dispatchEvent(new Event('beforeunload'))
  vi.advanceTimersByTime(20_000)

  signIn()
  expect(gone).toEqual(['reload'])
})

test('signs in where the browser brought the page back, and at once where somebody asks for it', () => {
  window.dispatchEvent(new Event('beforeunload'))
  signIn(true)
  expect(gone).toEqual(['/app/login'])

  window.dispatchEvent(new Event('pageshow'))
  signIn()
  expect(gone).toEqual(['/app/login', '/app/login'])
})
