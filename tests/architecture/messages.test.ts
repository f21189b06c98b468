import { describe, expect, test } from 'vitest'
import { type Catalogue, incompleteTexts, readCatalogue, unknownKeys } from './message-rules.ts'
import { allSources, sample } from './source.ts'

function catalogue(kk: object, ru: object, en: object): Catalogue {
  return { kk: new Map(Object.entries(kk)), ru: new Map(Object.entries(ru)), en: new Map(Object.entries(en)) }
}

describe('texts are complete in three languages', () => {
  test('in the project', () => expect(incompleteTexts(readCatalogue())).toEqual([]))

  test('a missing or empty text is found', () => {
    expect(incompleteTexts(catalogue({ 'news.a': 'А' }, { 'news.a': ' ' }, {}))).toEqual([
      'ru lacks news.a',
      'en lacks news.a',
    ])
  })

  test('a lost placeholder is found', () => {
    const texts = catalogue(
      { 'news.a': '{count} жаңалық' },
      { 'news.a': 'Новости' },
      { 'news.a': '{count} news' },
    )
    expect(incompleteTexts(texts)).toEqual([
      'news.a has different placeholders: kk (count), ru (), en (count)',
    ])
  })

  test('a plural without the forms of its language is found', () => {
    const one = '{n, plural, other {# x}}'
    const two = '{n, plural, one {# x} other {# y}}'
    const four = '{n, plural, one {# x} few {# y} many {# z} other {# y}}'
    expect(incompleteTexts(catalogue({ 'news.a': four }, { 'news.a': one }, { 'news.a': two }))).toEqual([
      'kk news.a has the plural forms one,few,many,other; kk has one,other',
      'ru news.a has the plural forms other; ru has one,few,many,other',
    ])
  })

  test('a language with one form need not choose between forms', () => {
    const chosen = '{hours} {count, plural, one {hour} other {hours}}'
    expect(
      incompleteTexts(catalogue({ 'news.a': '{hours} сағат' }, { 'news.a': chosen }, { 'news.a': chosen })),
    ).toEqual([])
  })

  test('braces that do not close are found', () => {
    expect(incompleteTexts(catalogue({ 'news.a': '{n' }, { 'news.a': 'a' }, { 'news.a': 'a' }))[0]).toContain(
      'do not close',
    )
  })
})

describe('every key that is asked for exists', () => {
  test('in the project', () => expect(unknownKeys(allSources(), readCatalogue())).toEqual([]))

  const known = { 'news.title': 'x', 'news.status.draft': 'x', 'news.refusals.gone': 'x' }
  const texts = catalogue(known, known, known)
  const ask = (text: string) => unknownKeys([sample('lib/news/a.ts', text)], texts)

  test.each([
    `const t = await getTranslations('news'); t('titel')`,
    `const t = await getTranslations({ locale, namespace: 'news.status' }); t('published')`,
    `const [t, u] = await Promise.all([getTranslations('news'), getTranslations('news')]); u(ok ? 'title' : 'nope')`,
    `const t = await getTranslations('news'); t(\`state.\${x}\`)`,
    `(await getTranslations('news'))('nope')`,
    `throw new Conflict('news.refusals.unknown')`,
    `function a() { const t = useTranslations('news'); return () => t.rich('nope') }`,
  ])('a wrong one is found: %s', (text) => expect(ask(text)).toHaveLength(1))

  test.each([
    `const t = await getTranslations('news'); t('title'); t(\`status.\${x}\`)`,
    `throw new Conflict('news.refusals.gone')`,
    `await record(tx, actor, 'news.published', {})`,
    `async function a() { const t = await getTranslations('news.status'); t('draft') } function b(t) { t('whatever') }`,
  ])('a right one passes: %s', (text) => expect(ask(text)).toEqual([]))
})
