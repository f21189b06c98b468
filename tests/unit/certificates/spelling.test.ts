import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import { spellMinutes } from '#lib/certificates/rules/spelling.ts'
import { loadMessages } from '#lib/i18n/messages.ts'

function spell(locale: 'kk' | 'ru' | 'en', minutes: number): string {
  const t = createTranslator({ locale, messages: loadMessages(locale) }) as unknown as (
    key: string,
    values?: object,
  ) => string
  return spellMinutes(minutes, (key, values) => t(`certificates.numbers.${key}`, values))
}

test.each([
  [0, 'нөл сағат', 'ноль часов'],
  [60, 'бір сағат', 'один час'],
  [61, 'бір сағат бір минут', 'один час одна минута'],
  [30, 'отыз минут', 'тридцать минут'],
  [122, 'екі сағат екі минут', 'два часа две минуты'],
  [12 * 60 + 22, 'он екі сағат жиырма екі минут', 'двенадцать часов двадцать две минуты'],
  [21 * 60 + 11, 'жиырма бір сағат он бір минут', 'двадцать один час одиннадцать минут'],
  [312 * 60, 'үш жүз он екі сағат', 'триста двенадцать часов'],
  [1000 * 60, 'бір мың сағат', 'одна тысяча часов'],
  [2345 * 60, 'екі мың үш жүз қырық бес сағат', 'две тысячи триста сорок пять часов'],
])('%i minutes in words', (minutes, kk, ru) => {
  expect(spell('kk', minutes)).toBe(kk)
  expect(spell('ru', minutes)).toBe(ru)
})

test('English has the words too', () => {
  expect(spell('en', 101 * 60 + 1)).toBe('one hundred one hours one minute')
})
