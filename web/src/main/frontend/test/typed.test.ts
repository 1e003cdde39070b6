import { describe, expect, it } from 'vitest'
import { type Storage, TypedText } from '../src/logic/typed.ts'

class Device implements Storage {
  readonly kept = new Map<string, string>()
  full = false
  get length() {
    return this.kept.size
  }
  key(index: number) {
    return [...this.kept.keys()][index] ?? null
  }
  getItem(key: string) {
    return this.kept.get(key) ?? null
  }
  setItem(key: string, value: string) {
    if (this.full) throw new DOMException('full', 'QuotaExceededError')
    this.kept.set(key, value)
  }
  removeItem(key: string) {
    this.kept.delete(key)
    this.full = false
  }
}

const ticket = 'SGP-2026-000041'

describe('typed text', () => {
  it('outlives the page until the server has it', () => {
    const device = new Device()
    new TypedText(device, 'operator1', () => 5).save(ticket, 'answer', {
      text: 'Selamat siang',
      target: 'public',
      basedOn: 2,
    })
    const later = new TypedText(device, 'operator1')
    expect(later.load(ticket, 'answer')).toEqual({ text: 'Selamat siang', target: 'public', basedOn: 2, at: 5 })
    later.clear(ticket, 'answer')
    expect(later.load(ticket, 'answer')).toBeUndefined()
  })

  it('belongs to one person, one case, one purpose', () => {
    const device = new Device()
    const rina = new TypedText(device, 'operator1')
    rina.save(ticket, 'answer', { text: 'dari Rina' })
    rina.save(ticket, 'note', { text: 'catatan' })
    rina.save('SGP-2026-000042', 'question', { text: 'lain' })
    expect(new TypedText(device, 'operator2').load(ticket, 'answer')).toBeUndefined()
    expect(rina.waiting(ticket)).toEqual(['answer', 'note'])
    expect(rina.waiting('SGP-2026-00004')).toEqual([])
  })

  it('does not keep blanks', () => {
    const typed = new TypedText(new Device(), 'operator1')
    typed.save(ticket, 'answer', { text: 'sesuatu' })
    typed.save(ticket, 'answer', { text: '  \n' })
    expect(typed.waiting(ticket)).toEqual([])
  })

  it('makes room by dropping what nobody came back for in two weeks, never what is fresh', () => {
    const device = new Device()
    const day = 24 * 60 * 60 * 1000
    new TypedText(device, 'operator2', () => 0).save(ticket, 'answer', { text: 'lama' })
    new TypedText(device, 'operator2', () => 14 * day).save(ticket, 'note', { text: 'baru' })
    const rina = new TypedText(device, 'operator1', () => 15 * day)
    device.full = true
    expect(rina.save(ticket, 'answer', { text: 'punya Rina' })).toBe(true)
    expect(new TypedText(device, 'operator2').waiting(ticket)).toEqual(['note'])
  })

  it('tells when only the page remembers, and still remembers', () => {
    const device = new Device()
    device.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    const full = new TypedText(device, 'operator1')
    expect(full.save(ticket, 'answer', { text: 'penting' })).toBe(false)
    expect(full.load(ticket, 'answer')?.text).toBe('penting')
    const refused = new TypedText(undefined, 'operator1')
    expect(refused.save(ticket, 'answer', { text: 'penting' })).toBe(false)
    expect(refused.load(ticket, 'answer')?.text).toBe('penting')
    expect(refused.waiting(ticket)).toEqual(['answer'])
  })

  it('takes damaged storage for empty', () => {
    const device = new Device()
    device.kept.set(`sigap.typed.operator1.${ticket}.answer`, '{"text":')
    const typed = new TypedText(device, 'operator1')
    expect(typed.load(ticket, 'answer')).toBeUndefined()
    typed.sweep()
    expect(device.kept.size).toBe(0)
  })

  it('keeps a reason and the chosen files, also before the first word of the text', () => {
    const kept = new TypedText(undefined, 'rina')
    kept.save('SGP-1', 'correction', { text: '', reason: 'Jamnya keliru', files: ['a'] })
    expect(kept.load('SGP-1', 'correction')).toMatchObject({ reason: 'Jamnya keliru', files: ['a'] })
    kept.save('SGP-1', 'correction', { text: ' ', reason: ' ' })
    expect(kept.load('SGP-1', 'correction')).toBeUndefined()
  })
})
