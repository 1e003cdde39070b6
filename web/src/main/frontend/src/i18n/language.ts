export type Language = 'id' | 'en'

const key = 'sigap.language'
let current: Language | undefined
const listeners = new Set<() => void>()

/** The language chosen on this device; Indonesian unless the person switched. */
export function language(): Language {
  if (current === undefined) current = stored()
  return current
}

export function chooseLanguage(next: Language): void {
  current = next
  try {
    localStorage.setItem(key, next)
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  document.documentElement.lang = next
  for (const listener of listeners) listener()
}

export function onLanguage(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function stored(): Language {
  try {
    return localStorage.getItem(key) === 'en' ? 'en' : 'id'
  } catch {
    return 'id'
  }
}
