import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mark, snippetOf } from '#lib/search/rules.ts'

const shown = (parts: { text: string; isHit: boolean }[]) =>
  parts.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('')

test.each([
  ['Көшет отырғызу', ['кошет'], '[Көшет] отырғызу'],
  ['Көшеттерді отырғызу', ['кошет'], '[Көшеттерді] отырғызу'],
  ['Волонтёрский центр', ['волонтер'], '[Волонтёрский] центр'],
  ['Қазақ және казак', ['казак'], '[Қазақ] және [казак]'],
  ['ана', ['а'], 'ана'],
  ['<b>Центр</b>', ['центр'], '<b>[Центр]</b>'],
])('in «%s» the words of %j are marked', (text, forms, wanted) => {
  expect(shown(mark(text, new Set(forms)))).toBe(wanted)
})

test('marking changes no letter of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string()), (text, forms) => {
      expect(
        mark(text, new Set(forms))
          .map((part) => part.text)
          .join(''),
      ).toBe(text)
    }),
  )
})

test('a snippet is cut around the first word that answers, from the first text that has one', () => {
  const long = `${'бос сөз '.repeat(60)}көшет мұнда ${'тағы сөз '.repeat(60)}`
  const text = shown(snippetOf(['Қысқаша', long], new Set(['кошет'])))
  expect(text).toMatch(/^… .*\[көшет\] мұнда .* …$/)
  expect(text.length).toBeLessThan(240)
  expect(shown(snippetOf(['', 'Қысқаша', ''], new Set(['жоқ'])))).toBe('Қысқаша')
  expect(snippetOf(['', ''], new Set(['жоқ']))).toEqual([])
})
