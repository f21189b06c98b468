import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import type { Translate } from '#lib/i18n/translator.ts'
import type { Span } from '#lib/platform/clock.ts'
import { siteUrl } from '#lib/platform/env.ts'

export type EntryStatus = 'confirmed' | 'tentative' | 'cancelled'
export type Entry = {
  /** Of the place, the shift or the event it stands for: the same wherever the entry is met. */
  id: string
  status: EntryStatus
  /** Must grow with every change, or programs keep what they have. */
  sequence: number
  startsAt: Date
  endsAt: Date
  changedAt: Date
  title: string
  details: string
  place: string
  url: string
}

export const calendarType = 'text/calendar; charset=utf-8'

const statuses = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
}
const refreshSeconds = 2 * 3600

/** A calendar one subscribes to has a name, and may say what it is. */
type Heading = { locale: Locale; name?: string; about?: string }

/**
 * An iCalendar object (RFC 5545) in UTC. The same entries give the same bytes, so that an unchanged calendar is recognised: the
 * stamp of an entry is when it was last changed, not when it was asked for.
 */
export function writeCalendar(entries: Entry[], { locale, name, about }: Heading): string {
  const calendar = ical({
    prodId: { company: 'Birgemiz', product: 'Birgemiz', language: locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ...(name ? { name: readable(name), ttl: refreshSeconds } : {}),
    ...(about ? { description: readable(about) } : {}),
  })
  for (const { id, status, sequence, startsAt, endsAt, changedAt, ...words } of entries) {
    calendar.createEvent({
      ...{ id: `${id}@birgemiz`, sequence, status: statuses[status], start: startsAt, end: endsAt },
      ...{ stamp: changedAt, lastModified: changedAt, url: words.url },
      ...{ summary: readable(words.title), location: readable(words.place) || null },
      description: readable(words.details) || null,
    })
  }
  return `${calendar.toString()}\r\n`.replace(/(?:\r\n)+$/, '\r\n')
}

/** Lone surrogates and control characters are no text, and the format has no way to write them. */
function readable(text: string): string {
  return text.toWellFormed().replace(/[^\P{Cc}\n\r\t]/gu, '')
}

/** What became of a place, as a calendar says it. */
export function entryStatusOf(place: { status: string; isShiftOff: boolean }): EntryStatus {
  if (place.isShiftOff) return 'cancelled'
  if (place.status === 'confirmed') return 'confirmed'
  return place.status === 'offered' || place.status === 'waiting' ? 'tentative' : 'cancelled'
}

type Words<Name extends string> = Record<`${Name}Kk` | `${Name}Ru` | `${Name}En`, string>
type CentreFacts = { centrePhone: string | null; centreEmail: string | null } & Words<'centre'>
/** A shift, or an event without shifts; with `role` when it is a shift. */
export type Happening = { id: string; slug: string; sequence: number; changedAt: Date } & Span &
  Words<'title'> &
  Words<'place'> &
  Words<'role'> &
  CentreFacts
export type Speaking = { locale: Locale; t: Translate }

/** The entry of somebody's place: the same in a letter and in the calendar they subscribe to. */
export function placeEntry(place: Happening, status: EntryStatus, speaking: Speaking): Entry {
  const title = inLocale(place, 'title', speaking.locale)
  return { ...entryOf(place, status, speaking), title: speaking.t(`calendars.titles.${status}`, { title }) }
}

/** The entry of a shift for anybody; its title names the role too, because several of an event stand side by side. */
export function shiftEntry(shift: Happening, status: EntryStatus, speaking: Speaking): Entry {
  const { locale, t } = speaking
  const [title, role] = [inLocale(shift, 'title', locale), inLocale(shift, 'role', locale)]
  return {
    ...entryOf(shift, status, speaking),
    title: role === '' ? title : t('calendars.eventTitle', { title, role }),
  }
}

function entryOf(happening: Happening, status: EntryStatus, { locale, t }: Speaking): Omit<Entry, 'title'> {
  const { id, sequence, changedAt, startsAt, endsAt, slug } = happening
  const role = inLocale(happening, 'role', locale)
  const place = inLocale(happening, 'place', locale)
  const lines = [role && t('calendars.role', { role }), t('calendars.contact', contactOf(happening, locale))]
  return {
    ...{ id, status, sequence, changedAt, startsAt, endsAt, place },
    details: lines.filter(Boolean).join('\n'),
    url: `${siteUrl}${localePath(locale, `/events/${slug}`)}`,
  }
}

/** Whom to ask, for messages that end with it. */
export function contactOf(centre: CentreFacts, locale: Locale) {
  const contact = [centre.centrePhone, centre.centreEmail].filter(Boolean).join(', ')
  return { centre: inLocale(centre, 'centre', locale), contact, has: contact === '' ? 'no' : 'yes' }
}
