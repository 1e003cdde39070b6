import type { Language } from '../i18n/language.ts'

/** Formats instants in the office's zone, with the zone's own name. */
export interface OfficeTime {
  /** 22 Nov 2026 14.03 WITA */
  exact(at: string): string
  /** 22 Nov 2026 */
  date(at: string): string
  /** 14.03 */
  time(at: string): string
  /** Today: 14.03; else 22 Nov 14.03 (with the year when it is another). */
  short(at: string, now: number): string
}

/**
 * The instant of a local date and time (`2026-11-22T14:03`) in a zone. Where the zone's clock skips or repeats that time,
 * one of the two is taken; Indonesia's zones do neither.
 */
export function instantIn(zone: string, local: string): string {
  const asUtc = Date.parse(`${local}Z`)
  const offset = (at: number) => {
    const found: Record<string, number> = {}
    const parts = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      hourCycle: 'h23',
    }).formatToParts(new Date(at))
    for (const part of parts) found[part.type] = Number(part.value)
    return (
      Date.UTC(found['year']!, found['month']! - 1, found['day'], found['hour'], found['minute'], found['second']) - at
    )
  }
  return new Date(asUtc - offset(asUtc - offset(asUtc))).toISOString()
}

/** The date and time (`2026-11-22T14:03`) that a zone's clock shows at an instant; the way back is `instantIn`. */
export function localIn(zone: string, at: number): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at)
  return parts.replace(' ', 'T')
}

const months = {
  id: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
}

export function officeTime(zone: string, zoneName: string, language: Language): OfficeTime {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const parts = (at: string | number) => {
    const found: Record<string, string> = {}
    for (const part of format.formatToParts(new Date(at))) found[part.type] = part.value
    return found as { year: string; month: string; day: string; hour: string; minute: string }
  }
  const separator = language === 'id' ? '.' : ':'
  const month = (number: string) => months[language][Number(number) - 1] ?? number
  const clock = (p: ReturnType<typeof parts>) => `${p.hour}${separator}${p.minute}`
  return {
    exact: (at) => {
      const p = parts(at)
      return `${Number(p.day)} ${month(p.month)} ${p.year} ${clock(p)} ${zoneName}`
    },
    date: (at) => {
      const p = parts(at)
      return `${Number(p.day)} ${month(p.month)} ${p.year}`
    },
    time: (at) => clock(parts(at)),
    short: (at, now) => {
      const p = parts(at)
      const today = parts(now)
      if (p.year !== today.year) return `${Number(p.day)} ${month(p.month)} ${p.year}`
      if (p.month === today.month && p.day === today.day) return clock(p)
      return `${Number(p.day)} ${month(p.month)} ${clock(p)}`
    },
  }
}
