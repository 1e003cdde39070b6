/** What somebody typed and the server does not have yet. */
export interface Typed {
  text: string
  target?: 'public' | 'private'
  template?: string
  /** Why the office speaks again. */
  reason?: string
  /** Ids of the files that go with it. */
  files?: string[]
  /** Version of the wording it started from. */
  basedOn?: number
  /** Milliseconds since 1970. */
  at: number
}

export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const prefix = 'sigap.typed.'
const keep = 14 * 24 * 60 * 60 * 1000

/**
 * Keeps typed text on the device until the server has taken it, so that a lost race, a lost lease, a lost network or a
 * closed window never loses a word. One slot for each person, case and purpose.
 */
export class TypedText {
  readonly #storage: Storage | undefined
  readonly #person: string
  readonly #memory = new Map<string, Typed>()
  readonly #now: () => number

  constructor(storage: Storage | undefined, person: string, now: () => number = Date.now) {
    this.#storage = storage
    this.#person = person
    this.#now = now
  }

  #key(subject: string, purpose: string): string {
    return `${prefix}${this.#person}.${subject}.${purpose}`
  }

  load(subject: string, purpose: string): Typed | undefined {
    const key = this.#key(subject, purpose)
    try {
      const stored = this.#storage?.getItem(key)
      if (stored) return JSON.parse(stored) as Typed
    } catch {
      // Unreadable or refused: what this page still remembers is better than nothing.
    }
    return this.#memory.get(key)
  }

  /** Answers false when only this page remembers it (storage full or refused). */
  save(subject: string, purpose: string, typed: Omit<Typed, 'at'>): boolean {
    const key = this.#key(subject, purpose)
    if (typed.text.trim() === '' && !typed.reason?.trim()) {
      this.clear(subject, purpose)
      return true
    }
    const kept: Typed = { ...typed, at: this.#now() }
    this.#memory.set(key, kept)
    if (!this.#storage) return false
    try {
      this.#storage.setItem(key, JSON.stringify(kept))
      return true
    } catch {
      this.sweep()
      try {
        this.#storage.setItem(key, JSON.stringify(kept))
        return true
      } catch {
        return false
      }
    }
  }

  clear(subject: string, purpose: string): void {
    const key = this.#key(subject, purpose)
    this.#memory.delete(key)
    try {
      this.#storage?.removeItem(key)
    } catch {
      // Nothing to remove where storage is refused.
    }
  }

  /** Purposes with text waiting for a case. */
  waiting(subject: string): string[] {
    const start = this.#key(subject, '')
    return this.#keys()
      .filter((key) => key.startsWith(start))
      .map((key) => key.slice(start.length))
      .sort()
  }

  /** Drops what nobody came back for in two weeks, whoever typed it. */
  sweep(age: number = keep): void {
    for (const key of this.#keys(true)) if (this.#old(key, age)) this.#storage?.removeItem(key)
  }

  #old(key: string, age: number): boolean {
    try {
      const typed = JSON.parse(this.#storage?.getItem(key) ?? '') as Typed
      return this.#now() - typed.at > age
    } catch {
      return true
    }
  }

  #keys(stored = false): string[] {
    const keys = new Set<string>(stored ? [] : this.#memory.keys())
    try {
      for (let index = 0; index < (this.#storage?.length ?? 0); index++) {
        const key = this.#storage?.key(index)
        if (key?.startsWith(prefix)) keys.add(key)
      }
    } catch {
      // Storage refused: memory only.
    }
    return [...keys]
  }
}

export function deviceStorage(): Storage | undefined {
  try {
    return window.localStorage
  } catch {
    return undefined
  }
}
