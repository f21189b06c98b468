import { describe, expect, test } from 'vitest'
import { count, type Figure, minutes, type ReportTable } from '#lib/reports/rules/figures.ts'
import { customPeriod, halfYearOf, lastDayOf, periodChoices, readPeriod } from '#lib/reports/rules/periods.ts'
import { blurred } from '#lib/reports/rules/small-numbers.ts'
import { instantsOf } from '#lib/reports/queries/person-sets.ts'

describe('periods', () => {
  test.each([
    ['2026-H1', '2026-01-01', '2026-06-30'],
    ['2026-H2', '2026-07-01', '2026-12-31'],
    ['2024-Q1', '2024-01-01', '2024-03-31'],
    ['2025', '2025-01-01', '2025-12-31'],
  ])('%s is from %s to %s', (code, from, to) => {
    expect(readPeriod(code)).toMatchObject({ from, to })
  })

  test.each(['2026-H3', '2026-Q5', '1999', '2026-H', 'custom', ''])('«%s» is none', (code) => {
    expect(readPeriod(code)).toBeNull()
  })

  test('a half-year changes on 1 July', () => {
    expect(halfYearOf('2026-06-30').code).toBe('2026-H1')
    expect(halfYearOf('2026-07-01').code).toBe('2026-H2')
  })

  test('only what has begun can be chosen', () => {
    const codes = periodChoices('2026-05-01').map(({ code }) => code)
    expect(codes[0]).toBe('2026-H1')
    expect(codes).toContain('2026-Q2')
    expect(codes).not.toContain('2026-Q3')
  })

  test('days the wrong way round are turned', () => {
    expect(customPeriod('2026-03-02', '2026-01-05')).toMatchObject({ from: '2026-01-05', to: '2026-03-02' })
  })

  test('a running period speaks of today, one to come of the day before it', () => {
    const period = readPeriod('2026-H2')!
    expect(lastDayOf(period, '2026-11-26')).toBe('2026-11-26')
    expect(lastDayOf(period, '2027-02-01')).toBe('2026-12-31')
    expect(lastDayOf(period, '2026-03-01')).toBe('2026-06-30')
  })

  test('midnights are the region’s: UTC+6 before 1 March 2024, UTC+5 since', () => {
    const { from, below } = instantsOf(readPeriod('2024-H1')!)
    expect(from.toISOString()).toBe('2023-12-31T18:00:00.000Z')
    expect(below.toISOString()).toBe('2024-06-30T19:00:00.000Z')
  })
})

function tableOfColumn(values: number[], hours: number[] = []): ReportTable {
  const cellsOf = (value: number, index: number) => [
    count(value, 'people', { set: 'worked' }),
    minutes(hours[index] ?? 60, {}),
  ]
  const sum = values.reduce((all, value) => all + value, 0)
  return {
    ...{ key: 'work', title: { key: 'x' }, note: null, head: { key: 'x' } },
    columns: [{ key: 'people' }, { key: 'hours' }],
    rows: values.map((value, index) => ({
      key: `r${index}`,
      label: { key: 'x' },
      cells: cellsOf(value, index),
    })),
    total: { key: 'total', label: { key: 'x' }, cells: cellsOf(sum, -1) },
  }
}

function shown(table: ReportTable): string[] {
  return [...table.rows, table.total!].map(({ cells }) => {
    const figure = cells[0] as Figure
    return figure.hidden ?? String(figure.value)
  })
}

describe('figures for those who do not see the people', () => {
  test.each([
    [
      [0, 5, 6],
      ['0', '5', '6', '11'],
    ],
    [
      [3, 9, 6],
      ['few', '9', 'kept', '18'],
    ],
    [
      [1, 1, 8, 7],
      ['few', 'few', '8', 'kept', '17'],
    ],
    [
      [4, 4, 8],
      ['few', 'few', '8', '16'],
    ],
    [
      [2, 0],
      ['few', '0', 'few'],
    ],
  ])('%j are shown as %j', (values, expected) => {
    expect(shown(blurred(tableOfColumn(values)))).toEqual(expected)
  })

  test('open no list, and few people’s hours are kept back with them', () => {
    const { rows } = blurred(tableOfColumn([3, 9, 8]))
    for (const { cells } of rows) for (const cell of cells) expect((cell as Figure).list).toBeNull()
    expect(rows.map(({ cells }) => (cells[1] as Figure).hidden)).toEqual(['kept', undefined, 'kept'])
  })

  test('of a balance only its end is left', () => {
    const table = { ...tableOfColumn([9, 8]), isBalance: true }
    expect(blurred(table).columns).toEqual([{ key: 'hours' }])
  })

  test('those who joined do not tell of those who left', () => {
    const line = (key: string, value: number) => ({
      key,
      label: { key },
      cells: [count(value, 'people', { set: key })],
    })
    const rows = [line('before', 50), line('joined', 9), line('left', 2), line('members', 57)]
    const main = { ...tableOfColumn([]), key: 'main', columns: [{ key: 'number' }], rows, total: null }
    expect(blurred(main).rows.map(({ cells }) => (cells[0] as Figure).hidden)).toEqual([
      undefined,
      'kept',
      'few',
      undefined,
    ])
  })
})
