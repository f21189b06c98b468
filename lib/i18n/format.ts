import { dayMs, dayOf, zone } from '#lib/platform/clock.ts'
import type { Locale } from './routing.ts'

/** An instant, or a calendar day as `YYYY-MM-DD`. */
export type Moment = Date | string

const tags: Record<Locale, string> = { kk: 'kk', ru: 'ru', en: 'en-GB' }
const known = new Map<string, Intl.DateTimeFormat>()

/** «2025 ж. 18 сәуір», «18 апреля 2025 г.», "18 April 2025". */
export function formatDate(locale: Locale, moment: Moment): string {
  return dateFormat(locale, { dateStyle: 'long' }).format(instant(moment))
}

/** The long date with its weekday. */
export function formatDateFull(locale: Locale, moment: Moment): string {
  return dateFormat(locale, { dateStyle: 'full' }).format(instant(moment))
}

/** For tables: 18.04.2025 in Kazakh and Russian, 18/04/2025 in English. */
export function formatDateTable(locale: Locale, moment: Moment): string {
  const [year, month, day] = (typeof moment === 'string' ? moment.slice(0, 10) : dayOf(moment)).split('-')
  return [day, month, year].join(locale === 'en' ? '/' : '.')
}

/** «18 сәуір», «18 апреля», "18 April". */
export function formatDay(locale: Locale, moment: Moment): string {
  return dateFormat(locale, { day: 'numeric', month: 'long' }).format(instant(moment))
}

/** «жұма, 18 сәуір», «пятница, 18 апреля», "Friday, 18 April". */
export function formatWeekday(locale: Locale, moment: Moment): string {
  const { weekday } = formatDayParts(locale, moment)
  return `${weekday}, ${formatDay(locale, moment)}`
}

/** Year and month of a list's heading: «2025 ж. сәуір», «апрель 2025 г.», "April 2025". */
export function formatMonth(locale: Locale, moment: Moment): string {
  return dateFormat(locale, { year: 'numeric', month: 'long' }).format(instant(moment))
}

/** «қараша»: a month under the heading of its year. */
export function formatMonthName(locale: Locale, moment: Moment): string {
  return dateFormat(locale, { month: 'long' }).format(instant(moment))
}

/** 24-hour wall time in the region's zone. */
export function formatTime(locale: Locale, moment: Date): string {
  return dateFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(moment)
}

/** «15:00–17:00»; an end on another day carries its date. */
export function formatTimeRange(locale: Locale, startsAt: Date, endsAt: Date): string {
  const end = formatTime(locale, endsAt)
  const sameDay = dayOf(startsAt) === dayOf(endsAt)
  return `${formatTime(locale, startsAt)}–${sameDay ? end : `${formatDay(locale, endsAt)}, ${end}`}`
}

/** Date and wall time together, for "last changed" and deadlines. */
export function formatDateTime(locale: Locale, moment: Date): string {
  return `${formatDate(locale, moment)}, ${formatTime(locale, moment)}`
}

/** Table form of an instant: 18.04.2025 15:00. */
export function formatDateTimeTable(locale: Locale, moment: Date): string {
  return `${formatDateTable(locale, moment)} ${formatTime(locale, moment)}`
}

/** A span of days; one day stands alone, a shared year is written once. */
export function formatDateRange(locale: Locale, from: Moment, to: Moment): string {
  return dateFormat(locale, { dateStyle: 'long' }).formatRange(instant(from), instant(to))
}

/** Pieces of a date for a date block: the numeral, the month and the weekday as running text writes them. */
export function formatDayParts(locale: Locale, moment: Moment) {
  const at = instant(moment)
  const parts = dateFormat(locale, { day: 'numeric', month: 'long' }).formatToParts(at)
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  const month = part('month')
  const weekday = dateFormat(locale, { weekday: 'long' }).format(at)
  const year =
    dateFormat(locale, { year: 'numeric' })
      .formatToParts(at)
      .find((each) => each.type === 'year')?.value ?? ''
  return {
    day: part('day'),
    month,
    weekday,
    year,
    iso: typeof moment === 'string' ? moment.slice(0, 10) : dayOf(moment),
  }
}

/** «кеше», «бүгін», «ертең» and their like; null when the day is farther than one away. */
export function relativeDay(locale: Locale, moment: Moment, today: Date): string | null {
  const day = typeof moment === 'string' ? moment.slice(0, 10) : dayOf(moment)
  const distance = Math.round((Date.parse(day) - Date.parse(dayOf(today))) / dayMs)
  if (Math.abs(distance) > 1) return null
  return new Intl.RelativeTimeFormat(tags[locale], { numeric: 'auto' }).format(distance, 'day')
}

/** Thousands with a no-break space in Kazakh and Russian, a comma in English. */
export function formatNumber(locale: Locale, value: number, digits = 0): string {
  return new Intl.NumberFormat(tags[locale], { maximumFractionDigits: digits }).format(value)
}

/** Minutes as hours with at most one decimal: 90 → «1,5». The word comes from the messages. */
export function formatHours(locale: Locale, minutes: number): string {
  return formatNumber(locale, minutes / 60, 1)
}

/** «А, Ә және Б» as the language joins a list. */
export function formatList(locale: Locale, items: string[]): string {
  return new Intl.ListFormat(tags[locale], { type: 'conjunction' }).format(items)
}

/** Bytes in the largest unit that keeps the number short: «2,4 МБ». */
export function formatBytes(locale: Locale, bytes: number): string {
  const isLarge = bytes >= 1_000_000
  const unit = isLarge ? 'megabyte' : 'kilobyte'
  const amount = isLarge ? bytes / 1_000_000 : Math.max(1, bytes / 1000)
  return new Intl.NumberFormat(tags[locale], {
    style: 'unit',
    unit,
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(amount)
}

function instant(moment: Moment): Date {
  return typeof moment === 'string' ? new Date(`${moment.slice(0, 10)}T07:00:00Z`) : moment
}

function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const format = known.get(key) ?? new Intl.DateTimeFormat(tags[locale], { ...options, timeZone: zone })
  known.set(key, format)
  return format
}
