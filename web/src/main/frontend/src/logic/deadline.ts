import type { Deadline } from '../api/types.ts'
import type { Language } from '../i18n/language.ts'

/** How a clock feels: calm, near, late, stopped for now, kept, or broken. */
export type Mood = 'calm' | 'near' | 'late' | 'paused' | 'met' | 'missed'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const words = {
  id: {
    left: (span: string) => `sisa ${span}`,
    late: (span: string) => `lewat ${span}`,
    paused: (span: string) => `dijeda, ${span}`,
    met: 'terpenuhi',
    missed: 'terlewat',
    moment: 'kurang dari 1 menit',
    seconds: (m: number, s: number) => (m === 0 ? `${s} detik` : `${m} menit ${s} detik`),
    minutes: (n: number) => `${n} menit`,
    hours: (n: number) => `${n} jam`,
    hoursMinutes: (h: number, m: number) => `${h} jam ${m} menit`,
    days: (n: number) => `${n} hari`,
    daysHours: (d: number, h: number) => `${d} hari ${h} jam`,
    now: 'baru saja',
    ago: (span: string) => `${span} lalu`,
  },
  en: {
    left: (span: string) => `${span} left`,
    late: (span: string) => `${span} late`,
    paused: (span: string) => `paused, ${span}`,
    met: 'met',
    missed: 'missed',
    moment: 'less than a minute',
    seconds: (m: number, s: number) => (m === 0 ? `${s} s` : `${m} min ${s} s`),
    minutes: (n: number) => `${n} min`,
    hours: (n: number) => (n === 1 ? '1 hour' : `${n} hours`),
    hoursMinutes: (h: number, m: number) => `${h} h ${m} min`,
    days: (n: number) => (n === 1 ? '1 day' : `${n} days`),
    daysHours: (d: number, h: number) => `${d} d ${h} h`,
    now: 'just now',
    ago: (span: string) => `${span} ago`,
  },
}

export type Precision = 'short' | 'live'

/** A span in words. `short` keeps one unit; `live` adds the next one and counts seconds below ten minutes. */
export function span(milliseconds: number, language: Language, precision: Precision = 'short'): string {
  const w = words[language]
  const ms = Math.max(0, milliseconds)
  if (precision === 'live') {
    if (ms < 10 * MINUTE) return w.seconds(Math.floor(ms / MINUTE), Math.floor((ms % MINUTE) / SECOND))
    if (ms < HOUR) return w.minutes(Math.floor(ms / MINUTE))
    if (ms < DAY) {
      const minutes = Math.floor((ms % HOUR) / MINUTE)
      const hours = Math.floor(ms / HOUR)
      return minutes === 0 ? w.hours(hours) : w.hoursMinutes(hours, minutes)
    }
    const hours = Math.floor((ms % DAY) / HOUR)
    const days = Math.floor(ms / DAY)
    return hours === 0 || days >= 7 ? w.days(days) : w.daysHours(days, hours)
  }
  if (ms < MINUTE) return w.moment
  if (ms < HOUR) return w.minutes(Math.floor(ms / MINUTE))
  if (ms < 2 * DAY) return w.hours(Math.floor(ms / HOUR))
  return w.days(Math.floor(ms / DAY))
}

export interface DeadlineWords {
  mood: Mood
  text: string
}

/**
 * A deadline as people say it: "sisa 6 menit", "lewat 2 jam". Never by colour alone: the mood also picks an icon. It is
 * near from the instant that its rule warns at, and in its last hour whatever the rule says.
 */
export function deadlineWords(
  deadline: Pick<Deadline, 'dueAt' | 'warnAt' | 'state'>,
  now: number,
  language: Language,
  precision: Precision = 'short',
): DeadlineWords {
  const w = words[language]
  if (deadline.state === 'met') return { mood: 'met', text: w.met }
  const due = Date.parse(deadline.dueAt)
  const remaining = due - now
  const text =
    remaining >= 0 ? w.left(span(remaining, language, precision)) : w.late(span(-remaining, language, precision))
  if (deadline.state === 'missed') return { mood: 'missed', text: remaining < 0 ? text : w.missed }
  if (deadline.state === 'paused') return { mood: 'paused', text: w.paused(text) }
  if (remaining < 0) return { mood: 'late', text }
  const near = remaining < HOUR || (deadline.warnAt !== undefined && now >= Date.parse(deadline.warnAt))
  return { mood: near ? 'near' : 'calm', text }
}

/** "6 menit lalu", "baru saja". */
export function ago(at: string, now: number, language: Language): string {
  const passed = now - Date.parse(at)
  return passed < MINUTE ? words[language].now : words[language].ago(span(passed, language))
}

/** The clock to show where there is room for one: the nearest that still runs, else the nearest paused one. */
export function nearest(deadlines: readonly Deadline[]): Deadline | undefined {
  const by = (state: Deadline['state']) =>
    deadlines.filter((d) => d.state === state).sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))[0]
  return by('running') ?? by('missed') ?? by('paused')
}
