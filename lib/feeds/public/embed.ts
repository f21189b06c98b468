import { cacheLife, cacheTag } from 'next/cache'
import { publicEvents } from '#lib/events/policy.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { hasDemoRows } from '#lib/region/public.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { namesOf } from '../public.ts'
import { eventsUnder, type Narrowing } from '../rules/choice.ts'

const eventsMax = 10

const columns = {
  ...{ slug: true, startsAt: true, endsAt: true },
  ...{ titleKk: true, titleRu: true, titleEn: true, placeKk: true, placeRu: true, placeEn: true },
  unit: { select: { shortKk: true, shortRu: true, shortEn: true } },
} satisfies Prisma.EventSelect

/** What a block on another site shows: the next ten events that take place, soonest first; null for what does not exist. */
export async function findEmbedded(locale: Locale, narrowing: Narrowing) {
  'use cache'
  cacheTag('events', 'centres', 'region')
  cacheLife('minutes')
  const names = await namesOf(locale, narrowing)
  if (!names) return null
  const takesPlace: Prisma.EventWhereInput = {
    state: 'published',
    isDateStated: true,
    endsAt: { gt: now() },
  }
  const rows = await db.event.findMany({
    where: { AND: [publicEvents, eventsUnder(narrowing), takesPlace] },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: eventsMax,
    select: columns,
  })
  const events = rows.map(({ unit, ...row }) => ({ ...row, unit: inLocale(unit, 'short', locale) }))
  return { names, events, isDemo: await hasDemoRows() }
}
export type Embedded = NonNullable<Awaited<ReturnType<typeof findEmbedded>>>
