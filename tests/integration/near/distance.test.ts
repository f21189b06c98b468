import { beforeAll, describe, expect, test } from 'vitest'
import { countCentresNear, listCentresNear } from '#lib/centres/public/near.ts'
import { centreFilters } from '#lib/centres/schema.ts'
import { countEventsNear, listEventsNear } from '#lib/events/public/near.ts'
import { listWaysOut } from '#lib/events/public/ways-out.ts'
import {
  countEventsAheadByUnit,
  countPublishedEvents,
  listEventsOfMonthNear,
  listPublishedEvents,
} from '#lib/events/public.ts'
import { readEventFilters } from '#lib/events/schema.ts'
import { metresBetween, type Point } from '#lib/near/rules/distance.ts'
import { type NearCursor, radiiKm, readNearCursor } from '#lib/near/schema.ts'
import { dayOf } from '#lib/platform/clock.ts'
import * as build from '#prisma/seed/builders.ts'
import { seededRandom } from '#prisma/seed/random.ts'
import { loadReference } from '#prisma/seed/reference.ts'
import { db } from '#tests/support/database.ts'

const middle: Point = { latitude: 52.5, longitude: 70.2 }
const any = readEventFilters({})

/** Units, centres with and without a place, and events that stand somewhere of their own, at their centre, or nowhere known. */
beforeAll(async () => {
  await loadReference(db)
  const random = seededRandom(7)
  const units = await db.unit.findMany({ orderBy: { kato: 'asc' } })
  const somewhere = () => ({
    latitude: middle.latitude + (random.next() - 0.5) * 2.5,
    longitude: middle.longitude + (random.next() - 0.5) * 4,
  })
  for (const [index, unit] of units.entries()) {
    const place = index % 3 === 0 ? {} : somewhere()
    const centre = await build.createCentre(db, {
      unitId: unit.id,
      ...place,
      state: index === 4 ? 'draft' : 'published',
    })
    for (let each = 0; each < 4; each++) {
      const own = each === 0 ? somewhere() : {}
      const event = await build.createEvent(db, {
        centreId: centre.id,
        unitId: units[(index + each) % units.length]!.id,
        ...own,
      })
      if (each < 2) await build.createShift(db, { eventId: event.id })
    }
  }
})

async function placesOfEvents() {
  const rows = await db.event.findMany({
    where: { state: 'published', centre: { state: 'published' }, endsAt: { gt: new Date() } },
    include: { centre: true, unit: true },
  })
  return rows.map(({ id, latitude, longitude, centre, unit }) => {
    const place = [{ latitude, longitude }, centre, unit].find((each) => each.latitude !== null) as Point
    return { id, unit: unit.slug, metres: metresBetween(middle, place), isApproximate: place === unit }
  })
}

async function walk<Item extends { id: string; metres: number }>(
  read: (
    cursor: NearCursor | null,
  ) => Promise<{ items: Item[]; next: string | null; previous: string | null }>,
) {
  const pages: Item[][] = []
  let cursor: NearCursor | null = null
  let last: Awaited<ReturnType<typeof read>>
  do {
    last = await read(cursor)
    pages.push(last.items)
    cursor = last.next ? readNearCursor({ after: last.next }) : null
  } while (cursor)
  const back: Item[][] = [last.items]
  while (last.previous) {
    last = await read(readNearCursor({ before: last.previous }))
    back.unshift(last.items)
  }
  expect(back.flat().map(({ id }) => id)).toEqual(pages.flat().map(({ id }) => id))
  return pages.flat()
}

describe('events by distance', () => {
  test.each(radiiKm)(
    'within %d km they are those of a plain reckoning, the nearest first',
    async (withinKm) => {
      const area = { middle, withinKm }
      const found = await walk((cursor) => listEventsNear(any, area, cursor))
      const wanted = (await placesOfEvents()).filter(({ metres }) => metres <= withinKm * 1000)
      const byId = new Map(wanted.map((event) => [event.id, event]))
      expect(new Set(found.map(({ id }) => id))).toEqual(new Set(byId.keys()))
      for (const { id, metres, isApproximate } of found) {
        expect(Math.abs(metres - byId.get(id)!.metres)).toBeLessThanOrEqual(1)
        expect(isApproximate).toBe(byId.get(id)!.isApproximate)
      }
      expect(found.map(({ metres }) => metres)).toEqual(
        found.map(({ metres }) => metres).toSorted((a, b) => a - b),
      )
      const counts = await countEventsNear(any, area)
      expect(counts.byRadius[withinKm]).toBe(wanted.length)
      const ofUnits = Object.entries(counts.byUnit).filter(([, count]) => count > 0)
      expect(Object.fromEntries(ofUnits)).toEqual(tally(wanted.map(({ unit }) => unit)))
    },
  )

  test('fifty at one place come once each over the pages, and the calendar has the same', async () => {
    const centre = await build.createCentre(db, { latitude: 49.9, longitude: 67.1 })
    const startsAt = new Date('2031-05-10T05:00:00Z')
    const ids: string[] = []
    for (let each = 0; each < 50; each++)
      ids.push((await build.createEvent(db, { centreId: centre.id, startsAt })).id)
    const area = { middle: { latitude: 49.9, longitude: 67.1 }, withinKm: 10 as const }
    const found = await walk((cursor) => listEventsNear(any, area, cursor))
    expect(found.map(({ id }) => id)).toEqual(ids.toSorted())
    expect(await listEventsOfMonthNear('2031-05', any, area)).toHaveLength(50)
    await db.event.updateMany({ where: { id: { in: ids } }, data: { state: 'draft' } })
    expect((await listEventsNear(any, area, null)).items).toEqual([])
  })

  test('the map counts what the lists of the units hold', async () => {
    const ahead = await countEventsAheadByUnit()
    for (const [unit, count] of Object.entries(ahead))
      expect(await countPublishedEvents(readEventFilters({ unit }))).toBe(count)
    expect(Object.values(ahead).reduce((sum, count) => sum + count, 0)).toBe(await countPublishedEvents(any))
  })
})

describe('centres by distance', () => {
  test('are those of a plain reckoning, drafts left out', async () => {
    const rows = await db.centre.findMany({ where: { state: 'published' }, include: { unit: true } })
    const wanted = rows
      .map(({ id, unit, ...row }) => ({
        id,
        metres: metresBetween(middle, (row.latitude === null ? unit : row) as Point),
      }))
      .filter(({ metres }) => metres <= 100_000)
    const area = { middle, withinKm: 100 as const }
    const found = await walk((cursor) => listCentresNear(centreFilters.parse({}), area, cursor))
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set(wanted.map(({ id }) => id)))
    expect(found.every(({ metres }, index) => index === 0 || metres >= found[index - 1]!.metres)).toBe(true)
    expect((await countCentresNear(centreFilters.parse({}), area)).byRadius[100]).toBe(wanted.length)
  })
})

describe('free days', () => {
  const weekdayOf = (at: Date) => ((new Date(`${dayOf(at)}T00:00:00Z`).getUTCDay() + 6) % 7) + 1

  test('show events with an open shift that begins on one of them in the region', async () => {
    const centre = await build.createCentre(db)
    // 18:30 UTC is already the next day in the region.
    const starts = ['05T05:00', '06T18:30', '07T05:00', '08T18:59', '09T19:00', '10T05:00', '11T18:00']
    const kind = 'forum' as const
    for (const start of starts) {
      const startsAt = new Date(`2031-05-${start}:00Z`)
      const event = await build.createEvent(db, { centreId: centre.id, startsAt, kind })
      await build.createShift(db, { eventId: event.id, places: 1, taken: startsAt.getUTCDate() % 2 })
      await build.createShift(db, {
        eventId: event.id,
        startsAt: new Date(startsAt.getTime() + 9 * 3_600_000),
        endsAt: new Date(startsAt.getTime() + 10 * 3_600_000),
        cancelledAt: new Date(),
      })
    }
    const closed = await build.createEvent(db, {
      centreId: centre.id,
      kind,
      startsAt: new Date('2031-05-10T05:00:00Z'),
    })
    await build.createShift(db, { eventId: closed.id, signUpClosesAt: new Date('2025-01-01T00:00:00Z') })
    for (const days of ['1', '2', '6', '6,7', '1,2,3,4,5,6,7']) {
      for (const places of ['', '1']) {
        const filters = readEventFilters({ kind, days, places })
        const shifts = await db.shift.findMany({
          where: { event: { kind, id: { not: closed.id } }, cancelledAt: null },
        })
        const fitting = shifts.filter(
          (shift) =>
            filters.days.includes(weekdayOf(shift.startsAt)) && (places === '' || shift.taken < shift.places),
        )
        const found = (await listPublishedEvents(filters, null)).items.map(({ id }) => id)
        expect(new Set(found)).toEqual(new Set(fitting.map(({ eventId }) => eventId)))
      }
    }
  })

  test('several directions, the language of the page, and why a list is empty', async () => {
    const [one, other] = await db.direction.findMany({ take: 2, where: { isAdultsOnly: false } })
    const centre = await build.createCentre(db)
    const given = { centreId: centre.id, kind: 'opening' as const }
    await build.createEvent(db, { ...given, directionId: one!.id, titleEn: '' })
    await build.createEvent(db, { ...given, directionId: other!.id })
    const ask = (search: Record<string, string | string[]>) =>
      readEventFilters({ kind: 'opening', ...search })
    expect(await countPublishedEvents(ask({ direction: [one!.code, other!.code] }))).toBe(2)
    expect(await countPublishedEvents(ask({ direction: `${one!.code},${other!.code}`, lang: 'en' }))).toBe(1)
    const empty = ask({ direction: one!.code, lang: 'en', age: '30' })
    expect(await countPublishedEvents(empty)).toBe(0)
    expect(await listWaysOut(empty, null)).toEqual([
      { filter: 'kind', count: expect.any(Number) as number },
      { filter: 'directions', count: 1 },
      { filter: 'language', count: 1 },
    ])
  })
})

test('the tables themselves keep half a point and one outside of the country out', async () => {
  const { id } = await build.createCentre(db)
  for (const data of [
    { latitude: 51 },
    { longitude: 69 },
    { latitude: 69, longitude: 51 },
    { latitude: Number.NaN, longitude: 69 },
  ]) {
    await expect(
      db.centre.update({ where: { id }, data: { latitude: null, longitude: null, ...data } }),
    ).rejects.toThrow()
  }
})

function tally(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}
