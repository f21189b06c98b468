import { expect, it } from 'vitest'
import { countAwards } from '#lib/awards/public.ts'
import { countPublishedCentres } from '#lib/centres/public.ts'
import { centreFilters } from '#lib/centres/schema.ts'
import { countPublishedEvents } from '#lib/events/public.ts'
import { readEventFilters } from '#lib/events/schema.ts'
import { countMemoranda } from '#lib/memoranda/public.ts'
import { countPublishedNews } from '#lib/news/public.ts'
import { makeEdition } from '#lib/open-data/commands/make-edition.ts'
import { readPage } from '#lib/open-data/public/api.ts'
import { findEdition, openPart } from '#lib/open-data/public/editions.ts'
import type { StatisticRecord } from '#lib/open-data/schema/records.ts'
import { countPublishedOrganisations } from '#lib/organisations/public.ts'
import { organisationFilters } from '#lib/organisations/schema.ts'
import { listUnits } from '#lib/region/public.ts'
import { findLatestFigures } from '#lib/statistics/public.ts'
import { tablesOf } from '#lib/statistics/rules/tables.ts'

/** A number is compared wherever it is said: list of the site, API, file, figures. */
it('each number equals its list, its file, the API and the figures', { timeout: 60_000 }, async () => {
  const name = await makeEdition(null)
  const [edition, figures] = [await findEdition(name), (await findLatestFigures())!.figures]
  const rows = Object.fromEntries(edition!.parts.map((part) => [part.dataset, part.rows]))
  const events = (when: string) => countPublishedEvents(readEventFilters({ when }))
  const lists = {
    centres: await countPublishedCentres(centreFilters.parse({})),
    organisations: await countPublishedOrganisations(organisationFilters.parse({})),
    events: (await events('')) + (await events('past')),
    memoranda: await countMemoranda(),
    awards: (await countAwards()).all,
  }
  expect(rows).toMatchObject(lists)
  const { region } = figures
  expect(lists).toEqual({
    ...{ centres: region.centres, organisations: region.organisations, memoranda: region.memoranda },
    ...{ awards: region.awards, events: region.events.past + region.events.ahead },
  })
  for (const dataset of [
    'centres',
    'organisations',
    'events',
    'memoranda',
    'awards',
    'units',
    'directions',
  ] as const)
    expect((await readPage(dataset, {}))?.total, dataset).toBe(rows[dataset])
  expect((await readPage('statistics', {}))?.total).toBe(rows.statistics)
  for (const language of ['kk', 'ru', 'en'] as const)
    expect((await readPage('news', { language }))?.total).toBe(await countPublishedNews(language))

  for (const { slug } of await listUnits()) {
    expect((await readPage('centres', { unit: slug }))?.total, slug).toBe(
      figures.units.find((unit) => unit.slug === slug)?.centres,
    )
    expect((await readPage('events', { unit: slug, when: 'past' }))?.total, slug).toBe(
      await countPublishedEvents(readEventFilters({ unit: slug, when: 'past' })),
    )
  }
})

it('the file of statistics says every number of the figures, and nothing that is kept back', async () => {
  const edition = await findEdition(null)
  const part = edition!.parts.find(({ dataset }) => dataset === 'statistics')!
  const stored = await openPart(part.storageKey, part.files.find((file) => file.name.endsWith('json'))!.name)
  const { records } = (await new Response(stored).json()) as { records: StatisticRecord[] }
  const tables = tablesOf((await findLatestFigures())!.figures)
  const cells = tables.flatMap(({ dimensions, rows }) => rows.flatMap((row) => row.slice(dimensions.length)))
  expect(records.map(({ value }) => value)).toEqual(cells.filter((cell) => cell !== ''))
  expect(records.filter(({ value, isKeptBack }) => (value === null) !== isKeptBack)).toEqual([])
  const people = records.filter(({ measure, value }) => measure === 'people' && value !== null)
  expect(people.length).toBeGreaterThan(100)
  expect(people.filter(({ value }) => value! > 0 && value! < 5)).toEqual([])
})
