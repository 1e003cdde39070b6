/** A text to write from has gaps: `{nama}` is known from the case, `[tanggal]` only to who writes. */
const GAP = /\{\w+\}|\[[^[\]\n]{1,80}\]/g

/** The gaps of a text as they stand in it, each once. */
export const gaps = (text: string): string[] => [...new Set(text.match(GAP) ?? [])]

/** What a person is asked for: `[isi: jawaban instansi]` is "jawaban instansi", `[tanggal dan jam]` is itself. */
export const gapLabel = (gap: string): string =>
  gap
    .slice(1, -1)
    .replace(/^isi:\s*/, '')
    .replaceAll('_', ' ')

/** The text with these gaps filled; a gap without a value stays as it is. */
export const fillGaps = (text: string, values: Record<string, string>): string =>
  text.replace(GAP, (gap) => values[gap]?.trim() || gap)
