import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import type { AwardFilters } from '#lib/awards/rules/register.ts'
import { countAwards, countThankedByUnit } from '#lib/awards/public.ts'
import { countCentresNear, listCentresNear } from '#lib/centres/public/near.ts'
import { countCentresByUnit, countPublishedCentres } from '#lib/centres/public.ts'
import { centreFilters } from '#lib/centres/schema.ts'
import { countEventsNear, listEventsNear } from '#lib/events/public/near.ts'
import { countEventsAheadByUnit, countPublishedEvents, summariseEvents } from '#lib/events/public.ts'
import { readEventFilters } from '#lib/events/schema.ts'
import { countPublishedLibrary } from '#lib/library/public.ts'
import { countMemoranda } from '#lib/memoranda/public.ts'
import { findArea } from '#lib/near/public.ts'
import { radiiKm, readNearCursor } from '#lib/near/schema.ts'
import { countNewsElsewhere, countPublishedNews } from '#lib/news/public.ts'
import { listArchive, listPublicTags } from '#lib/news/public/surroundings.ts'
import { makeEdition } from '#lib/open-data/commands/make-edition.ts'
import { readPage } from '#lib/open-data/public/api.ts'
import { findEdition, openPart } from '#lib/open-data/public/editions.ts'
import { datasets } from '#lib/open-data/schema/datasets.ts'
import { resources } from '#lib/open-data/schema/parameters.ts'
import type { StatisticRecord } from '#lib/open-data/schema/records.ts'
import { countPublishedOrganisations } from '#lib/organisations/public.ts'
import { organisationFilters } from '#lib/organisations/schema.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { countRegion, listDirections, listUnits } from '#lib/region/public.ts'
import { findLatestEdition, findLatestFigures } from '#lib/statistics/public.ts'
import { tablesOf } from '#lib/statistics/rules/tables.ts'
import { type Figures, figuresSchema } from '#lib/statistics/schema.ts'
import { createEvent } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { readRegisters } from '#tests/support/register-counts.ts'
import { type Line, peopleLines, recordLines } from '#tests/support/walked-figures.ts'
import * as lists from '#tests/support/walked-lists.ts'

let figures: Figures
let walked: Line[]
let units: string[]

beforeAll(async () => {
  await makeEdition(null)
  figures = (await findLatestFigures())!.figures
  units = (await listUnits()).map(({ slug }) => slug)
  walked = [...(await recordLines(figures)), ...peopleLines(figures, await readRegisters(figures.day))]
}, 90_000)

/** The numbers an edition's shape has: `units[].events.past`. */
function numbersOf(schema: z.core.JSONSchema.BaseSchema, at = ''): string[] {
  const inner = schema.anyOf?.find((each) => (each as { type?: string }).type !== 'null')
  if (inner) return numbersOf(inner as typeof schema, at)
  if (schema.items) return numbersOf(schema.items as typeof schema, `${at}[]`)
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([name, each]) =>
      numbersOf(each as typeof schema, at === '' ? name : `${at}.${name}`),
    )
  return schema.type === 'integer' ? [at] : []
}

it('each number of the figures is the length of its list, or what the registers hold', () => {
  const wrong = walked.filter(({ said, is }) => said !== null && said !== is)
  expect(wrong).toEqual([])
  expect(walked.filter(({ said, is }) => said === null && is === 0)).toEqual([])
  expect(walked.length).toBeGreaterThan(2000)
})

it('no number of the figures is without its list: a new one has to be walked', () => {
  const paths = new Set(walked.map(({ path: each }) => each))
  // Work that belongs to no direction has no list of events: each event has one.
  expect(numbersOf(z.toJSONSchema(figuresSchema)).filter((each) => !paths.has(each))).toEqual([])
})

type Search = Record<string, string>
const whom: AwardFilters[] = [{ to: 'people' }, { to: 'organisations' }]
type Said = { of: string; said: number; is: number }
const said = (of: string, number: number, list: readonly unknown[]): Said => ({
  ...{ of, said: number, is: list.length },
})

/** What each counter of a page says, beside its list walked from the first page to the last. */
const counters: Record<string, () => Promise<Said[]>> = {
  countPublishedCentres: () =>
    each<Search, Said>([{}, ...units.map((unit) => ({ unit })), { q: 'кокшетау' }], async (search) =>
      said(
        JSON.stringify(search),
        await countPublishedCentres(centreFilters.parse(search)),
        await lists.walkCentres(search),
      ),
    ),
  countCentresByUnit: async () => {
    const counts = await countCentresByUnit()
    return each(units, async (unit) => said(unit, counts[unit] ?? 0, await lists.walkCentres({ unit })))
  },
  countRegion: async () => {
    const { centres, organisations } = await countRegion()
    return [
      said('centres', centres, await lists.walkCentres()),
      said('organisations', organisations, await lists.walkOrganisations()),
    ]
  },
  countPublishedOrganisations: () =>
    each([{}, ...units.map((unit) => ({ unit }))], async (search) =>
      said(
        JSON.stringify(search),
        await countPublishedOrganisations(organisationFilters.parse(search)),
        await lists.walkOrganisations(search),
      ),
    ),
  countPublishedEvents: () =>
    each(eventSearches(), async (search) =>
      said(
        JSON.stringify(search),
        await countPublishedEvents(readEventFilters(search)),
        await lists.walkEvents(search),
      ),
    ),
  countEventsAheadByUnit: async () => {
    const counts = await countEventsAheadByUnit()
    return each(units, async (unit) => said(unit, counts[unit] ?? 0, await lists.walkEvents({ unit })))
  },
  summariseEvents: async () => {
    const summaries = await each(eventSearches(), async (search) => {
      const events = await lists.walkEvents(search)
      const { events: number, freePlaces } = await summariseEvents(readEventFilters(search))
      const at = new Date()
      const open = events.filter(({ state }) => state === 'published').map(({ id }) => id)
      const shifts = await db.shift.findMany({
        where: { eventId: { in: open }, cancelledAt: null, startsAt: { gt: at } },
      })
      const free = shifts.reduce((sum, { places, taken }) => sum + places - taken, 0)
      const of = JSON.stringify(search)
      return [said(of, number, events), { of: `${of} places`, said: freePlaces, is: free }]
    })
    return summaries.flat()
  },
  countEventsNear: () =>
    nearOf((search, area) => countEventsNear(readEventFilters(search), area), walkEventsNear),
  countCentresNear: () =>
    nearOf((search, area) => countCentresNear(centreFilters.parse(search), area), walkCentresNear),
  countAwards: () =>
    each<AwardFilters, Said>([{}, ...whom, ...units.map((unit) => ({ unit }))], async (search) =>
      said(JSON.stringify(search), (await countAwards(search)).all, await lists.walkAwards(search)),
    ),
  countThankedByUnit: async () => {
    const rows = await db.unit.findMany({ select: { id: true, slug: true } })
    const thanked = new Map((await countThankedByUnit()).map((row) => [row.unitId, row.thanked]))
    return each(rows, async ({ id, slug: unit }) => {
      const listed = (await lists.walkAwards({ unit, to: 'people' })).map((award) => award.id)
      const who = await db.award.findMany({
        where: { id: { in: listed }, volunteerId: { not: null } },
        distinct: ['volunteerId'],
      })
      return said(unit, thanked.get(id) ?? 0, who)
    })
  },
  countMemoranda: async () => [said('', await countMemoranda(), await lists.walkMemoranda())],
  countPublishedLibrary: async () => [said('', await countPublishedLibrary(), await lists.walkLibrary())],
  countPublishedNews: () =>
    each(['kk', 'ru', 'en'] as const, async (locale) =>
      said(locale, await countPublishedNews(locale), await lists.walkNews(locale)),
    ),
  countNewsElsewhere: async () => {
    const all = new Set(
      (await Promise.all((['kk', 'ru', 'en'] as const).map((locale) => lists.walkNews(locale))))
        .flat()
        .map(({ id }) => id),
    )
    return each(['kk', 'ru', 'en'] as const, async (locale) => {
      const read = new Set((await lists.walkNews(locale)).map(({ id }) => id))
      return said(
        locale,
        await countNewsElsewhere(locale),
        [...all].filter((id) => !read.has(id)),
      )
    })
  },
  listArchive: async () =>
    each(await listArchive('kk'), async ({ month, count }) =>
      said(month, count, await lists.walkNews('kk', { month })),
    ),
  listPublicTags: async () =>
    each(await listPublicTags('kk'), async ({ slug, count }) =>
      said(slug, count, await lists.walkNews('kk', { tag: slug })),
    ),
}
/** Counted for pages, but not by a list: what is promised of them is tried elsewhere. */
const triedElsewhere = new Set(['countRecords', 'countDelivered'])

async function each<Item, Result>(items: readonly Item[], read: (item: Item) => Promise<Result>) {
  const all: Result[] = []
  for (const item of items) all.push(await read(item))
  return all
}

function eventSearches(): Record<string, string>[] {
  const kinds = ['training', 'action'].map((kind) => ({ kind }))
  const whens = ['7', '30', '90', 'past'].map((when) => ({ when }))
  return [{}, ...whens, ...kinds, { places: '1' }, { age: '15' }, ...units.map((unit) => ({ unit }))]
}

type Area = NonNullable<Awaited<ReturnType<typeof findArea>>>
type Counts = { byRadius: Record<number, number>; byUnit: Record<string, number> }

async function nearOf(
  count: (search: Record<string, string>, area: Area) => Promise<Counts>,
  walk: (area: Area) => Promise<unknown[]>,
): Promise<Said[]> {
  return each(radiiKm, async (withinKm) => {
    const area = (await findArea({ unit: units[0]!, point: null, place: '', withinKm }))!
    const { byRadius, byUnit } = await count({}, area)
    const list = await walk(area)
    expect(Object.values(byUnit).reduce((sum, number) => sum + number, 0)).toBe(list.length)
    return said(`${withinKm} km`, byRadius[withinKm]!, list)
  })
}

const walkEventsNear = (area: Area) =>
  lists.walk((after) => listEventsNear(readEventFilters({}), area, readNearCursor({ after })))
const walkCentresNear = (area: Area) =>
  lists.walk((after) => listCentresNear(centreFilters.parse({}), area, readNearCursor({ after })))

it.each(Object.keys(counters))('%s says how long the list is', { timeout: 60_000 }, async (name) => {
  const all = await counters[name]!()
  expect(all.length).toBeGreaterThan(0)
  expect(all.filter((one) => one.said !== one.is)).toEqual([])
})

it('no public counter is without its list: a new one has to be walked', () => {
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /^[^/]+\/public(?:\.ts|\/.*\.ts)$/.test(file),
  )
  const names = files.flatMap((file) =>
    [
      ...readFileSync(path.join('lib', file), 'utf8').matchAll(
        /export async function ((?:count|summarise)\w+)/g,
      ),
    ].map(([, name]) => name!),
  )
  expect(names.length).toBeGreaterThan(12)
  expect(names.filter((name) => !(name in counters) && !triedElsewhere.has(name))).toEqual([])
})

/** The list of the site a file, and a list of the API, must be as long as. */
const siteLists: Record<(typeof resources)[number], () => Promise<readonly unknown[]>> = {
  centres: () => lists.walkCentres(),
  organisations: () => lists.walkOrganisations(),
  events: async () => [...(await lists.walkEvents()), ...(await lists.walkEvents({ when: 'past' }))],
  memoranda: () => lists.walkMemoranda(),
  awards: () => lists.walkAwards(),
  units: () => listUnits(),
  directions: () => listDirections(),
  news: () =>
    db.newsItem.findMany({ where: { state: 'published', translations: { some: { state: 'published' } } } }),
  statistics: async () => (await findCells()).map(({ value }) => value),
}

async function findCells() {
  const tables = tablesOf((await findLatestFigures())!.figures)
  return tables.flatMap(({ id, dimensions, numbers, rows }) =>
    rows.flatMap((row) =>
      numbers.flatMap((name, at) => {
        const value = row[dimensions.length + at]
        const measure = id === 'region' ? String(row[0]) : name
        const of = id === 'region' ? [] : row.slice(0, dimensions.length)
        return value === '' ? [] : [{ key: [id, ...of, measure].join(' '), value }]
      }),
    ),
  )
}

it('each file has as many records as the list of the site and of the API, in both of its forms', async () => {
  const edition = (await findEdition(null))!
  for (const name of resources) {
    const length = (await siteLists[name]()).length
    expect([name, (await readPage(name, {}))?.total]).toEqual([name, length])
  }
  for (const dataset of datasets) {
    const part = edition.parts.find((one) => one.dataset === dataset)!
    const length = (await siteLists[dataset]()).length
    expect([dataset, part.rows]).toEqual([dataset, length])
    const read = async (kind: string) => {
      const { name } = part.files.find((file) => file.name.endsWith(kind))!
      return new Response(await openPart(part.storageKey, name)).text()
    }
    const { records } = JSON.parse(await read('json')) as { records: unknown[] }
    expect([dataset, records.length]).toEqual([dataset, length])
    expect([dataset, rowsOf(await read('csv'))]).toEqual([dataset, length + 1])
  }
})

/** Lines of a CSV, those within quotes left out. */
function rowsOf(csv: string): number {
  const bare = csv.replaceAll(/"(?:[^"]|"")*"/g, '""')
  return bare.split('\r\n').filter((line) => line !== '').length
}

it('each number of the figures stands in the file and in the API as the pages say it', async () => {
  const cells = await findCells()
  const part = (await findEdition(null))!.parts.find(({ dataset }) => dataset === 'statistics')!
  const { name } = part.files.find((file) => file.name.endsWith('json'))!
  const stored = await new Response(await openPart(part.storageKey, name)).text()
  const { records } = JSON.parse(stored) as { records: StatisticRecord[] }
  const keyOf = ({ day: _day, table, measure, value: _value, isKeptBack: _kept, ...of }: StatisticRecord) =>
    [table, ...Object.values(of).filter((code) => code !== null), measure].join(' ')
  const sorted = (all: { key: string; value: unknown }[]) =>
    all.map(({ key, value }) => `${key.split(' ').toSorted().join(' ')} = ${String(value)}`).toSorted()
  expect(sorted(records.map((record) => ({ key: keyOf(record), value: record.value })))).toEqual(
    sorted(cells),
  )
  expect(records.filter(({ value, isKeptBack }) => (value === null) !== isKeptBack)).toEqual([])
  const people = records.filter(({ measure, value }) => measure === 'people' && value !== null)
  expect(people.length).toBeGreaterThan(100)
  expect(people.filter(({ value }) => value! > 0 && value! < 5)).toEqual([])
  const { records: answered } = (await readPage('statistics', { table: 'region', limit: 100 }))!
  const spoken = (answered as StatisticRecord[]).map((record) => ({
    key: keyOf(record),
    value: record.value,
  }))
  expect(sorted(spoken)).toEqual(sorted(cells.filter(({ key }) => key.startsWith('region '))))
})

it('an event and a centre that come out after the edition are counted at once, with their lists and the API', async () => {
  const night = (await findLatestEdition())!
  const { id: centreId, unitId } = await db.centre.findFirstOrThrow({ where: { state: 'published' } })
  const [startsAt, endsAt] = [1, 2].map((days) => new Date(Date.now() + days * dayMs)) as [Date, Date]
  const event = { centreId, unitId, startsAt, endsAt, publishedAt: new Date() }
  await createEvent(db, { ...event, state: 'published' })
  const hidden = await db.centre.findFirstOrThrow({ where: { events: { none: {} }, state: 'published' } })
  await db.centre.update({ where: { id: hidden.id }, data: { state: 'draft' } })
  const now = (await findLatestFigures())!
  expect(now.figures.region.events.ahead).toBe(night.figures.region.events.ahead + 1)
  expect(now.figures.region.centres).toBe(night.figures.region.centres - 1)
  expect(await lists.walkEvents()).toHaveLength(now.figures.region.events.ahead)
  expect(await lists.walkCentres()).toHaveLength(now.figures.region.centres)
  expect((await readPage('events', { when: 'ahead' }))?.total).toBe(now.figures.region.events.ahead)
  expect((await readPage('centres', {}))?.total).toBe(now.figures.region.centres)
  expect(now.figures.centres.some(({ slug }) => slug === hidden.slug)).toBe(false)
  expect(now.figures.region.people).toBe(night.figures.region.people)
  expect(now.day).toBe(night.day)
})
