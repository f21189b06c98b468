import { adultAge } from '#lib/events/rules.ts'
import type { EventFilters } from '#lib/events/schema.ts'
import { dayMs, dayOf, instantOf } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { fold } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/**
 * The part of `answering` of lib/events/public/matching.ts that the API asks for, in Prisma's words; a test holds one against the
 * other. `at` is null where the dates are given by something else.
 */
export function matchingEvents(filters: EventFilters, at: Date | null): Prisma.EventWhereInput {
  const { unit, directions, kind, age } = filters
  const all: Prisma.EventWhereInput[] = fold(filters.q)
    .split(' ')
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => ({ searchKey: { contains: word } }))
  if (unit) all.push({ unit: { slug: unit } })
  if (directions.length > 0) all.push({ direction: { code: { in: [...directions] } } })
  if (kind) all.push({ kind })
  if (age !== null) all.push(suits(age))
  if (filters.hasPlaces) all.push(hasFreePlaces(at ?? new Date()))
  if (at) all.push(...withinTime(filters, at))
  return { AND: all }
}

function suits(age: number): Prisma.EventWhereInput {
  const byAge: Prisma.EventWhereInput = { OR: [{ minimumAge: null }, { minimumAge: { lte: age } }] }
  if (age >= adultAge) return byAge
  const open = { isEmergency: false, helpsVictims: false, helpsOffenders: false, isHazardous: false }
  return { AND: [byAge, open, { direction: { isAdultsOnly: false } }] }
}

function hasFreePlaces(at: Date): Prisma.EventWhereInput {
  const shifts = { some: { cancelledAt: null, startsAt: { gt: at }, taken: { lt: db.shift.fields.places } } }
  return { state: 'published', shifts }
}

function withinTime({ when }: EventFilters, at: Date): Prisma.EventWhereInput[] {
  if (when === 'past') return [{ endsAt: { lte: at } }]
  const ahead = { endsAt: { gt: at } }
  if (when === '') return [ahead]
  const today = instantOf(`${dayOf(at)}T00:00`)
  return [ahead, { startsAt: { lt: new Date(today.getTime() + Number(when) * dayMs) } }]
}
