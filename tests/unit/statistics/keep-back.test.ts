import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFew } from '#lib/statistics/rules/few.ts'
import { smallSteps } from '#lib/statistics/rules/growth.ts'
import { isGuarded, keepBack } from '#lib/statistics/rules/keep-back.ts'
import { keptBack } from '#lib/statistics/rules/over-time.ts'
import { modelOf, months, people, type Person, printedOf } from './region.ts'
import { recover } from './recover.ts'

const runs = { numRuns: 60 }

describe('what is kept back', () => {
  it('holds every number of one to four people, and nought is printed', () => {
    fc.assert(
      fc.property(people, (all) => {
        const model = modelOf(all)
        const hidden = keepBack(model)
        for (const [key, cell] of model.cells) {
          if (isFew(cell.people)) expect(hidden.has(key), key).toBe(true)
          if (cell.value === 0 && cell.people === 0 && model.printed.has(key))
            expect(hidden.has(key), key).toBe(false)
        }
      }),
      runs,
    )
  })

  it('cannot be worked out from everything that is printed', () => {
    fc.assert(
      fc.property(people, (all) => {
        const model = modelOf(all)
        expect(recover(printedOf(model, keepBack(model)), model.sums)).toEqual([])
      }),
      runs,
    )
  })

  it('would be found by the same search when only the small numbers themselves were kept back', () => {
    const model = modelOf(crowd())
    const few = new Set([...model.cells].flatMap(([key, cell]) => (isFew(cell.people) ? [key] : [])))
    expect(recover(printedOf(model, few), model.sums)).not.toEqual([])
    expect(isGuarded(model, few)).toBe(false)
  })

  it('is little in a region of many', () => {
    const model = modelOf(crowd())
    const hidden = keepBack(model)
    expect(hidden.has('people')).toBe(false)
    const units = ['a', 'b', 'c'].map((unit) => hidden.has(`people/unit/${unit}`))
    expect(units).toEqual([false, false, false])
  })
})

describe('over time', () => {
  it('a pattern only grows within a month', () => {
    fc.assert(
      fc.property(people, people, (all, more) => {
        const first = keptBack(modelOf(all), months, '2026-11-25', { last: null })
        const model = modelOf([...all, ...more])
        const second = keptBack(model, months, '2026-11-26', { last: { day: '2026-11-25', hidden: first } })
        for (const key of first)
          if (model.printed.has(key) && model.cells.get(key)!.value !== 0)
            expect(second.has(key), key).toBe(true)
      }),
      { numRuns: 25 },
    )
  })

  it('in a new month a number comes back only where both editions read together give nothing away', () => {
    const seen = { released: 0 }
    fc.assert(
      fc.property(people, fc.nat({ max: 6 }), (all, left) => {
        const first = keptBack(modelOf(all), months, '2026-10-31', { last: null })
        const now = modelOf(all.slice(left))
        const second = keptBack(now, months, '2026-11-01', { last: { day: '2026-10-31', hidden: first } })
        const isBack = (key: string) =>
          now.printed.has(key) && !second.has(key) && now.cells.get(key)!.value !== 0
        if (left > 0 && ![...first].some(isBack)) return
        seen.released += 1
        const both = new Set([...second].filter((key) => first.has(key) || !now.printed.has(key)))
        expect(recover(printedOf(now, both), now.sums)).toEqual([])
      }),
      { numRuns: 40, seed: 7 },
    )
    expect(seen.released).toBeGreaterThan(5)
  })

  it('a number does not come back beside one that an edition of months ago printed', () => {
    const [t, x, y, z] = ['people/t', 'people/t/x', 'people/t/y', 'people/t/z'] as const
    const modelOfThree = (values: [number, number, number]) => {
      const model = modelOf(crowd())
      const all = [values[0] + values[1] + values[2], ...values]
      for (const [index, key] of [t, x, y, z].entries()) {
        model.cells.set(key, { value: all[index]!, people: all[index]! })
        model.printed.add(key)
      }
      model.sums.push({ whole: t, parts: [x, y, z] })
      return model
    }
    const own = (hidden: ReadonlySet<string>) => [t, x, y, z].filter((key) => hidden.has(key))
    const first = modelOfThree([3, 10, 20])
    const hidden = keptBack(first, months, '2026-09-01', { last: null })
    expect(own(hidden)).toEqual([x, y])
    const last = { day: '2026-10-01', hidden: new Set([...hidden, z]) }
    const now = modelOfThree([3, 30, 20])
    expect(own(keptBack(now, months, '2026-11-01', { last }))).toEqual([x, z])
    const earlier = [printedOf(first, hidden)]
    expect(own(keptBack(now, months, '2026-11-01', { last, earlier }))).toEqual([x, y, z])
  })

  it('no month of the growth differs from the next printed one by one to four people', () => {
    fc.assert(
      fc.property(people, (all) => {
        const model = modelOf(all)
        const hidden = new Set(smallSteps(model, months))
        const printed = months.map((month) => `people/month/${month}`).filter((key) => !hidden.has(key))
        const numbers = printed.map((key) => model.cells.get(key)!.value)
        for (const [index, number] of numbers.slice(1).entries())
          expect(isFew(Math.abs(number - numbers[index]!))).toBe(false)
      }),
      runs,
    )
  })
})

/** 400 people in three units; two of them alone in their group of age. */
function crowd(): Person[] {
  const many = Array.from({ length: 400 }, (_, index) => ({
    ...{ unit: index % 3, body: index % 4, age: 1 + (index % 4), joined: 20 },
    works: [
      { unit: index % 3, direction: index % 2, month: 23 - (index % 5), minutes: 60 + (index % 7) * 30 },
    ],
  }))
  return [...many, { ...many[0]!, age: 0 }, { ...many[1]!, age: 0 }]
}
