import { beforeAll, expect, it } from 'vitest'
import { countAwards } from '#lib/awards/public.ts'
import { countPublishedCentres } from '#lib/centres/public.ts'
import { centreFilters } from '#lib/centres/schema.ts'
import { countPublishedEvents } from '#lib/events/public.ts'
import { readEventFilters } from '#lib/events/schema.ts'
import { countPublishedLibrary } from '#lib/library/public.ts'
import { countMemoranda } from '#lib/memoranda/public.ts'
import { countPublishedNews } from '#lib/news/public.ts'
import { countPublishedOrganisations } from '#lib/organisations/public.ts'
import { organisationFilters } from '#lib/organisations/schema.ts'
import { makeEdition } from '#lib/statistics/commands/make-edition.ts'
import { findLatestFigures } from '#lib/statistics/public.ts'
import { listOf } from '#lib/statistics/rules/lists.ts'
import { keptBackIn } from '#lib/statistics/rules/printed.ts'
import { type FigureTable, tablesOf } from '#lib/statistics/rules/tables.ts'
import type { Figures } from '#lib/statistics/schema.ts'
import { db } from '#tests/support/database.ts'

let figures: Figures

beforeAll(async () => {
  expect((await findLatestFigures())?.figures.region.people, 'the loader makes an edition').toBe(2301)
  await makeEdition(null, { isAgain: true })
  figures = (await findLatestFigures())!.figures
})

type Counter = (filters: Record<string, string>, number: string) => Promise<number>

/** How long the lists are that the numbers lead to. */
const counters: Record<string, Counter> = {
  '/centres': (filters) => countPublishedCentres(centreFilters.parse(filters)),
  '/organisations': (filters) => countPublishedOrganisations(organisationFilters.parse(filters)),
  '/events': (filters) => countPublishedEvents(readEventFilters(filters)),
  '/awards': async () => (await countAwards()).all,
  '/memoranda': () => countMemoranda(),
  '/library': () => countPublishedLibrary(),
  '/news': (_filters, number) => countPublishedNews(number.slice(-2) as 'kk'),
}

it('each number that leads to a list is the length of that list', async () => {
  let walked = 0
  for (const table of tablesOf(figures))
    for (const { number, value, href } of numbersOf(table)) {
      if (!href) continue
      const { pathname, searchParams } = new URL(href, 'http://here')
      const length = await counters[pathname]!(Object.fromEntries(searchParams), number)
      expect([table.id, number, href, value]).toEqual([table.id, number, href, length])
      walked += 1
    }
  expect(walked).toBeGreaterThan(140)
})

function numbersOf({ id, dimensions, numbers, rows }: FigureTable) {
  return rows.flatMap((row) =>
    numbers.map((name, index) => ({
      number: id === 'region' ? String(row[0]) : name,
      value: row[dimensions.length + index],
      href: listOf(id, String(row[0]), name),
    })),
  )
}

it('people, hours and attendances are those of the registers, and few of them are kept back', async () => {
  const open = { isPrimary: true, endedOn: null }
  expect(figures.region.people).toBe(await db.membership.count({ where: open }))
  const ledger = await db.hourEntry.aggregate({
    where: { OR: [{ source: { not: 'selfReported' } }, { confirmedAt: { not: null } }] },
    _sum: { minutes: true },
  })
  expect(figures.region.minutes).toBe(ledger._sum.minutes)
  expect(figures.region.presences).toBe(await db.attendance.count({ where: { mark: 'present' } }))
  for (const { slug, people } of figures.centres)
    if (typeof people === 'number')
      expect([slug, people]).toEqual([
        slug,
        await db.membership.count({ where: { ...open, centre: { slug } } }),
      ])
  expect(figures.centres.some(({ people }) => (people ?? 0) > 0)).toBe(true)
  const kept = keptBackIn(figures)
  expect(kept.size).toBeGreaterThan(20)
  expect(kept.size).toBeLessThan(500)
  expect([...kept].filter((key) => /^people\/unit\/[^/]+$/.test(key))).toEqual([])
})
