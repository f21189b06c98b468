import { publicEvents } from '#lib/events/policy.ts'
import { formatDateRange, formatTimeRange, formatWeekday } from '#lib/i18n/format.ts'
import { inLocale, localeOf } from '#lib/i18n/localised.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { eventsUnder, type Narrowing } from '../rules/choice.ts'
import { changeOf, type FeedEntry } from '../rules/drawing.ts'
import { paragraphsOf, type Speaking, titledIn } from '../rules/entry.ts'

/** Events that are not over, the latest published, changed or cancelled first; a cancelled one says so in its title. */
export async function listEventEntries(
  speaking: Speaking,
  narrowing: Narrowing,
  limit: number,
): Promise<FeedEntry[]> {
  const isAhead = { endsAt: { gt: now() } }
  const rows = await db.event.findMany({
    where: { AND: [publicEvents, eventsUnder(narrowing), titledIn(speaking.locale), isAhead] },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: columns,
  })
  return rows.map((row) => entryOf(row, speaking))
}

const names = { nameKk: true, nameRu: true, nameEn: true } as const
const columns = {
  ...{ id: true, slug: true, state: true, startsAt: true, endsAt: true, isDateStated: true },
  ...{ titleKk: true, titleRu: true, titleEn: true, summaryKk: true, summaryRu: true, summaryEn: true },
  ...{ placeKk: true, placeRu: true, placeEn: true, publishedAt: true, updatedAt: true },
  ...{ cancelReasonKk: true, cancelReasonRu: true, cancelReasonEn: true },
  direction: { select: { code: true, ...names } },
  unit: { select: names },
  centre: { select: names },
} satisfies Prisma.EventSelect
type Row = Prisma.EventGetPayload<{ select: typeof columns }>

function entryOf(row: Row, { locale, t }: Speaking): FeedEntry {
  const { id, slug, direction } = row
  const title = inLocale(row, 'title', locale)
  const isOff = row.state === 'cancelled'
  const publishedAt = row.publishedAt ?? row.updatedAt
  const own = (name: 'summary' | 'cancelReason') =>
    localeOf(row, name, locale) === locale ? inLocale(row, name, locale) : ''
  const when = row.isDateStated ? t('feeds.entry.when', { when: whenOf(row, locale) }) : null
  const place = [inLocale(row, 'place', locale), inLocale(row.unit, 'name', locale)].filter(Boolean)
  const where = t('feeds.entry.where', { place: place.join(', ') })
  const reason = own('cancelReason')
  const off = isOff ? t(reason ? 'feeds.entry.offBecause' : 'feeds.entry.off', { reason }) : null
  return {
    ...{ id, kind: 'event', path: `/events/${slug}`, authorName: '', cover: null, publishedAt },
    title: isOff ? t('calendars.titles.cancelled', { title }) : title,
    lead: [off, when, where].filter(Boolean).join(' · '),
    html: paragraphsOf([
      ...[off, when, where],
      t('feeds.entry.direction', { name: inLocale(direction, 'name', locale) }),
      t('feeds.entry.centre', { name: inLocale(row.centre, 'name', locale) }),
      own('summary'),
    ]),
    categories: [
      { term: 'events', label: t('feeds.sections.events') },
      { term: direction.code, label: inLocale(direction, 'name', locale) },
    ],
    changedAt: changeOf(row.updatedAt, publishedAt),
  }
}

/** «жұма, 18 сәуір, 15:00–17:00»; several days as a span of dates. */
function whenOf({ startsAt, endsAt }: Row, locale: Speaking['locale']): string {
  if (dayOf(startsAt) !== dayOf(endsAt)) return formatDateRange(locale, startsAt, endsAt)
  return `${formatWeekday(locale, startsAt)}, ${formatTimeRange(locale, startsAt, endsAt)}`
}
