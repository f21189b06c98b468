import type { Area } from '#lib/near/public.ts'
import { type NearCursor, radiiKm, type RadiusKm } from '#lib/near/schema.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { listColumns } from '../policy.ts'
import { type EventListItem, toListItem } from '../rules.ts'
import type { EventFilters } from '../schema.ts'
import { answering, eventTablesWithUnit, inArea, isApproximate, metresOfEvent } from './matching.ts'

// Nothing here is cached: a place that a visitor gave is kept nowhere, not even for a minute.

const { sql } = Prisma
export const nearPerPage = 20

export type NearItem = EventListItem & { metres: number; isApproximate: boolean }

/** Public events in a circle, the nearest first; equal distances by id, so that pages neither repeat nor lose any. */
export async function listEventsNear(filters: EventFilters, area: Area, cursor: NearCursor | null) {
  const isBackward = cursor?.isBackward ?? false
  const direction = isBackward ? sql`DESC` : sql`ASC`
  const past = isBackward ? sql`<` : sql`>`
  const beyond = cursor
    ? sql`WHERE (n."metres", n."id") ${past} (${cursor.metres}::int, ${cursor.id}::uuid)`
    : Prisma.empty
  const found = await db.$queryRaw<{ id: string; metres: number; isApproximate: boolean }[]>`
    SELECT n."id", n."metres", n."isApproximate" FROM (
      SELECT e."id", ${metresOfEvent(area)} AS "metres", ${isApproximate} AS "isApproximate"
      FROM ${eventTablesWithUnit} WHERE ${answering(filters, now())} AND ${inArea(area)} OFFSET 0
    ) n ${beyond}
    ORDER BY n."metres" ${direction}, n."id" ${direction} LIMIT ${nearPerPage + 1}`
  const shown = found.slice(0, nearPerPage)
  if (isBackward) shown.reverse()
  const hasMore = found.length > nearPerPage
  const markOf = (row: (typeof found)[number] | undefined) => (row ? `${row.metres}_${row.id}` : null)
  return {
    items: await asItems(shown),
    next: isBackward || hasMore ? markOf(shown.at(-1)) : null,
    previous: (isBackward ? hasMore : cursor !== null) ? markOf(shown[0]) : null,
  }
}

async function asItems(found: { id: string; metres: number; isApproximate: boolean }[]): Promise<NearItem[]> {
  const ids = found.map(({ id }) => id)
  const rows = await db.event.findMany({ where: { id: { in: ids } }, select: listColumns })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return found.flatMap(({ id, ...near }) => {
    const row = byId.get(id)
    return row ? [{ ...toListItem(row, now()), ...near }] : []
  })
}

export type NearCounts = { byUnit: Record<string, number>; byRadius: Record<RadiusKm, number> }

/** How many events each radius holds, and how many each unit has within the chosen one, by its slug. */
export async function countEventsNear(filters: EventFilters, area: Area): Promise<NearCounts> {
  const widest = radiiKm.at(-1) ?? area.withinKm
  const rows = await db.$queryRaw<({ slug: string } & Record<string, number>)[]>`
    SELECT n."slug", ${Prisma.join(
      radiiKm.map((km) => sql`count(*) FILTER (WHERE n."metres" <= ${km * 1000}::int)::int AS "${Prisma.raw(`km${km}`)}"`),
    )}
    FROM (
      SELECT u."slug", ${metresOfEvent(area)} AS "metres"
      FROM ${eventTablesWithUnit} WHERE ${answering(filters, now())} AND ${inArea(area, widest)} OFFSET 0
    ) n GROUP BY n."slug"`
  const sum = (km: RadiusKm) => rows.reduce((total, row) => total + (row[`km${km}`] ?? 0), 0)
  return {
    byUnit: Object.fromEntries(rows.map((row) => [row.slug, row[`km${area.withinKm}`] ?? 0])),
    byRadius: { 10: sum(10), 25: sum(25), 50: sum(50), 100: sum(100) },
  }
}
