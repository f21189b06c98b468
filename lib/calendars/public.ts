import { cacheLife, cacheTag } from 'next/cache'
import { publicEvents } from '#lib/events/policy.ts'
import { placeOfShift, platformColumns } from '#lib/events/rules/programme.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { db } from '#lib/platform/db.ts'
import { slugPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { type Happening, shiftEntry, writeCalendar } from './rules.ts'

/**
 * The calendar of a public event: an entry for each shift, or one for the event when it has none; cancelled ones are in it and
 * say so. Null for drafts, unknown addresses and events without a date.
 */
export async function findEventCalendar(slug: string, locale: Locale): Promise<string | null> {
  'use cache'
  cacheTag('events', `event:${slug.slice(0, 120)}`)
  cacheLife('minutes')
  if (!slugPattern.test(slug)) return null
  const where = { ...publicEvents, slug, isDateStated: true }
  const event = await db.event.findFirst({ where, select: eventColumns })
  if (!event) return null
  const speaking = { locale, t: await translator(locale) }
  const entries = happeningsOf(event).map(({ isOff, ...happening }) =>
    shiftEntry(happening, isOff ? 'cancelled' : 'confirmed', speaking),
  )
  return writeCalendar(entries, { locale })
}

const eventColumns = {
  ...{ id: true, slug: true, state: true, startsAt: true, endsAt: true, sequence: true, updatedAt: true },
  ...{ titleKk: true, titleRu: true, titleEn: true, placeKk: true, placeRu: true, placeEn: true },
  centre: { select: { nameKk: true, nameRu: true, nameEn: true, phone: true, email: true } },
  shifts: {
    orderBy: [{ startsAt: 'asc' }, { position: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, startsAt: true, endsAt: true, cancelledAt: true, sequence: true },
      ...{ roleKk: true, roleRu: true, roleEn: true, platform: { select: platformColumns } },
    },
  },
} satisfies Prisma.EventSelect
type EventRow = Prisma.EventGetPayload<{ select: typeof eventColumns }>

function happeningsOf({ shifts, centre, ...event }: EventRow): (Happening & { isOff: boolean })[] {
  const isOff = event.state === 'cancelled'
  const whole = {
    ...{ ...event, changedAt: event.updatedAt, isOff, roleKk: '', roleRu: '', roleEn: '' },
    ...{ centreKk: centre.nameKk, centreRu: centre.nameRu, centreEn: centre.nameEn },
    ...{ centrePhone: centre.phone, centreEmail: centre.email },
  }
  if (shifts.length === 0) return [whole]
  return shifts.map(({ platform, ...shift }) => ({
    ...{ ...whole, ...shift, ...placeOfShift({ platform }, event) },
    ...{ sequence: event.sequence + shift.sequence },
    isOff: isOff || shift.cancelledAt !== null,
  }))
}
