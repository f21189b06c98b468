import { expect, test } from 'vitest'
import { readSuggest } from '#lib/search/schema.ts'

test.each([
  ['q=сенбілік&locale=kk', true],
  [`q=${'a'.repeat(400)}&locale=ru`, true],
  [`q=${'a'.repeat(401)}&locale=ru`, false],
  ['q=a&q=b&locale=kk', false],
  ['q=a&locale=kk&locale=ru', false],
  ['q=a&locale=kk&callback=x', false],
  ['q=a&locale=de', false],
  ['q=a', false],
  ['q=%20&locale=kk', false],
  ['', false],
])('suggestions are asked for by words and a language, once each, and nothing more: %s', (query, isOne) => {
  expect(readSuggest(new URLSearchParams(query)) !== null).toBe(isOne)
})
