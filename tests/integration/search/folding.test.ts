import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '#lib/platform/text.ts'
import { asOwner } from '#tests/support/database.ts'

const kazakh = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя'
const letters = [...kazakh, ...kazakh.toUpperCase(), ...'abcdefghijklmnopqrstuvwxyzABCXYZğıñöşüūäáéʼ']
const signs = [
  ..."0123456789 -–—.,«»“”'’()/№%\n\t \u00AD\u200B\u200D\u00A0",
  'и\u0306',
  'е\u0308',
  'shch',
  'Kh',
  'ng',
  'Iu',
]
const text = fc.array(fc.constantFrom(...letters, ...signs), { maxLength: 60 }).map((chars) => chars.join(''))

test('the database folds a text as the site does', async () => {
  const texts = fc.sample(text, { numRuns: 4000, seed: 7 })
  const rows = await asOwner<{ given: string; folded: string }>(
    'SELECT given, search_fold(given) AS folded FROM unnest($1::text[]) WITH ORDINALITY AS each(given, n) ORDER BY n',
    [texts],
  )
  const different = rows.filter(({ given, folded }) => folded !== fold(given))
  expect(different.map(({ given, folded }) => ({ given, folded, wanted: fold(given) }))).toEqual([])
})

test('three spellings of one word give one key', async () => {
  const rows = await asOwner<{ folded: string }>(
    `SELECT DISTINCT search_fold(w) AS folded FROM unnest('{казак,ҚАЗАҚ,qazaq,Qаzаq}'::text[]) w`,
  )
  expect(rows).toEqual([{ folded: 'казак' }])
})
