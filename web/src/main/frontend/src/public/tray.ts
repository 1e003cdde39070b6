import { maxPhotos, type PhotoFailure, prepare } from './photos.ts'

/** A chosen photo; without its file while it is being prepared. */
export interface Tile {
  readonly id: number
  readonly name: string
  readonly photo?: File
}

export interface Tray {
  readonly tiles: readonly Tile[]
  readonly ready: readonly File[]
  readonly preparing: boolean
  /** Why a photo that was chosen is not among them. */
  readonly trouble?: { readonly why: PhotoFailure | 'many'; readonly name: string }
}

/** The photos of one form, from choosing to sending: prepared one after the other, as they were chosen. */
export class PhotoTray {
  #tray: Tray = { tiles: [], ready: [], preparing: false }
  #next = 0
  #last: Promise<void> = Promise.resolve()
  readonly #listeners = new Set<() => void>()
  readonly #prepare: typeof prepare

  constructor(how: typeof prepare = prepare) {
    this.#prepare = how
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly now = (): Tray => this.#tray

  add(files: readonly File[]): void {
    if (files.length === 0) return
    const fitting = files.slice(0, maxPhotos - this.#tray.tiles.length)
    const left = files[fitting.length]
    const added = fitting.map((file) => ({ id: this.#next++, file }))
    this.#set(
      [...this.#tray.tiles, ...added.map(({ id, file }) => ({ id, name: file.name }))],
      left && { why: 'many', name: left.name },
    )
    for (const { id, file } of added) this.#last = this.#last.then(() => this.#ready(id, file))
  }

  remove(id: number): void {
    this.#set(this.#tray.tiles.filter((tile) => tile.id !== id))
  }

  clear(): void {
    this.#set([])
  }

  /** All photos once they are ready; nothing where one was refused meanwhile, which its citizen has to know first. */
  async whole(): Promise<readonly File[] | undefined> {
    this.#set(this.#tray.tiles)
    await new Promise<void>((done) => {
      const look = () => {
        if (this.#tray.preparing) return
        leave()
        done()
      }
      const leave = this.subscribe(look)
      look()
    })
    return this.#tray.trouble ? undefined : this.#tray.ready
  }

  async #ready(id: number, file: File): Promise<void> {
    const chosen = () => this.#tray.tiles.some((tile) => tile.id === id)
    if (!chosen()) return
    const photo = await this.#prepare(file).catch((): PhotoFailure => 'unreadable')
    if (!chosen()) return
    if (typeof photo === 'string') {
      this.#set(
        this.#tray.tiles.filter((tile) => tile.id !== id),
        { why: photo, name: file.name },
      )
    } else {
      this.#set(
        this.#tray.tiles.map((tile) => (tile.id === id ? { ...tile, photo } : tile)),
        this.#tray.trouble,
      )
    }
  }

  #set(tiles: readonly Tile[], trouble?: Tray['trouble']): void {
    const ready = tiles.flatMap(({ photo }) => photo ?? [])
    this.#tray = { tiles, ready, preparing: ready.length < tiles.length, trouble }
    for (const listener of [...this.#listeners]) listener()
  }
}
