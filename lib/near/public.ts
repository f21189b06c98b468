import { listUnits } from '#lib/region/public.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { boxAround, earthMetres, type Point } from './rules/distance.ts'
import type { NearChoice, RadiusKm } from './schema.ts'

/** A circle to look in. */
export type Area = { middle: Point; withinKm: RadiusKm }
type Unit = Awaited<ReturnType<typeof listUnits>>[number]

/** The circle a choice means, with its unit where one was chosen; null for none and for a unit nobody knows. */
export async function findArea(choice: NearChoice): Promise<(Area & { unit: Unit | null }) | null> {
  const { withinKm } = choice
  if (choice.point) return { middle: choice.point, withinKm, unit: null }
  const unit = choice.unit ? (await listUnits()).find(({ slug }) => slug === choice.unit) : undefined
  return unit ? { middle: { latitude: unit.latitude, longitude: unit.longitude }, withinKm, unit } : null
}

/** The great-circle distance of a row's point from another in whole metres, as SQL. */
export function metresFrom(middle: Point, latitude: Prisma.Sql, longitude: Prisma.Sql): Prisma.Sql {
  const [lat, lon] = [Prisma.sql`${middle.latitude}::float8`, Prisma.sql`${middle.longitude}::float8`]
  return Prisma.sql`round(${2 * earthMetres}::float8 * asin(least(1, sqrt(
    power(sin(radians(${latitude} - ${lat}) / 2), 2)
    + cos(radians(${lat})) * cos(radians(${latitude})) * power(sin(radians(${longitude} - ${lon}) / 2), 2)
  ))))::int`
}

/** The rows a circle can hold at all, by two comparisons each. */
export function inBox(middle: Point, km: number, latitude: Prisma.Sql, longitude: Prisma.Sql): Prisma.Sql {
  const { south, north, west, east } = boxAround(middle, km)
  return Prisma.sql`${latitude} BETWEEN ${south}::float8 AND ${north}::float8
    AND ${longitude} BETWEEN ${west}::float8 AND ${east}::float8`
}
