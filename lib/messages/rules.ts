import { formatTimeRange, formatWeekday } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { defaultLocale, isLocale, type Locale } from '#lib/i18n/routing.ts'
import { dayOf, hourMs, minuteMs, type Span } from '#lib/platform/clock.ts'
import { adultAge, ageOn } from '#lib/volunteers/rules.ts'
import type { Place } from './queries/reader.ts'

export type Addressee = {
  who: 'self' | 'guardian' | 'group'
  /** Empty when somebody has to call. */
  email: string
  name: string
  locale: Locale
}

type Addressed = Pick<
  Place,
  | 'locale'
  | 'givenName'
  | 'email'
  | 'birthDate'
  | 'guardianName'
  | 'guardianEmail'
  | 'groupId'
  | 'groupLocale'
  | 'groupEmail'
  | 'leaderName'
>

/**
 * Who hears about a place: the leader of a group that came together, else the person, else the parent of somebody under 18 who
 * has no e-mail. Always in the language of whom it concerns.
 */
export function addresseeOf(place: Addressed, at: Date): Addressee {
  const locale = isLocale(place.locale) ? place.locale : defaultLocale
  if (place.groupId) {
    const own = isLocale(place.groupLocale) ? place.groupLocale : locale
    return { who: 'group', email: place.groupEmail ?? '', name: place.leaderName ?? '', locale: own }
  }
  const { email, guardianEmail, guardianName, birthDate } = place
  const isAdult = birthDate !== null && ageOn(birthDate, dayOf(at)) >= adultAge
  if (!email && guardianEmail && !isAdult)
    return { who: 'guardian', email: guardianEmail, name: guardianName ?? '', locale }
  return { who: 'self', email: email ?? '', name: place.givenName, locale }
}

/**
 * When a shift is called to mind: so long `before` it, while there is still at `least` so much time, and not for people whose
 * place was given less than `settled` before that: they have only just been told.
 */
export const reminders = [
  { kind: 'reminder48', beforeMs: 48 * hourMs, leastMs: 24 * hourMs, settledMs: 12 * hourMs },
  { kind: 'reminder3', beforeMs: 3 * hourMs, leastMs: 30 * minuteMs, settledMs: hourMs },
] as const

/** A held place is called to mind once, in the last third of its time, unless the whole of it is shorter than this. */
export const deadline = { holdMs: 3 * hourMs, leastMs: 10 * minuteMs, part: 3 }

export type Known = Span & {
  roleKk: string
  roleRu: string
  roleEn: string
  placeKk: string
  placeRu: string
  placeEn: string
  titleKk: string
  titleRu: string
  titleEn: string
}
export type Difference = { what: 'title' | 'time' | 'role' | 'place'; before: string; after: string }

/** What is really different for a reader of this language; nothing when it was edited back. */
export function differencesOf(locale: Locale, before: Known, after: Known): Difference[] {
  const pairs = [
    { what: 'title', before: inLocale(before, 'title', locale), after: inLocale(after, 'title', locale) },
    { what: 'time', before: timeOf(locale, before), after: timeOf(locale, after) },
    { what: 'role', before: inLocale(before, 'role', locale), after: inLocale(after, 'role', locale) },
    { what: 'place', before: inLocale(before, 'place', locale), after: inLocale(after, 'place', locale) },
  ] as const
  return pairs.filter((pair) => pair.before !== pair.after)
}

/** Weekday, day and hours of a shift. */
export function timeOf(locale: Locale, { startsAt, endsAt }: Span): string {
  return `${formatWeekday(locale, startsAt)}, ${formatTimeRange(locale, startsAt, endsAt)}`
}

/** Ten letters are easier to read out and to write down in two halves. */
export function spacedCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

type Called = {
  volunteer: {
    phone: string | null
    birthDate: Date | null
    guardians: readonly { name: string; phone: string | null }[]
  }
  group: { leaderName: string; phone: string | null } | null
}

/** Whose phone is called: the leader's for a group, a parent's for somebody under 18 who has one on the card, else their own. */
export function whoAnswers({ volunteer, group }: Called, at: Date) {
  const guardian = volunteer.guardians.find(({ phone }) => phone !== null)
  const isAdult = volunteer.birthDate !== null && ageOn(volunteer.birthDate, dayOf(at)) >= adultAge
  if (group) return { who: 'group' as const, calledName: group.leaderName, phone: group.phone }
  if (guardian && !isAdult)
    return { who: 'guardian' as const, calledName: guardian.name, phone: guardian.phone }
  return { who: 'self' as const, calledName: '', phone: volunteer.phone }
}

/** A message as it is read out over the phone: without the addresses, which nobody can dictate. */
export function spokenOf(body: string): string[] {
  return body.split(/\n{2,}/).filter((paragraph) => !/https?:\/\//.test(paragraph))
}
