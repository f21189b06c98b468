import { describe, expect, test } from 'vitest'
import { bareLinks, checklistOf, mixedWords } from '#lib/news/rules/checklist.ts'
import { compareDocuments, compareWords, isSame, linesOf } from '#lib/news/rules/differences.ts'
import { isWritten, markAfter, wordsHash } from '#lib/news/rules/source-words.ts'
import { countWords } from '#lib/news/rules/word-count.ts'
import { readPlain } from '#lib/rich-text/rules/plain.ts'
import { emptyDocument, richDocument } from '#lib/rich-text/schema.ts'

const body = (text: string) => richDocument.parse(readPlain(text))
const words = (text: string) => ({ title: 'Тақырып', lead: 'Кіріспе', body: body(text) })

describe('what changed between two texts', () => {
  test('Kazakh words are compared as words, not letter by letter', () => {
    expect(compareWords('Отыз адам келді', 'Қырық адам келді')).toEqual([
      { kind: 'removed', text: 'Отыз' },
      { kind: 'added', text: 'Қырық' },
      { kind: 'same', text: ' адам келді' },
    ])
    expect(isSame(compareWords('Ұзақ жол', 'Ұзақ жол'))).toBe(true)
  })

  test('a line that was changed stays one line; one that came or went is whole', () => {
    const before = body('## Бірінші\n\nОтыз адам келді.\n\n- су\n- нан')
    const after = body('## Бірінші\n\nҚырық адам келді.\n\n- су\n- шай\n- нан')
    expect(
      compareDocuments(before, after).map(({ kind, parts }) => [kind, parts.map((part) => part.kind)]),
    ).toEqual([
      ['heading2', ['same']],
      ['paragraph', ['removed', 'added', 'same']],
      ['item', ['same']],
      ['item', ['added']],
      ['item', ['same']],
    ])
  })

  test('nothing of either text is lost, whatever came and went', () => {
    const texts = ['а\n\nб\n\n- в\n- г', '- г\n- в\n\nб\n\nд', '## а\n\n> б\n\n1. в', '', 'б']
    for (const [old, fresh] of texts.flatMap((one) => texts.map((other) => [one, other] as const))) {
      const compared = compareDocuments(body(old), body(fresh))
      const side = (gone: 'added' | 'removed') =>
        compared
          .map(({ kind, parts }) => ({
            kind,
            text: parts.flatMap((part) => (part.kind === gone ? [] : [part.text])).join(''),
          }))
          .filter(({ text }) => text !== '')
      expect(side('added')).toEqual(linesOf(body(old)))
      expect(side('removed')).toEqual(linesOf(body(fresh)))
    }
  })

  test('a changed link, emphasis or picture is a change', () => {
    const id = '01a218f3-ba57-75af-840f-ca4eaa07c07e'
    const other = '01a218f3-ba57-75af-840f-ca4eaa07c07f'
    for (const [old, fresh] of [
      ['[мәтін](https://a.test/)', '[мәтін](https://b.test/)'],
      ['мәтін', '**мәтін**'],
      [`![сурет](${id})`, `![сурет](${other})`],
    ] as const) {
      expect(compareDocuments(body(old), body(fresh)).every(({ parts }) => isSame(parts))).toBe(false)
    }
  })

  test('two long texts with nothing in common are compared in a moment', () => {
    const text = (word: string) => Array.from({ length: 9000 }, (_, index) => `${word}${index}`).join(' ')
    const began = performance.now()
    const parts = compareWords(text('а'), text('б'))
    expect(parts.map(({ kind }) => kind)).toEqual(['removed', 'added'])
    expect(performance.now() - began).toBeLessThan(3000)
  })
})

describe('the state of a source', () => {
  test('is the same however the database orders a document, and another with other words', () => {
    const plain = words('бір')
    const shuffled = {
      ...plain,
      body: { content: [{ content: [{ text: 'бір', type: 'text' }], type: 'paragraph' }], type: 'doc' },
    }
    expect(wordsHash(shuffled)).toBe(wordsHash(plain))
    expect(wordsHash({ ...plain, lead: 'Басқа' })).not.toBe(wordsHash(plain))
    expect(isWritten({ ...plain, body: emptyDocument })).toBe(false)
  })

  const at = new Date('2026-11-26T09:00:00Z')
  const before = new Date('2026-11-20T09:00:00Z')
  const mark = { madeFrom: 'old', madeFromVersion: 3, madeAt: before, staleSince: null }
  const moment = { at, sourceHash: 'new', sourceVersion: 7 }
  const current = { madeFrom: 'new', madeFromVersion: 7, madeAt: at, staleSince: null }
  const whole = { isChanged: false, isWritten: true }

  test.each([
    ['a changed source makes it stale', mark, whole, { ...mark, staleSince: at }],
    [
      'it is stale since the first change',
      { ...mark, staleSince: before },
      whole,
      { ...mark, staleSince: before },
    ],
    [
      'its own new words make it right',
      { ...mark, staleSince: before },
      { ...whole, isChanged: true },
      current,
    ],
    [
      'a source put back makes it right',
      { ...mark, madeFrom: 'new', staleSince: before },
      whole,
      { ...mark, madeFrom: 'new' },
    ],
    [
      'what is not written is missing, not stale',
      { ...mark, staleSince: before },
      { isChanged: true, isWritten: false },
      mark,
    ],
    ['one without a mark is made from the source as it stands', { ...mark, madeFrom: '' }, whole, current],
  ])('%s', (_name, held, state, expected) => {
    expect(markAfter(held, state, moment)).toEqual(expected)
  })
})

describe('the checklist', () => {
  const language = { title: 'Тақырып', lead: 'Кіріспе', slug: 'taqyryp', body: body('мәтін'), coverAlt: '' }
  const none = { title: '', lead: '', slug: '', body: emptyDocument, coverAlt: '' }
  const item = {
    coverId: null,
    sourceName: '',
    sourceUrl: null,
    translations: { kk: language, ru: language, en: none },
  }
  const codes = (facts: Parameters<typeof checklistOf>[0]) => {
    const { languages, warnings } = checklistOf(facts)
    return [...languages.flatMap((each) => each.warnings), ...warnings].map(({ code }) => code)
  }

  test('names what each language has and lacks; a cover needs its description', () => {
    const cover = {
      ...item,
      coverId: 'x',
      translations: { ...item.translations, ru: { ...language, lead: '' } },
    }
    const lacking = checklistOf(cover).languages.map(({ locale, points }) => [
      locale,
      points.filter(({ isThere }) => !isThere).map(({ name }) => name),
    ])
    expect(lacking).toEqual([
      ['kk', ['coverAlt']],
      ['ru', ['lead', 'coverAlt']],
      ['en', ['title', 'lead', 'body', 'slug', 'coverAlt']],
    ])
  })

  test('warns of long texts, mixed letters, bare links and half a source, and blocks nothing', () => {
    expect(codes(item)).toEqual(['noCover', 'noEnglish'])
    const kk = {
      ...language,
      title: `Бiз ${'ұзақ '.repeat(25)}`,
      lead: 'а'.repeat(301),
      body: body('[https://a.test/b](https://a.test/b) және [бет](https://a.test/c)'),
    }
    const odd = { ...item, sourceUrl: 'https://a.test', translations: { ...item.translations, kk } }
    expect(codes(odd)).toEqual([
      ...['long.title', 'long.lead', 'mixedScript', 'bareLink', 'noCover', 'sourceWithoutName', 'noEnglish'],
    ])
    expect(mixedWords('Бiз Бiз Olympus')).toEqual([{ word: 'Бiз', fix: 'Біз' }])
    expect(bareLinks(kk.body)).toEqual(['https://a.test/b'])
  })
})

test('words with a hyphen or an apostrophe are one, and reading takes whole minutes', () => {
  expect(countWords({ title: 'Ауыл-аймақ', lead: "Д'Артаньян 2026", body: body('- су\n- нан') })).toEqual({
    words: 5,
    signs: 30,
    minutes: 1,
  })
  expect(countWords({ title: '', lead: '', body: emptyDocument })).toEqual({ words: 0, signs: 0, minutes: 0 })
})
