import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { columnsOf } from '#lib/open-data/rules/columns.ts'
import { byteOrderMark, csvHeader, csvLine, guarded, unguarded } from '#lib/open-data/rules/csv.ts'
import { readCursor, writeCursor } from '#lib/open-data/rules/cursor.ts'
import { countChanges, nextName } from '#lib/open-data/rules/editions.ts'
import { writeSchema } from '#lib/open-data/rules/schemas.ts'
import { instantText } from '#lib/open-data/rules/spelling.ts'
import { datasetRecords, datasets } from '#lib/open-data/schema/datasets.ts'
import { words } from '#lib/open-data/schema/fields.ts'

const trap = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '=1+1',
    "'=1",
    "''+x",
    '+7 (7162) 25-12-34',
    '@a',
    '-2',
    '\t=1',
    '＝1',
    'a"b',
    'a\r\nb',
    "'",
    'a,b',
    'a; =1',
    '+1\r-2',
  ),
  fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', ',', '"', '\n', '\r', 'ә') }),
)

describe('CSV', () => {
  test('an independent reader gets every text back, and no cell of it can be run', () => {
    const columns = columnsOf(z.strictObject({ name: words(''), note: z.string() }))
    fc.assert(
      fc.property(fc.array(fc.tuple(trap, trap, trap), { maxLength: 5 }), (rows) => {
        const records = rows.map(([kk, ru, note]) => ({ name: { kk, ru, en: null }, note }))
        const text =
          byteOrderMark + csvHeader(columns) + records.map((record) => csvLine(columns, record)).join('')
        const read: Record<string, string>[] = parse(text, {
          bom: true,
          columns: true,
          record_delimiter: '\r\n',
        })
        expect(read.map((row) => Object.values(row).map(unguarded))).toEqual(
          rows.map(([kk, ru, note]) => [kk, ru, '', note]),
        )
        for (const cell of read.flatMap((row) => Object.values(row)))
          expect(
            /^[=@\t\r＝＋－＠]/.test(cell) || /^[+-](?![\d\s()-]*$)/.test(cell),
            JSON.stringify(cell),
          ).toBe(false)
      }),
      { numRuns: 1500 },
    )
  })

  test.each([
    ['=HYPERLINK("x")', `'=HYPERLINK("x")`],
    ["'=1", "''=1"],
    ['+7 7162 25 12 34', '+7 7162 25 12 34'],
    ["+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"],
    ['-5', "'-5"],
    ["'цитата", "'цитата"],
    ['Жиын; =1+1', "Жиын; '=1+1"],
    ["Жиын;'@x", "Жиын;''@x"],
    ['Сбор\n-2', "Сбор\n'-2"],
    ['a; b', 'a; b'],
  ])('%s stands as %s', (text, cell) => {
    expect(guarded(text)).toBe(cell)
    expect(unguarded(cell)).toBe(text)
  })

  test('columns are named for good: a renamed one needs a new version of the fields', () => {
    const names = Object.fromEntries(
      datasets.map((name) => [name, columnsOf(datasetRecords[name]).map((one) => one.name)]),
    )
    expect(names.directions).toEqual(['code', 'name_kk', 'name_ru', 'name_en', 'is_adults_only'])
    expect(names.memoranda).toContain('parties_organisation')
    expect(names.centres).toEqual(
      expect.arrayContaining(['unit_slug', 'opening_hours_en', 'page_kk', 'is_demo']),
    )
    for (const each of datasets) expect(new Set(names[each]).size, each).toBe(names[each]!.length)
  })

  test('a list stands in one cell', () => {
    const columns = columnsOf(z.strictObject({ tags: z.array(z.strictObject({ name: z.string() })) }))
    expect(csvLine(columns, { tags: [{ name: 'a' }, { name: 'b|c' }] })).toBe('a|b/c\r\n')
  })
})

describe('descriptions', () => {
  test.each(datasets)('the schema of %s compiles, and both tables name the columns of the file', (name) => {
    expect(() =>
      addFormats.default(new Ajv2020({ strict: false })).compile(writeSchema(name, 'schema')),
    ).not.toThrow()
    const columns = columnsOf(datasetRecords[name]).map((column) => column.name)
    const table = writeSchema(name, 'table') as { schema: { fields: { name: string }[] } }
    const csvw = writeSchema(name, 'csvw') as { tableSchema: { columns: { name: string }[] } }
    expect(table.schema.fields.map((field) => field.name)).toEqual(columns)
    expect(csvw.tableSchema.columns.map((column) => column.name)).toEqual(columns)
  })
})

describe('editions and cursors', () => {
  test('a day has an edition, then numbered ones', () => {
    expect(nextName('2026-11-26', [])).toBe('2026-11-26')
    expect(nextName('2026-11-26', ['2026-11-26'])).toBe('2026-11-26-2')
    expect(nextName('2026-11-26', ['2026-11-26', '2026-11-26-9', '2026-11-26-10'])).toBe('2026-11-26-11')
  })

  test('the changelog counts each dataset against the edition before', () => {
    const edition = (name: string, rows: number) => ({ name, parts: [{ dataset: 'centres', rows }] })
    expect(countChanges([edition('c', 5), edition('b', 5), edition('a', 7)])).toEqual([
      { edition: 'b', datasets: [{ dataset: 'centres', rows: 5, difference: -2 }] },
    ])
  })

  test('a cursor is read where it was written and nowhere else', () => {
    const id = '01933b1e-0000-7000-8000-000000000001'
    const byTime = writeCursor({ value: '2026-11-26T05:00:00.000Z', id })
    expect(readCursor(byTime, 'instant')).toEqual({ value: '2026-11-26T05:00:00.000Z', id })
    expect(readCursor(byTime, 'id')).toBeNull()
    expect(readCursor(writeCursor({ value: '', id }), 'instant')).toBeNull()
    expect(readCursor(writeCursor({ value: '2026-02-30', id: '1' }), 'day')).toBeNull()
    fc.assert(fc.property(fc.string(), (typed) => readCursor(typed, 'instant') === null))
  })

  test('instants carry the offset of their day: +06:00 before March 2024, +05:00 since', () => {
    expect(instantText(new Date('2024-02-29T17:59:59.500Z'))).toBe('2024-02-29T23:59:59+06:00')
    expect(instantText(new Date('2026-11-26T05:00:01.000Z'))).toBe('2026-11-26T10:00:01+05:00')
  })
})
