import { cacheLife, cacheTag } from 'next/cache'
import type { Locale } from '#lib/i18n/routing.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { announcedIn, featuredAt, hotLineIn, slotColumns } from './rules/featured.ts'
import { isLive, publicRow, secondsUntilChange, slotsMax, type Window } from './rules.ts'

/**
 * What editors put on the home page, as far as it is public and its time has come: up to three places, announcements, the hot line.
 * True until the next of their instants. Tag `home`, and those of what stands in the places.
 */
export async function readHome(locale: Locale) {
  'use cache'
  cacheTag('home', 'news', 'events', 'centres', 'memoranda', 'files')
  const at = now()
  const [slots, announcements, hotLine] = await Promise.all([
    db.homeSlot.findMany({
      where: { isDraft: false },
      orderBy: { position: 'asc' },
      take: slotsMax,
      select: slotColumns(locale),
    }),
    db.announcement.findMany({
      where: { endsAt: { gt: at } },
      orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
      take: 20,
    }),
    db.homePage.findUnique({ where: { id: publicRow } }),
  ])
  const ofEvents = slots.flatMap(({ event }) => (event ? [{ startsAt: null, endsAt: event.endsAt }] : []))
  rememberUntil([...slots, ...announcements, ...ofEvents], at)
  return {
    featured: featuredAt(slots, locale, at),
    announcements: announcements.filter((each) => isLive(each, at)).map((each) => announcedIn(each, locale)),
    hotLine: hotLineIn(hotLine, locale),
  }
}
export type HomeContent = Awaited<ReturnType<typeof readHome>>

function rememberUntil(windows: readonly Window[], at: Date): void {
  const seconds = secondsUntilChange(windows, at)
  cacheLife({ stale: 0, revalidate: seconds, expire: seconds + 1 })
}
