import type { Actor } from '#lib/accounts/actor.ts'
import { placeOfShift, platformColumns } from '#lib/events/rules/programme.ts'
import { defaultLocale, isLocale } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { activeStatuses } from '#lib/participation/policy.ts'
import { dayMs, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { idOfLink, isSigned, signLink } from '#lib/platform/signed-link.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { entryStatusOf, type Happening, placeEntry, writeCalendar } from './rules.ts'

const pastDays = 365
const cancelledDays = 60
const entriesMax = 500

/**
 * The calendar behind a personal address, in the language of its person: places and turns of the last year and to come, and what
 * was given up in the last sixty days, so that it leaves the calendars too. Null for any address that is not the present one.
 */
export async function findPersonalCalendar(_actor: null, token: string): Promise<string | null> {
  const id = idOfLink(token)
  if (!id) return null
  const person = await db.volunteer.findFirst({
    where: {
      ...{ id, calendarVersion: { gt: 0 }, status: { not: 'anonymised' } },
      OR: [{ mergedIntoId: null }, { mergedInto: { is: { status: { not: 'anonymised' } } } }],
    },
    select: { calendarVersion: true, locale: true, mergedIntoId: true },
  })
  if (!person || !isSigned(token, 'calendar', id, person.calendarVersion)) return null
  const locale = isLocale(person.locale) ? person.locale : defaultLocale
  const t = await translator(locale)
  // The address of a card that was merged goes on with the card it became.
  const places = await listPlaces(person.mergedIntoId ?? id)
  const entries = places.map((place) => {
    const isShiftOff = place.shift.cancelledAt !== null || place.shift.event.state === 'cancelled'
    return placeEntry(happeningOf(place), entryStatusOf({ status: place.status, isShiftOff }), { locale, t })
  })
  return writeCalendar(entries, { locale, name: t('calendars.own') })
}

/** The actor's own address, or null for it while it is off, with the version their form is made from; null without a card. */
export async function findOwnAddress(
  actor: Actor,
): Promise<{ version: number; address: string | null } | null> {
  const { volunteerId: id } = actor
  if (!id) return null
  const person = await db.volunteer.findUnique({ where: { id }, select: { calendarVersion: true } })
  if (!person) return null
  const { calendarVersion: version } = person
  const address = version > 0 ? `${siteUrl}/calendar/${signLink('calendar', id, version)}.ics` : null
  return { version, address }
}

const placeColumns = {
  ...{ id: true, status: true, sequence: true, updatedAt: true },
  shift: {
    select: {
      ...{ startsAt: true, endsAt: true, cancelledAt: true, sequence: true },
      ...{ roleKk: true, roleRu: true, roleEn: true, platform: { select: platformColumns } },
      event: {
        select: {
          ...{ slug: true, state: true, sequence: true, updatedAt: true },
          ...{ titleKk: true, titleRu: true, titleEn: true, placeKk: true, placeRu: true, placeEn: true },
          centre: { select: { nameKk: true, nameRu: true, nameEn: true, phone: true, email: true } },
        },
      },
    },
  },
} satisfies Prisma.ParticipationSelect
type PlaceRow = Prisma.ParticipationGetPayload<{ select: typeof placeColumns }>

function listPlaces(volunteerId: string): Promise<PlaceRow[]> {
  const at = now().getTime()
  return db.participation.findMany({
    where: {
      volunteerId,
      shift: { endsAt: { gt: new Date(at - pastDays * dayMs) } },
      OR: [
        { status: { in: [...activeStatuses] } },
        { updatedAt: { gt: new Date(at - cancelledDays * dayMs) } },
      ],
    },
    orderBy: [{ shift: { startsAt: 'desc' } }, { id: 'asc' }],
    take: entriesMax,
    select: placeColumns,
  })
}

function happeningOf({ id, sequence, updatedAt, shift }: PlaceRow): Happening {
  const { event, platform, ...times } = shift
  const { centre, ...words } = event
  return {
    ...{
      ...words,
      ...placeOfShift({ platform }, words),
      ...times,
      id,
      sequence: event.sequence + shift.sequence + sequence,
    },
    changedAt: updatedAt > event.updatedAt ? updatedAt : event.updatedAt,
    ...{ centreKk: centre.nameKk, centreRu: centre.nameRu, centreEn: centre.nameEn },
    ...{ centrePhone: centre.phone, centreEmail: centre.email },
  }
}
