import { expect, it } from 'vitest'
import { isDue } from '#lib/statistics/rules.ts'
import { assemble, type Facts } from '#lib/statistics/rules/assemble.ts'
import { changesOf } from '#lib/statistics/rules/changes.ts'
import { keepBack } from '#lib/statistics/rules/keep-back.ts'
import { listOf } from '#lib/statistics/rules/lists.ts'
import { printedCells } from '#lib/statistics/rules/printed.ts'
import { tableOf, tablesOf, withoutUnit } from '#lib/statistics/rules/tables.ts'
import { figuresSchema } from '#lib/statistics/schema.ts'
import { day, modelOf, months, type Person } from './region.ts'

const units = ['a', 'b', 'c', 'd'].map((slug) => ({ id: slug, slug }))
const facts: Facts = {
  ...{ day, months, units },
  directions: ['eco', 'social'].map((code) => ({ id: code, code })),
  records: {
    centres: [{ slug: 'a0', unit: { slug: 'a' }, host: 'school' }],
    organisations: [{ slug: 'o', unit: null }],
    events: [
      {
        isPast: true,
        isCancelled: false,
        month: '2026-11',
        count: 1,
        kind: 'action',
        unitId: 'a',
        directionId: 'eco',
      },
      {
        isPast: true,
        isCancelled: true,
        month: '2026-10',
        count: 1,
        kind: 'action',
        unitId: 'a',
        directionId: 'eco',
      },
      {
        isPast: false,
        isCancelled: false,
        month: '2026-12',
        count: 1,
        kind: 'forum',
        unitId: 'b',
        directionId: 'social',
      },
    ],
    ...{ awards: 4, memoranda: 2, library: 1, news: { kk: 3, ru: 2, en: 1 } },
  },
}
const people: Person[] = Array.from({ length: 60 }, (_, index) => ({
  ...{ unit: index % 2, body: 0, age: index === 0 ? 0 : 2, joined: index < 40 ? 5 : 23 },
  works: [{ unit: 0, direction: 0, month: 23 - (index % 2), minutes: 30 }],
}))
const model = modelOf(people)
const hidden = keepBack(model)
const figures = assemble(facts, (cell) => (hidden.has(cell) ? null : (model.cells.get(cell)?.value ?? 0)))

it('an edition is of the shape its schema says, and every cell of people is printed or kept back', () => {
  expect(figuresSchema.parse(figures)).toEqual(figures)
  const printed = printedCells(figures)
  const isBody = (key: string) => key.startsWith('people/centre/')
  for (const key of model.printed)
    if (!isBody(key))
      expect([key, printed.get(key)]).toEqual([key, hidden.has(key) ? null : model.cells.get(key)!.value])
})

it('events of the list are past or ahead; what was held is neither cancelled nor of the next month', () => {
  expect(figures.region.events).toEqual({ past: 2, ahead: 1, held: 1, cancelled: 1 })
  expect(figures.months.find(({ month }) => month === '2026-11')?.events).toBe(1)
})

it('tables have a cell for each of their columns, and one of a unit only that unit', () => {
  for (const { id, dimensions, numbers, rows } of tablesOf(figures))
    for (const row of rows) expect([id, row.length]).toEqual([id, dimensions.length + numbers.length])
  const own = tableOf(figures, 'unitages', 'a')
  expect(own?.rows.every(([unit]) => unit === 'a')).toBe(true)
  expect(withoutUnit(own!)).toMatchObject({ dimensions: ['age'], rows: own!.rows.map(([, ...rest]) => rest) })
  expect(tableOf(figures, 'months', 'a')).toBeNull()
  expect(tableOf(figures, 'nothing')).toBeNull()
})

it('numbers of records lead to their lists, those of people to none', () => {
  expect(listOf('units', 'kokshetau', 'events_past')).toBe('/events?when=past&unit=kokshetau')
  expect(listOf('hosts', 'school', 'centres')).toBe('/centres?host=school')
  expect(listOf('region', 'news_kk', 'value')).toBe('/news')
  expect(listOf('units', 'kokshetau', 'people')).toBeNull()
  expect(listOf('units', '-', 'centres')).toBeNull()
  expect(listOf('months', '2026-11', 'events_held')).toBeNull()
})

it('what changed this month is said without what is kept back', () => {
  const { month, changes } = changesOf(figures)
  expect(month).toBe('2026-11')
  expect(changes).toContainEqual({ kind: 'more', count: 20 })
  expect(changes).toContainEqual({ kind: 'ahead', count: 1 })
  const silent = figures.months.map((row) => ({ ...row, people: null, minutes: null, presences: null }))
  expect(changesOf({ ...figures, months: silent }).changes.map(({ kind }) => kind)).toEqual([
    'events',
    'ahead',
  ])
})

it('an edition is due at once when there is none, else when the night’s hour has come', () => {
  const made = { day: '2026-11-25', madeAt: new Date('2026-11-24T21:00:00Z') }
  expect(isDue(null, new Date())).toBe(true)
  expect(isDue(made, new Date('2026-11-25T20:59:00Z'))).toBe(false)
  expect(isDue(made, new Date('2026-11-25T21:00:00Z'))).toBe(true)
  expect(isDue({ ...made, day: '2026-11-26' }, new Date('2026-11-25T22:00:00Z'))).toBe(false)
})
