import { wallTimeOf } from '#lib/platform/clock.ts'
import type { EventInput } from '../schema.ts'
import { dayAfter, daysBetween, wallMinutesLater } from './recurrence.ts'

type TimeField = 'startsAt' | 'endsAt' | 'signUpOpensAt' | 'signUpClosesAt'
const timeFields: readonly TimeField[] = ['startsAt', 'endsAt', 'signUpOpensAt', 'signUpClosesAt']

type EventFields = Omit<EventInput, TimeField> & Times
export type Times = { [Name in TimeField]: Date | null } & { startsAt: Date; endsAt: Date }
export type TypedTimes = Pick<EventInput, TimeField>

/**
 * What the form of another occurrence would say after an edit of one: each field that was changed and in which both had said the
 * same. What an occurrence says for itself stays. Times move by the same minutes of the clock. Null when nothing changes.
 */
export function carriedOver(before: EventFields, typed: EventInput, other: EventFields): EventInput | null {
  const texts: Record<string, unknown> = {}
  let isChanged = false
  const isPlaceChanged = !isSamePlace(before, typed) && isSamePlace(before, other)
  for (const name of Object.keys(typed) as (keyof EventInput)[]) {
    if (isTime(name)) continue
    const isCarried = isPlace(name)
      ? isPlaceChanged
      : before[name] !== typed[name] && before[name] === other[name]
    texts[name] = isCarried ? typed[name] : other[name]
    isChanged ||= isCarried && typed[name] !== other[name]
  }
  const times = carriedTimes(before, typed, other)
  if (!isChanged && !times.isChanged) return null
  return { ...(texts as Omit<EventInput, TimeField>), ...times.typed }
}

/** The same for the times alone, of an event or a shift; other times than at the same hour of another day are its own. */
export function carriedTimes(before: Times, typed: TypedTimes, other: Times) {
  const days = daysBetween(wallTimeOf(before.startsAt).slice(0, 10), wallTimeOf(other.startsAt).slice(0, 10))
  const entries = timeFields.map((name) => {
    const [was, now, own] = [before[name], typed[name], other[name]]
    const ownTyped = own && wallTimeOf(own)
    if ((was && wallTimeOf(was)) === now || !isSameHour(was, own)) return [name, ownTyped] as const
    if (now === null) return [name, null] as const
    const base = was ?? before.startsAt
    const minutes = (Date.parse(`${now}Z`) - Date.parse(`${wallTimeOf(base)}Z`)) / 60_000
    const from = own ?? wallMinutesLater(before.startsAt, days * 24 * 60)
    return [name, wallTimeOf(wallMinutesLater(from, minutes))] as const
  })
  const isChanged = entries.some(([name, value]) => value !== (other[name] && wallTimeOf(other[name])))
  return { typed: Object.fromEntries(entries) as TypedTimes, isChanged }
}

/** Times of the clock moved together by so many minutes, as forms say them. */
export function movedTimes(times: Times, minutes: number): TypedTimes {
  const moved = (instant: Date) => wallTimeOf(wallMinutesLater(instant, minutes))
  const { startsAt, endsAt, signUpOpensAt, signUpClosesAt } = times
  return {
    startsAt: moved(startsAt),
    endsAt: moved(endsAt),
    signUpOpensAt: signUpOpensAt && moved(signUpOpensAt),
    signUpClosesAt: signUpClosesAt && moved(signUpClosesAt),
  }
}

/** Minutes of the clock between the start that was and the one typed. */
export function startMoved(before: Times, typed: TypedTimes): number {
  return (Date.parse(`${typed.startsAt}Z`) - Date.parse(`${wallTimeOf(before.startsAt)}Z`)) / 60_000
}

function isTime(name: string): name is TimeField {
  return (timeFields as readonly string[]).includes(name)
}

/** The two numbers of a point are one thing. */
function isPlace(name: string): boolean {
  return name === 'latitude' || name === 'longitude'
}

type Place = Pick<EventInput, 'latitude' | 'longitude'>

function isSamePlace(first: Place, second: Place): boolean {
  return first.latitude === second.latitude && first.longitude === second.longitude
}

function isSameHour(first: Date | null, second: Date | null): boolean {
  if (first === null || second === null) return first === second
  return wallTimeOf(first).slice(11) === wallTimeOf(second).slice(11)
}

/** Typed times so many days later, at the same hours. */
export function typedLater(times: TypedTimes, days: number): TypedTimes {
  const later = (typed: string) => `${dayAfter(typed.slice(0, 10), days)}${typed.slice(10)}`
  const { startsAt, endsAt, signUpOpensAt, signUpClosesAt } = times
  return {
    startsAt: later(startsAt),
    endsAt: later(endsAt),
    signUpOpensAt: signUpOpensAt && later(signUpOpensAt),
    signUpClosesAt: signUpClosesAt && later(signUpClosesAt),
  }
}
