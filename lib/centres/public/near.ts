import { type Area, inBox, metresFrom } from '#lib/near/public.ts'
import { type NearCursor, radiiKm, type RadiusKm } from '#lib/near/schema.ts'
import { db } from '#lib/platform/db.ts'
import { fold } from '#lib/platform/text.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { CentreFilters } from '../schema.ts'

// Nothing here is cached: a place that a visitor gave is kept nowhere, not even for a minute.

const { sql } = Prisma
export const nearPerPage = 24

const tables = sql`"Centre" c JOIN "Unit" u ON u."id" = c."unitId"`
/** Where a centre is: its own point, else that of its unit's administrative centre. */
const latitude = sql`COALESCE(c."latitude", u."latitude")`
const longitude = sql`COALESCE(c."longitude", u."longitude")`

const columns = {
  ...{ id: true, slug: true, host: true, nameKk: true, nameRu: true, nameEn: true },
  ...{ addressKk: true, addressRu: true, addressEn: true },
  unit: { select: { nameKk: true, nameRu: true, nameEn: true } },
} as const

type Found = { id: string; metres: number; isApproximate: boolean }

/** Public centres in a circle, the nearest first; equal distances by id. */
export async function listCentresNear(filters: CentreFilters, area: Area, cursor: NearCursor | null) {
  const isBackward = cursor?.isBackward ?? false
  const direction = isBackward ? sql`DESC` : sql`ASC`
  const past = isBackward ? sql`<` : sql`>`
  const beyond = cursor
    ? sql`WHERE (n."metres", n."id") ${past} (${cursor.metres}::int, ${cursor.id}::uuid)`
    : Prisma.empty
  const found = await db.$queryRaw<Found[]>`
    SELECT n."id", n."metres", n."isApproximate" FROM (
      SELECT c."id", ${metresFrom(area.middle, latitude, longitude)} AS "metres", c."latitude" IS NULL AS "isApproximate"
      FROM ${tables} WHERE ${answering(filters)} AND ${inArea(area)} OFFSET 0
    ) n ${beyond}
    ORDER BY n."metres" ${direction}, n."id" ${direction} LIMIT ${nearPerPage + 1}`
  const shown = found.slice(0, nearPerPage)
  if (isBackward) shown.reverse()
  const hasMore = found.length > nearPerPage
  const markOf = (row: Found | undefined) => (row ? `${row.metres}_${row.id}` : null)
  return {
    items: await asItems(shown),
    next: isBackward || hasMore ? markOf(shown.at(-1)) : null,
    previous: (isBackward ? hasMore : cursor !== null) ? markOf(shown[0]) : null,
  }
}

async function asItems(found: Found[]) {
  const rows = await db.centre.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    select: columns,
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return found.flatMap(({ id, ...near }) => {
    const row = byId.get(id)
    return row ? [{ ...row, ...near }] : []
  })
}

export type CentreNear = Awaited<ReturnType<typeof asItems>>[number]

/** How many centres each radius holds, and how many each unit has within the chosen one, by its slug. */
export async function countCentresNear(filters: CentreFilters, area: Area) {
  const rows = await db.$queryRaw<({ slug: string } & Record<string, number>)[]>`
    SELECT n."slug", ${Prisma.join(
      radiiKm.map((km) => sql`count(*) FILTER (WHERE n."metres" <= ${km * 1000}::int)::int AS "${Prisma.raw(`km${km}`)}"`),
    )}
    FROM (
      SELECT u."slug", ${metresFrom(area.middle, latitude, longitude)} AS "metres"
      FROM ${tables} WHERE ${answering(filters)} AND ${inArea(area, 100)} OFFSET 0
    ) n GROUP BY n."slug"`
  const sum = (km: RadiusKm) => rows.reduce((total, row) => total + (row[`km${km}`] ?? 0), 0)
  return {
    byUnit: Object.fromEntries(rows.map((row) => [row.slug, row[`km${area.withinKm}`] ?? 0])),
    byRadius: { 10: sum(10), 25: sum(25), 50: sum(50), 100: sum(100) },
  }
}

function answering({ q, unit, host }: CentreFilters): Prisma.Sql {
  const all = [sql`c."state" = 'published'`]
  for (const word of fold(q).split(' ').filter(Boolean)) all.push(sql`strpos(c."searchKey", ${word}) > 0`)
  if (unit) all.push(sql`u."slug" = ${unit}`)
  if (host) all.push(sql`c."host" = ${host}::"CentreHost"`)
  return Prisma.join(all, ' AND ')
}

function inArea({ middle, withinKm }: Area, km: number = withinKm): Prisma.Sql {
  const box = inBox(middle, km, latitude, longitude)
  return sql`CASE WHEN ${box} THEN ${metresFrom(middle, latitude, longitude)} <= ${km * 1000}::int ELSE false END`
}
