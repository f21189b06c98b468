import { dayMs, dayOf, instantOf, wallTimeOf } from '#lib/platform/clock.ts'

export const occurrencesMax = 60
/** No rule looks further than this for its next day. */
const horizonDays = 366 * 6

export type Frequency = 'daily' | 'weekly' | 'monthlyByDate' | 'monthlyByWeekday'
export type Recurrence = {
  frequency: Frequency
  interval: number
  /** Monday is 1, Sunday 7; of a weekly rule. */
  weekdays: readonly number[]
  /** The last day that may be one, or how many there are with the first; one of the two is given. */
  untilDay: string | null
  count: number | null
  skipsHolidays: boolean
  skippedDays: readonly string[]
}

/**
 * Public holidays of Kazakhstan with a fixed date, `MM-DD`: the Law "On Holidays" No. 267-II of 13 December 2001, and 7 January
 * of Art. 84 of the Labour Code. The first day of Kurban Ait moves with the moon; whoever plans types it.
 */
const holidays = new Set([
  ...['01-01', '01-02', '01-07', '03-08', '03-21', '03-22', '03-23', '05-01', '05-07', '05-09'],
  ...['07-06', '08-30', '10-25', '12-16'],
])

export function isHoliday(day: string): boolean {
  return holidays.has(day.slice(5))
}

/**
 * The days `YYYY-MM-DD` of a series in order. The first day is always one, whatever the rule says of it; days that are skipped
 * do not count. At most `occurrencesMax` and one more, so that the caller sees that there would be too many.
 */
export function daysOf(firstDay: string, rule: Recurrence): string[] {
  const skipped = new Set(rule.skippedDays)
  const days = [firstDay]
  const wanted = Math.min(rule.count ?? occurrencesMax + 1, occurrencesMax + 1)
  const last = rule.untilDay ?? dayAfter(firstDay, horizonDays)
  for (const day of candidatesOf(firstDay, rule)) {
    if (days.length >= wanted || day > last) break
    if (skipped.has(day) || (rule.skipsHolidays && isHoliday(day))) continue
    days.push(day)
  }
  return days
}

/** Days the rule names after the first, soonest first, without an end of their own but the horizon. */
function* candidatesOf(firstDay: string, rule: Recurrence): Generator<string> {
  if (rule.frequency === 'daily' || rule.frequency === 'weekly') {
    const weekdays = new Set(rule.weekdays.length > 0 ? rule.weekdays : [weekdayOf(firstDay)])
    const monday = dayAfter(firstDay, 1 - weekdayOf(firstDay))
    for (let offset = 1; offset <= horizonDays; offset++) {
      const day = dayAfter(firstDay, offset)
      if (rule.frequency === 'daily') {
        if (offset % rule.interval === 0) yield day
      } else if (
        weekdays.has(weekdayOf(day)) &&
        Math.floor(daysBetween(monday, day) / 7) % rule.interval === 0
      )
        yield day
    }
    return
  }
  for (let months = rule.interval; months <= horizonDays / 28; months += rule.interval) {
    const day =
      rule.frequency === 'monthlyByDate' ? sameDate(firstDay, months) : sameWeekday(firstDay, months)
    if (day) yield day
  }
}

/** The same date so many months on; null when that month has no such date. */
function sameDate(day: string, months: number): string | null {
  const month = monthAfter(day, months)
  const found = `${month}-${day.slice(8)}`
  return Number(day.slice(8)) <= lengthOfMonth(month) ? found : null
}

/** The second Saturday stays a second Saturday; what is a fifth becomes the last. */
function sameWeekday(day: string, months: number): string {
  const month = monthAfter(day, months)
  const nth = Math.ceil(Number(day.slice(8)) / 7)
  const first = 1 + ((weekdayOf(day) - weekdayOf(`${month}-01`) + 7) % 7)
  const wanted = first + (nth - 1) * 7
  const date = wanted > lengthOfMonth(month) ? wanted - 7 : wanted
  return `${month}-${String(date).padStart(2, '0')}`
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
}

function monthAfter(day: string, months: number): string {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

function lengthOfMonth(month: string): number {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate()
}

/** The same time of the clock so many days on: ten o'clock stays ten o'clock also when the zone changes between the two (R10). */
export function daysLater(instant: Date, days: number): Date {
  return instantOf(`${dayAfter(dayOf(instant), days)}T${wallTimeOf(instant).slice(11)}`)
}

/** So many minutes of the clock on, whatever the zone does between. */
export function wallMinutesLater(instant: Date, minutes: number): Date {
  const wall = Date.parse(`${wallTimeOf(instant)}Z`) + minutes * 60_000
  return instantOf(new Date(wall).toISOString().slice(0, 16))
}
