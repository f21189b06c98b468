import { type Area } from '#lib/near/public.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { type EventFilters, readEventFilters } from '../schema.ts'
import { answering, eventTablesWithUnit, inArea } from './matching.ts'

export type WayOut = { filter: keyof EventFilters; count: number }

/**
 * Why a list is empty: the filters whose dropping alone would show events, with how many, most first. Not cached, as the circle
 * may be around a visitor's place.
 */
export async function listWaysOut(filters: EventFilters, area: Area | null): Promise<WayOut[]> {
  const any = readEventFilters({})
  const set = (Object.keys(any) as (keyof EventFilters)[]).filter(
    (name) => String(filters[name]) !== String(any[name]),
  )
  const ways = await Promise.all(
    set.map(async (filter) => ({
      filter,
      count: await countEvents({ ...filters, [filter]: any[filter] }, area),
    })),
  )
  return ways.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count)
}

async function countEvents(filters: EventFilters, area: Area | null): Promise<number> {
  const near = area ? Prisma.sql`AND ${inArea(area)}` : Prisma.empty
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM ${eventTablesWithUnit} WHERE ${answering(filters, now())} ${near}`
  return row?.count ?? 0
}
