import { dayMs, dayOf, wallTimeOf } from '#lib/platform/clock.ts'

/** Wall-clock hours of one day, «09:00» in the region's zone. */
export type DayHours = { opensAt: string; closesAt: string; breakFrom: string | null; breakTo: string | null }
export type WeekDay = DayHours & { weekday: number }
export type ExceptionDay = {
  /** `YYYY-MM-DD`. */
  day: string
  isClosed: boolean
  opensAt: string | null
  closesAt: string | null
}
export type Schedule = { week: readonly WeekDay[]; exceptions: readonly ExceptionDay[] }

/** Monday to Sunday. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** Tells one usual week from another, so that of two editors the later does not overwrite unseen; 0 while no hours are set. */
export function weekVersion(week: readonly WeekDay[]): number {
  const text = [...week]
    .toSorted((one, other) => one.weekday - other.weekday)
    .map(({ weekday, ...hours }) => [weekday, hours.opensAt, hours.closesAt, hours.breakFrom, hours.breakTo])
    .join(';')
  return [...text].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 0x7f_ff_ff_ff, 0)
}

/** The office's hours on a calendar day, null on a day off. What is said of the very day stands above the usual week. */
export function hoursOn({ week, exceptions }: Schedule, day: string): DayHours | null {
  const exception = exceptions.find((one) => one.day === day)
  if (exception?.isClosed) return null
  if (exception?.opensAt && exception.closesAt)
    return { opensAt: exception.opensAt, closesAt: exception.closesAt, breakFrom: null, breakTo: null }
  return week.find(({ weekday }) => weekday === weekdayOf(day)) ?? null
}

export type Opening =
  | { state: 'open'; until: string; isBreakNext: boolean }
  | { state: 'break'; opensAt: string }
  /** Opens again on `day`; both null when no coming day is known. */
  | { state: 'closed'; day: string | null; opensAt: string | null }

const lookAheadDays = 40

/** Whether the office is open at an instant, and until when or from when on. */
export function openingAt(schedule: Schedule, at: Date): Opening {
  const [today = '', time = ''] = wallTimeOf(at).split('T')
  const hours = hoursOn(schedule, today)
  if (hours && time >= hours.opensAt && time < hours.closesAt) {
    const { breakFrom, breakTo, closesAt } = hours
    if (!breakFrom || !breakTo || time >= breakTo)
      return { state: 'open', until: closesAt, isBreakNext: false }
    if (time < breakFrom) return { state: 'open', until: breakFrom, isBreakNext: true }
    return { state: 'break', opensAt: breakTo }
  }
  if (hours && time < hours.opensAt) return { state: 'closed', day: today, opensAt: hours.opensAt }
  for (let day = dayAfter(today), left = lookAheadDays; left > 0; day = dayAfter(day), left--) {
    const next = hoursOn(schedule, day)
    if (next) return { state: 'closed', day, opensAt: next.opensAt }
  }
  return { state: 'closed', day: null, opensAt: null }
}

/** While nobody has given the office hours, Monday to Friday are worked; holidays count either way. */
export function isWorkingDay(schedule: Schedule, day: string): boolean {
  if (schedule.week.length > 0) return hoursOn(schedule, day) !== null
  const exception = schedule.exceptions.find((one) => one.day === day)
  return exception ? !exception.isClosed : weekdayOf(day) <= 5
}

/** The calendar day so many working days later; the day itself is not counted. A year without work ends the search. */
export function addWorkingDays(schedule: Schedule, from: Date, count: number): string {
  let day = dayOf(from)
  for (let left = count, tries = 366; left > 0 && tries > 0; tries--) {
    day = dayAfter(day)
    if (isWorkingDay(schedule, day)) left--
  }
  return day
}

/** The days of the week with equal hours side by side, as a table of hours lists them. */
export function groupedWeek(week: readonly WeekDay[]): { from: number; to: number; hours: DayHours }[] {
  const groups: { from: number; to: number; hours: DayHours }[] = []
  for (const { weekday, ...hours } of week.toSorted((a, b) => a.weekday - b.weekday)) {
    const last = groups.at(-1)
    if (last && last.to === weekday - 1 && isSame(last.hours, hours)) last.to = weekday
    else groups.push({ from: weekday, to: weekday, hours })
  }
  return groups
}

/** 1 is Monday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + dayMs).toISOString().slice(0, 10)
}

function isSame(one: DayHours, other: DayHours): boolean {
  return (['opensAt', 'closesAt', 'breakFrom', 'breakTo'] as const).every((key) => one[key] === other[key])
}
