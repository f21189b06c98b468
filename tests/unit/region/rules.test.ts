import { expect, it } from 'vitest'
import { sumByUnit } from '#lib/region/rules.ts'

it('counts people where their centre or organisation is, and the rest elsewhere', () => {
  const sums = sumByUnit({
    centres: [
      { id: 'a', unitId: 'north', state: 'published' },
      { id: 'b', unitId: 'north', state: 'draft' },
      { id: 'c', unitId: 'south', state: 'published' },
    ],
    organisations: [
      { id: 'd', unitId: 'south' },
      { id: 'e', unitId: null },
    ],
    counts: [
      { bodyId: 'a', people: 5 },
      { bodyId: 'b', people: 2 },
      { bodyId: 'd', people: 3 },
      { bodyId: 'e', people: 4 },
    ],
  })
  expect(sums.elsewhere).toBe(4)
  expect(sums.units).toEqual([
    { unitId: 'north', centres: 1, people: 7 },
    { unitId: 'south', centres: 1, people: 3 },
  ])
})
