import { allOf } from '#lib/awards/rules/register.ts'
import { publicCentres } from '#lib/centres/policy.ts'
import { isPublic as isPublicItem } from '#lib/library/rules.ts'
import { isPublic as isPublicMemorandum } from '#lib/memoranda/rules/register.ts'
import { publicIn } from '#lib/news/policy.ts'
import { publicOrganisations } from '#lib/organisations/policy.ts'
import { dayOf, zone } from '#lib/platform/clock.ts'
import type { Db, Tx } from '#lib/platform/db.ts'
import type { EventGroup } from '../rules/assemble.ts'

/** Published centres, organisations, events, awards, memoranda, papers and news, by the conditions of the public lists. */
export async function countRecords(client: Db | Tx, at: Date) {
  const unit = { select: { slug: true } } as const
  const names = { slug: true, unit } as const
  return {
    centres: await client.centre.findMany({
      where: publicCentres,
      orderBy: { slug: 'asc' },
      select: { ...names, host: true },
    }),
    organisations: await client.organisation.findMany({
      where: publicOrganisations,
      orderBy: { slug: 'asc' },
      select: names,
    }),
    awards: await client.award.count({ where: allOf({}, dayOf(at)) }),
    memoranda: await client.memorandum.count({ where: isPublicMemorandum }),
    library: await client.libraryItem.count({ where: isPublicItem }),
    news: {
      kk: await client.newsTranslation.count({ where: publicIn('kk') }),
      ru: await client.newsTranslation.count({ where: publicIn('ru') }),
      en: await client.newsTranslation.count({ where: publicIn('en') }),
    },
    events: await countEvents(client, at),
  }
}

/**
 * An event is past as its list says so, and of the month it began in by the region's clock. What is public is `publicEvents` in SQL;
 * a test holds each number against the list.
 */
async function countEvents(client: Db | Tx, at: Date): Promise<EventGroup[]> {
  return client.$queryRaw<EventGroup[]>`
    SELECT e."endsAt" <= ${at.toISOString()}::timestamptz AS "isPast", e."state" = 'cancelled' AS "isCancelled",
      to_char(e."startsAt" AT TIME ZONE ${zone}, 'YYYY-MM') AS "month", e."kind"::text AS "kind",
      e."unitId", e."directionId", count(*)::int AS "count"
    FROM "Event" e JOIN "Centre" c ON c."id" = e."centreId" AND c."state" = 'published'
    WHERE e."state" IN ('published', 'cancelled') AND e."publishedAt" IS NOT NULL
    GROUP BY 1, 2, 3, 4, 5, 6`
}

/** The region's units and directions in their order. */
export async function listPlaces(client: Db | Tx) {
  return {
    units: await client.unit.findMany({
      orderBy: [{ tileRow: 'asc' }, { tileColumn: 'asc' }],
      select: { id: true, slug: true },
    }),
    directions: await client.direction.findMany({
      orderBy: { position: 'asc' },
      select: { id: true, code: true },
    }),
  }
}
