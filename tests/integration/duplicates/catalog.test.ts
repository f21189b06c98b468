import { expect, test } from 'vitest'
import { movedColumns, stayingColumns } from '#lib/duplicates/commands/movers.ts'
import { asOwner } from '#tests/support/database.ts'

/**
 * Who adds a table that refers to a volunteer gives its domain a `movePersonIn…` with its `returnPersonIn…`, calls both in
 * `lib/duplicates/commands/movers.ts` and names the column there.
 */
test('every column of the database that refers to a volunteer is moved by a merge', async () => {
  const rows = await asOwner<{ column: string }>(`
    SELECT c.relname || '.' || a.attname AS "column"
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(k.conkey)
    WHERE k.contype = 'f' AND k.confrelid = '"Volunteer"'::regclass`)
  expect(rows.map(({ column }) => column).sort()).toEqual([...movedColumns, ...stayingColumns].sort())
})
