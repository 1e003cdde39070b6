import type { Attachment, Part } from '../api/types.ts'

/** Bytes that the server takes in one file of a case. */
export const largestFile = 10 * 1024 * 1024

const photos = new Set(['image/jpeg', 'image/png', 'image/webp'])

/** What the server lets a browser show; every other type is only saved. */
export const isPhoto = (type: string): boolean => photos.has(type)

/** "183 kB", "2,4 MB". */
export function fileSize(bytes: number, language: 'id' | 'en'): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} kB`
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(bytes / 1024 / 1024)} MB`
}

/** Files that a letter carries, by their ids, in its order. */
export const enclosed = (parts: readonly Part[]): string[] =>
  parts.flatMap((part) => (part.kind === 'attachment' && part.attachment ? [part.attachment] : []))

/** A letter's file as the case knows it; where it does not, what the letter itself says. */
export function fileOf(part: Part, known: readonly Attachment[]): Attachment | undefined {
  return known.find(({ id }) => id === part.attachment)
}

/** Whether two letters carry the same files, in whatever order they were chosen. */
export const sameFiles = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id))

/** The address of a citizen's file, which needs the code that opens the report. */
export const withCode = (url: string, code: string): string =>
  `${url}${url.includes('?') ? '&' : '?'}code=${encodeURIComponent(code)}`
