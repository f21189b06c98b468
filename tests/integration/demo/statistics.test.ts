import { expect, it } from 'vitest'
import { findLatestFigures } from '#lib/statistics/public.ts'
import { keptBackIn, printedCells } from '#lib/statistics/rules/printed.ts'

it('the demo region comes with an edition of its figures', async () => {
  const edition = await findLatestFigures()
  console.info([...keptBackIn(edition!.figures)].join('\n'), printedCells(edition!.figures).size)
  expect(edition?.figures.region).toMatchObject({ people: 2301, centres: 74, organisations: 12 })
})
