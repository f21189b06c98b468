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

test('forms of a Kazakh word have one stem, folded or not', async () => {
  const families = [
    [
      'орталық',
      'орталықтың',
      'орталықтардың',
      'орталыктардын',
      'орталығы',
      'орталығында',
      'орталығының',
      'орталықтан',
    ],
    ['ерікті', 'еріктілер', 'еріктілердің', 'еріктіге', 'еріктілермен'],
    ['волонтер', 'волонтерлер', 'волонтерлерге', 'волонтерлік', 'волонтерлігі'],
    ['мектеп', 'мектебі', 'мектебінде', 'мектептер', 'мектептің'],
    ['Көкшетау', 'Көкшетауда', 'Көкшетаудың', 'Көкшетаудағы', 'Көкшетаудан'],
    ['бағдарлама', 'бағдарламасы', 'бағдарламасының', 'бағдарламалар'],
    ['қала', 'қалада', 'қалалар', 'қаланың', 'қаладан'],
  ]
  const rows = await asOwner<{ word: string; stem: string; again: string }>(
    `SELECT word, search_stem_kk(search_fold(word)) AS stem, search_stem_kk(search_stem_kk(search_fold(word))) AS again
     FROM unnest($1::text[]) AS each(word)`,
    [families.flat()],
  )
  const stemOf = new Map(rows.map(({ word, stem }) => [word, stem]))
  for (const family of families)
    expect(new Set(family.map((word) => stemOf.get(word))).size, family[0]).toBe(1)
  expect(rows.filter(({ stem, again }) => stem !== again)).toEqual([])
  const apart = await asOwner<{ stem: string }>(
    `SELECT DISTINCT search_stem_kk(search_fold(w)) AS stem FROM unnest('{орта,орталық,жас,жаз,қала,қалам,ана,әнші}'::text[]) w`,
  )
  expect(apart.length).toBe(8)
})

test('cutting a stem again changes nothing, and short words stay whole', async () => {
  const syllable = fc.constantFrom(
    'лар',
    'тер',
    'нин',
    'га',
    'син',
    'да',
    'и',
    'н',
    'ка',
    'бо',
    'ек',
    'лик',
    'мен',
  )
  const words = fc.sample(
    fc.array(syllable, { minLength: 1, maxLength: 6 }).map((list) => list.join('')),
    { numRuns: 2000, seed: 3 },
  )
  const rows = await asOwner<{ word: string }>(
    `SELECT word FROM unnest($1::text[]) AS each(word) WHERE search_stem_kk(word) <> search_stem_kk(search_stem_kk(word))
       OR length(search_stem_kk(word)) < least(3, length(word))`,
    [words],
  )
  expect(rows).toEqual([])
})
