import type { Kind } from './types.ts'

/** Whether the text is XML of that kind as far as a glance tells; the server has the last word. */
export function isModel(xml: string, kind?: Kind): boolean {
  const found = kindOf(xml)
  return found !== undefined && (kind === undefined || found === kind)
}

export function kindOf(xml: string): Kind | undefined {
  if (/<!DOCTYPE/i.test(xml)) return undefined
  if (/<(\w+:)?definitions[^>]*spec\/BPMN\//s.test(xml)) return 'process'
  return /<(\w+:)?definitions[^>]*spec\/DMN\//s.test(xml) ? 'decision' : undefined
}

/** The id of the process or the last decision, which names the file. */
export function keyOf(xml: string): string | undefined {
  const element = kindOf(xml) === 'decision' ? 'decision' : 'process'
  return new RegExp(`<(?:\\w+:)?${element}\\s[^>]*\\bid="([A-Za-z_][\\w.-]*)"`).exec(xml)?.[1]
}

/** Hands a file to the browser's downloads. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/xml' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 1_000)
}

/** What people call an element of a file: its name where it has one, else its id. */
export function nameIn(xml: string, id: string): string {
  if (!/^[\w.-]+$/.test(id)) return id
  const tag = new RegExp(`<[^>]*\\sid="${id.replace(/[.]/g, '\\.')}"[^>]*>`).exec(xml)?.[0] ?? ''
  const name = /\sname="([^"]*)"/.exec(tag)?.[1]
  return name ? name.replace(/&#(x?)([0-9a-f]+);|&(amp|lt|gt|quot|apos);/gi, unescaped) : id
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescaped = (_: string, hex: string, code: string | undefined, name: string | undefined) =>
  name ? named[name.toLowerCase()]! : String.fromCodePoint(parseInt(code!, hex ? 16 : 10))
