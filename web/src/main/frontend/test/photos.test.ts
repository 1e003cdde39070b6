import { describe, expect, it } from 'vitest'
import type { PhotoFailure } from '../src/public/photos.ts'
import { PhotoTray } from '../src/public/tray.ts'

const photo = (name: string) => new File(['x'], name, { type: 'image/jpeg' })
const names = (files?: readonly File[]) => files?.map((file) => file.name)
const turns = () => new Promise((done) => setTimeout(done))

/** A tray whose photos are ready when the test says so. */
function slow() {
  const waiting = new Map<string, (outcome: File | PhotoFailure) => void>()
  const tray = new PhotoTray((file) => new Promise((done) => waiting.set(file.name, done)))
  const finish = async (name: string, outcome: File | PhotoFailure = photo(name)) => {
    await turns()
    waiting.get(name)!(outcome)
    await turns()
  }
  return { tray, finish }
}

describe('the photos of a form', () => {
  it('are shown from the moment they are chosen', async () => {
    const { tray, finish } = slow()
    tray.add([photo('a.jpg'), photo('b.jpg')])
    expect(tray.now()).toMatchObject({ tiles: [{ name: 'a.jpg' }, { name: 'b.jpg' }], ready: [], preparing: true })
    await finish('a.jpg')
    expect(names(tray.now().ready)).toEqual(['a.jpg'])
    expect(tray.now().preparing).toBe(true)
  })

  it('are sent only when each that was chosen is ready', async () => {
    const { tray, finish } = slow()
    tray.add([photo('a.jpg')])
    let sent: readonly File[] | undefined
    const sending = tray.whole().then((files) => (sent = files))
    tray.add([photo('b.jpg')])
    await finish('a.jpg')
    expect(sent).toBeUndefined()
    await finish('b.jpg')
    await sending
    expect(names(sent)).toEqual(['a.jpg', 'b.jpg'])
  })

  it('are not sent without one that is refused while they wait', async () => {
    const { tray, finish } = slow()
    tray.add([photo('a.jpg'), photo('b.heic')])
    const sending = tray.whole()
    await finish('a.jpg')
    await finish('b.heic', 'unreadable')
    expect(await sending).toBeUndefined()
    expect(tray.now().trouble).toEqual({ why: 'unreadable', name: 'b.heic' })
    expect(names(await tray.whole()), 'who was told may send the others').toEqual(['a.jpg'])
    expect(tray.now().trouble).toBeUndefined()
  })

  it('do not wait for one that is taken away', async () => {
    const { tray } = slow()
    tray.add([photo('a.jpg')])
    const sending = tray.whole()
    tray.remove(tray.now().tiles[0]!.id)
    expect(await sending).toEqual([])
  })

  it('are four, those that are being prepared among them', async () => {
    const { tray } = slow()
    tray.add([photo('1'), photo('2'), photo('3')])
    tray.add([photo('4'), photo('5')])
    expect(tray.now().tiles.map((tile) => tile.name)).toEqual(['1', '2', '3', '4'])
    expect(tray.now().trouble).toEqual({ why: 'many', name: '5' })
  })

  it('forget an old complaint when new ones are chosen', async () => {
    const tray = new PhotoTray((file) => Promise.resolve(file.name === 'teks.txt' ? 'unreadable' : file))
    tray.add([photo('teks.txt')])
    await turns()
    expect(tray.now().trouble?.name).toBe('teks.txt')
    tray.add([photo('a.jpg')])
    await turns()
    expect(tray.now().trouble).toBeUndefined()
    expect(names(tray.now().ready)).toEqual(['a.jpg'])
  })

  it('survive a browser that fails over one', async () => {
    const tray = new PhotoTray((file) =>
      file.name === 'a' ? Promise.reject(new Error('out of memory')) : Promise.resolve(file),
    )
    tray.add([photo('a'), photo('b')])
    await turns()
    expect(names(tray.now().ready)).toEqual(['b'])
    expect(tray.now().preparing).toBe(false)
    expect(tray.now().trouble).toEqual({ why: 'unreadable', name: 'a' })
  })

  it('none is as good as all', async () => {
    expect(await new PhotoTray().whole()).toEqual([])
  })
})
