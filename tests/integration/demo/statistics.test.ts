import { expect, it } from 'vitest'
import { countRegion, listUnitPeople } from '#lib/region/public.ts'
import { makeEdition } from '#lib/statistics/commands/make-edition.ts'
import { findLatestFigures } from '#lib/statistics/public.ts'

it('the demo region comes with an edition of its figures', async () => {
  const edition = await findLatestFigures()
  const started = performance.now()
  await makeEdition(null, { isAgain: true })
  console.info(
    'made',
    performance.now() - started,
    (await countRegion()).people,
    (await listUnitPeople()).elsewhere,
  )
  console.info(
    JSON.stringify(edition?.figures.region),
    JSON.stringify(edition?.figures.units[0]),
    JSON.stringify(edition?.figures.elsewhere),
    JSON.stringify(edition?.figures.months),
    JSON.stringify(edition?.figures.ages),
    JSON.stringify(edition?.figures.directions),
  )
  console.info(
    JSON.stringify(edition?.figures).length,
    JSON.stringify(edition?.figures).split(':null').length,
  )
  expect(edition?.figures.region).toMatchObject({ people: 2301, centres: 74, organisations: 12 })
})
