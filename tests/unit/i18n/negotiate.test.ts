import { expect, it } from 'vitest'
import { negotiateLocale } from '#lib/i18n/negotiate.ts'

it.each([
  ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
  ['en-GB,en;q=0.9,kk;q=0.95', 'en'],
  ['de,fr;q=0.9', 'kk'],
  ['de, en;q=0.3, ru;q=0.5', 'ru'],
  ['ru;q=0, en;q=0.1', 'en'],
  ['', 'kk'],
  [null, 'kk'],
  [';;;q=,,,', 'kk'],
])('%j reads as %s', (header, locale) => {
  expect(negotiateLocale(header)).toBe(locale)
})
