import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findCentreReport } from '#lib/reports/queries/centre-report.ts'
import { findNumbersReport } from '#lib/reports/queries/numbers-report.ts'
import { isFigure, type ReportTable } from '#lib/reports/rules/figures.ts'
import { customPeriod } from '#lib/reports/rules/periods.ts'
import { anAdministrator } from '#tests/support/people.ts'
import { allRows, dayAt, figuresOf, type Life, loadRegion, wrongFigures } from './scene.ts'

const span = fc.tuple(fc.integer({ min: 0, max: 15 }), fc.option(fc.integer({ min: 0, max: 25 })))
const life: fc.Arbitrary<Life> = fc.record({
  born: fc.option(fc.integer({ min: 1, max: 900 })),
  sex: fc.nat(2),
  status: fc.nat(3),
  unit: fc.nat(5),
  homes: fc.array(fc.tuple(fc.nat(3), span), { maxLength: 4 }),
  works: fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 1, max: 300 }),
      fc.option(fc.nat(3)),
      fc.boolean(),
    ),
    { maxLength: 3 },
  ),
})

/** Numbers of which the parts may be more than the whole, because one person can be in several. */
const overlapping = /^(?:interest|work\/[^/]+\/2)/

function expectSums(tables: ReportTable[]) {
  for (const { key, rows, total } of tables.filter((table) => table.total)) {
    for (const [index, cell] of total!.cells.entries()) {
      if (!isFigure(cell) || overlapping.test(`${key}/total/${index}`)) continue
      const sum = rows.reduce((all, { cells }) => {
        const part = cells[index]
        return all + (part && isFigure(part) ? part.value : 0)
      }, 0)
      expect(sum, `${key}, column ${index}`).toBe(cell.value)
    }
  }
}

const balances = ['unit', 'age', 'sex', 'status']

function expectBalance(tables: ReportTable[]) {
  for (const { key, rows, total } of tables.filter((table) => balances.includes(table.key))) {
    for (const { cells, key: row } of [...rows, total!]) {
      const [before = 0, joined = 0, left = 0, members = 0] = cells.filter(isFigure).map(({ value }) => value)
      expect(before + joined - left, `${key}/${row}`).toBe(members)
    }
  }
}

describe('the figures of a report', () => {
  test(
    'equal the lists they open, sum up and balance, whatever happened in the region',
    { timeout: 60_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(life, { minLength: 3, maxLength: 8 }),
          fc.tuple(fc.nat(40), fc.nat(40)),
          async (lives, [one, other]) => {
            const { centres } = await loadRegion(lives)
            const actor = await anAdministrator()
            const period = customPeriod(dayAt(one), dayAt(other))
            for (const centreId of [null, centres[0]!.id]) {
              const request = { scope: { centreId, organisationId: null }, period, today: '2026-11-26' }
              const numbers = await findNumbersReport(actor, request, 'kk')
              const centre = await findCentreReport(actor, request)
              expect(await wrongFigures(actor, request, [...numbers, ...centre])).toEqual([])
              expectSums([...numbers, ...centre])
              expectBalance(numbers)
              const [first] = figuresOf(numbers).filter(
                ({ figure }) => figure.list?.kind === 'people' && figure.value > 0,
              )
              if (first) expect(await allRows(actor, request, first.figure)).toHaveLength(first.figure.value)
            }
          },
        ),
        { numRuns: 2, seed: 20_261_126, endOnFailure: true },
      )
    },
  )
})
