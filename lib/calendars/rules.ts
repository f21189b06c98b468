import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { Locale } from '#lib/i18n/routing.ts'

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

const statuses = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
}
const refreshSeconds = 2 * 3600

/**
 * An iCalendar object (RFC 5545) in UTC. The same entries give the same bytes, so that an unchanged calendar is recognised: the
 * stamp of an entry is when it was last changed, not when it was asked for.
 */
export function writeCalendar(entries: Entry[], { locale, name }: { locale: Locale; name?: string }): string {
  const calendar = ical({
    prodId: { company: 'Birgemiz', product: 'Birgemiz', language: locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ...(name ? { name: readable(name), ttl: refreshSeconds } : {}),
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
