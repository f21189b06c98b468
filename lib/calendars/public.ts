import { cacheLife, cacheTag } from 'next/cache'
import { publicEvents } from '#lib/events/policy.ts'
import { placeOfShift, platformColumns } from '#lib/events/rules/programme.ts'
import { namesOf } from '#lib/feeds/public.ts'
import { eventsUnder, type Narrowing } from '#lib/feeds/rules/choice.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { dayMs, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { slugPattern } from '#lib/platform/text.ts'
import { hasDemoRows } from '#lib/region/public.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { type Entry, type Happening, shiftEntry, type Speaking, writeCalendar } from './rules.ts'

const eventsMax = 500
const pastDays = 30

/**
 * The public events of a unit, a direction or a centre for one's own calendar: the next 500 at most, and while there is room those
 * of the last thirty days. Each under the name it has in its own calendar and in the personal ones; cancelled ones say so. Null
 * for what does not exist.
 */
export async function writeEventsCalendar(locale: Locale, narrowing: Narrowing): Promise<string | null> {
  'use cache'
  cacheTag('events', 'centres', 'region')
  cacheLife('minutes')
  const names = await namesOf(locale, narrowing)
  if (!names) return null
  const at = now()
  const mine = [publicEvents, eventsUnder(narrowing), { isDateStated: true }]
  const ahead = await db.event.findMany({
    where: { AND: [...mine, { endsAt: { gt: at } }] },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: eventsMax,
    select: eventColumns,
  })
  const lately = await db.event.findMany({
    where: { AND: [...mine, { endsAt: { lte: at, gt: new Date(at.getTime() - pastDays * dayMs) } }] },
    orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
    take: eventsMax - ahead.length,
    select: eventColumns,
  })
  const speaking = { locale, t: await translator(locale) }
  const { t } = speaking
  const entries = [...lately.reverse(), ...ahead].flatMap((event) => entriesOf(event, speaking))
  return writeCalendar(entries, {
    locale,
    name: `${t('site.name')}: ${[t('feeds.sections.events'), ...names].join(', ')}`,
    about: (await hasDemoRows()) ? t('site.demo') : undefined,
  })
}

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
  return writeCalendar(entriesOf(event, speaking), { locale })
}

function entriesOf(event: EventRow, speaking: Speaking): Entry[] {
  return happeningsOf(event).map(({ isOff, ...happening }) =>
    shiftEntry(happening, isOff ? 'cancelled' : 'confirmed', speaking),
  )
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
