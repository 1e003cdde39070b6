import { useSyncExternalStore } from 'react'

export type Scheme = 'light' | 'dark'

const key = 'sigap.scheme'
const listeners = new Set<() => void>()
const root = document.documentElement

/** The colour scheme on the page; `public/theme.js` set it before the first paint. */
export const scheme = (): Scheme => (root.getAttribute('data-mantine-color-scheme') === 'dark' ? 'dark' : 'light')

export function chooseScheme(next: Scheme): void {
  root.setAttribute('data-mantine-color-scheme', next)
  try {
    localStorage.setItem(key, next)
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useScheme = (): Scheme => useSyncExternalStore(subscribe, scheme)
