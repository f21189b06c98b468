import { expect, test } from 'vitest'
import { publicEvents } from '#lib/events/policy.ts'
import { answering, eventTables } from '#lib/events/public/matching.ts'
import { eventKinds, readEventFilters, whens } from '#lib/events/schema.ts'
import { matchingEvents } from '#lib/open-data/public/event-filter.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#tests/support/database.ts'

const words = ['', 'ерікті', 'волонт', 'эко', 'сенбілік']

test('the API finds the events the site’s own list finds, for every filter both know', async () => {
  const [units, directions] = await Promise.all([
    db.unit.findMany({ select: { slug: true } }),
    db.direction.findMany({ select: { code: true } }),
  ])
  const at = now()
  const some = [
    ...[...whens, ''].flatMap((when) => words.map((q) => ({ when, q }))),
    ...units.map(({ slug: unit }) => ({ unit })),
    ...directions.map(({ code: direction }) => ({ direction, when: 'past' })),
    ...eventKinds.map((kind) => ({ kind, places: '1' })),
    ...['7', '14', '17', '18', '70'].flatMap((age) => [{ age }, { age, places: '1', when: '90' }]),
  ]
  let found = 0
  for (const one of some) {
    const filters = readEventFilters(one)
    for (const instant of [at, null]) {
      const listed = await db.$queryRaw<{ id: string }[]>`
        SELECT e."id" FROM ${eventTables} WHERE ${answering(filters, instant)} ORDER BY e."id"`
      const where = { AND: [publicEvents, matchingEvents(filters, instant)] }
      const answered = await db.event.findMany({ where, orderBy: { id: 'asc' }, select: { id: true } })
      expect(answered, JSON.stringify(one)).toEqual(listed)
      found += listed.length
    }
  }
  expect(found).toBeGreaterThan(100)
})
