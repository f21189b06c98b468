import { type Area, inBox, metresFrom } from '#lib/near/public.ts'
import { dayMs, dayOf, instantOf, zone } from '#lib/platform/clock.ts'
import { fold } from '#lib/platform/text.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { adultAge } from '../rules.ts'
import type { EventFilters } from '../schema.ts'

const { sql } = Prisma

/** What the conditions below speak of. */
export const eventTables = sql`"Event" e JOIN "Centre" c ON c."id" = e."centreId"`
/** The same where units or distances are asked for. */
export const eventTablesWithUnit = sql`${eventTables} JOIN "Unit" u ON u."id" = e."unitId"`

/** Events anyone may know of: `publicEvents` of the policy, as SQL. */
export const isPublic = sql`e."state" IN ('published', 'cancelled') AND e."publishedAt" IS NOT NULL AND c."state" = 'published'`

/**
 * Which public events answer the filters; lists, their counts, the calendar and what is near are all made of it. `at` is null
 * where the dates are given by something else.
 */
export function answering(filters: EventFilters, at: Date | null): Prisma.Sql {
  const { unit, directions, kind, age, language } = filters
  const all = [isPublic]
  for (const word of fold(filters.q).split(' ').filter(Boolean).slice(0, 8))
    all.push(sql`strpos(e."searchKey", ${word}) > 0`)
  if (unit) all.push(sql`e."unitId" = (SELECT "id" FROM "Unit" WHERE "slug" = ${unit})`)
  if (directions.length > 0)
    all.push(sql`e."directionId" IN (SELECT "id" FROM "Direction" WHERE "code" IN (${Prisma.join(directions)}))`)
  if (kind) all.push(sql`e."kind" = ${kind}::"EventKind"`)
  if (age !== null) all.push(suits(age))
  if (language) all.push(writtenIn[language])
  if (filters.hasPlaces || filters.days.length > 0) all.push(hasShift(filters, at))
  if (at) all.push(withinTime(filters, at))
  return Prisma.join(all, ' AND ')
}

const writtenIn = {
  kk: sql`e."titleKk" <> ''`,
  ru: sql`e."titleRu" <> ''`,
  en: sql`e."titleEn" <> ''`,
}

function suits(age: number): Prisma.Sql {
  const byAge = sql`(e."minimumAge" IS NULL OR e."minimumAge" <= ${age}::int)`
  if (age >= adultAge) return byAge
  return sql`${byAge} AND NOT (e."isEmergency" OR e."helpsVictims" OR e."helpsOffenders" OR e."isHazardous")
    AND e."directionId" NOT IN (SELECT "id" FROM "Direction" WHERE "isAdultsOnly")`
}

/**
 * One shift answers all that is asked of shifts: a free place on a Saturday is no place on Sunday. A shift is of the day on which
 * it begins. For the past the days alone count.
 */
function hasShift({ hasPlaces, days, when }: EventFilters, at: Date | null): Prisma.Sql {
  const all = [sql`s."eventId" = e."id" AND s."cancelledAt" IS NULL AND e."state" = 'published'`]
  const isAhead = hasPlaces || when !== 'past'
  const instant = timeOf(at ?? new Date())
  if (isAhead) all.push(sql`s."startsAt" > ${instant}`)
  if (hasPlaces) all.push(sql`s."taken" < s."places"`)
  if (days.length > 0) {
    all.push(sql`extract(isodow FROM s."startsAt" AT TIME ZONE ${zone}) IN (${Prisma.join(days)})`)
    if (isAhead) all.push(sql`COALESCE(s."signUpClosesAt", e."signUpClosesAt", s."startsAt") > ${instant}`)
  }
  return sql`EXISTS (SELECT FROM "Shift" s WHERE ${Prisma.join(all, ' AND ')})`
}

function withinTime({ when }: EventFilters, at: Date): Prisma.Sql {
  if (when === 'past') return sql`e."endsAt" <= ${timeOf(at)}`
  const ahead = sql`e."endsAt" > ${timeOf(at)}`
  if (when === '') return ahead
  const today = instantOf(`${dayOf(at)}T00:00`)
  return sql`${ahead} AND e."startsAt" < ${timeOf(new Date(today.getTime() + Number(when) * dayMs))}`
}

export function timeOf(instant: Date): Prisma.Sql {
  return sql`${instant.toISOString()}::timestamptz`
}

/** Where an event is: its own point, else its centre's, else that of its unit's administrative centre. */
const latitude = sql`COALESCE(e."latitude", c."latitude", u."latitude")`
const longitude = sql`COALESCE(e."longitude", c."longitude", u."longitude")`
/** Whether no more than the unit is known. */
export const isApproximate = sql`(e."latitude" IS NULL AND c."latitude" IS NULL)`

export function metresOfEvent({ middle }: Area): Prisma.Sql {
  return metresFrom(middle, latitude, longitude)
}

/** Events in the circle; the box first, the sines only for what is in it. */
export function inArea(area: Area, km: number = area.withinKm): Prisma.Sql {
  const box = inBox(area.middle, km, latitude, longitude)
  return sql`CASE WHEN ${box} THEN ${metresOfEvent(area)} <= ${km * 1000}::int ELSE false END`
}
