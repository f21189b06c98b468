import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asKazakh, asRussian } from '#lib/search/rules/latin.ts'
import { digitsAsKazakh, onKazakhKeys, onLatinKeys, onRussianKeys } from '#lib/search/rules/layouts.ts'
import { isPronounceable, queryLengthMax, readingsOf } from '#lib/search/rules/readings.ts'
import { fold } from '#lib/platform/text.ts'

const texts = (query: string) => readingsOf(query).map(({ text }) => text)

describe('the keys of another layout', () => {
  it.each([
    ['djkjynth', onRussianKeys, 'волонтер'],
    [';fcsk lfkf', onRussianKeys, 'жасыл дала'],
    ['Gjvjom ltnzv', onRussianKeys, 'Помощь детям'],
    ['0fpf0', onKazakhKeys, 'қазақ'],
    ['2ktv', onKazakhKeys, 'әлем'],
    ['r-vtr', onKazakhKeys, 'көмек'],
    ['=fr', onKazakhKeys, 'һак'],
    ['мщдгтеуук', onLatinKeys, 'volunteer'],
    ['йфяфй', onLatinKeys, 'qazaq'],
    ['0аза0 тілі 2026', digitsAsKazakh, 'қазақ тілі 2026'],
  ])('%s', (typed, read, meant) => {
    expect(read(typed)).toBe(meant)
  })
})

describe('another alphabet', () => {
  it.each([
    ['qazaq jastary', 'қазақ жастары'],
    ['jasöspırım', 'жасөспырым'],
    ['saýlyq', 'саулық'],
    ['aǵash otyrǵyzý', 'ағаш отырғызу'],
    ['zhürek zhyluy', 'жүрек жылуй'],
    ['Şoqan', 'шоқан'],
    ['tañ', 'таң'],
    ['burabay', 'бурабай'],
  ])('%s is Kazakh', (typed, meant) => {
    expect(asKazakh(typed)).toBe(meant)
  })

  it.each([
    ['subbotnik', 'субботник'],
    ['sdacha krovi', 'сдача крови'],
    ['priyut dlya zhivotnykh', 'приют для животных'],
    ['volonterskiy tsentr', 'волонтерский центр'],
    ['Yermek', 'ермек'],
    ['Shcherbakov', 'щербаков'],
    ['pomosch', 'помощ'],
  ])('%s is Russian', (typed, meant) => {
    expect(asRussian(typed)).toBe(meant)
  })

  it('the three spellings of one word have one key', () => {
    expect(new Set(['казак', 'қазақ', 'qazaq'].map(fold)).size).toBe(1)
    expect(fold(asKazakh('saýlyq'))).toBe(fold('саулық'))
  })
})

describe('readings of a query', () => {
  it('begin with the words as they are typed', () => {
    expect(readingsOf('жүрек')).toEqual([{ text: 'жүрек', kind: 'typed' }])
    expect(texts('djkjynth')[0]).toBe('djkjynth')
  })

  it('put the other layout before the other alphabet where nobody could pronounce the words', () => {
    expect(readingsOf('djkjynth')[1]).toEqual({ text: 'волонтер', kind: 'layout' })
    expect(readingsOf('мщдгтеуук')[1]).toEqual({ text: 'volunteer', kind: 'layout' })
    expect(readingsOf('qazaq')[1]?.kind).toBe('script')
  })

  it('keep the keys that are signs on one layout and letters on another', () => {
    expect(texts(';tcn')).toContain('жест')
    expect(texts("'rjwtynh")).toContain('экоцентр')
    expect(texts('[kt,')).toContain('хлеб')
  })

  it('begin with Cyrillic where only Kazakh in Latin has such letters', () => {
    expect(readingsOf('tapsyrý')[0]).toEqual({ text: 'тапсыру', kind: 'script' })
    expect(texts('tapsyrý')).toContain('tapsyrý')
  })

  it('write short forms out and join what a hyphen or a space parts', () => {
    expect(texts('волонтёр ЧС')).toContain('волонтёр чрезвычайная ситуация')
    expect(texts('пресс-релиз')).toContain('прессрелиз')
    expect(texts('эко центр')).toContain('экоцентр')
  })

  it('drop quotes, brackets and the signs of query languages', () => {
    expect(texts(`«Жүрек жылуы» & !(a:*) | "b" <-> \\ ' ; --`)[0]).toBe('Жүрек жылуы a b')
    expect(readingsOf(' !!! … «» ')).toEqual([])
  })

  it('never leave half a letter at the limit', () => {
    const [first] = texts('😀'.repeat(40) + 'а'.repeat(200))
    expect(first).toBe('а'.repeat(queryLengthMax - 40))
  })

  it('are few, short and distinct whatever is typed, and nothing makes them throw', () => {
    const key = fc.constantFrom(
      ..."абвқғүұіөһәңёqwertyuiop[];'.,<>1234567890-=:*&|!()\\ «»'’\u0000\u0301\uD800😀",
    )
    const anything = fc.oneof(
      fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
        .map((units) => String.fromCharCode(...units)),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.array(key, { maxLength: 200 }).map((keys) => keys.join('')),
    )
    fc.assert(
      fc.property(anything, (query) => {
        const read = texts(query)
        const isDistinct = new Set(read.map((text) => text.toLowerCase())).size === read.length
        const wrong = read.filter(
          (text) =>
            !/^[\p{L}\p{N}][\p{L}\p{M}\p{N} .'’/-]*$/u.test(text) ||
            [...text].length > queryLengthMax ||
            !text.isWellFormed(),
        )
        expect({ isDistinct, isFew: read.length <= 6, wrong }).toEqual({
          isDistinct: true,
          isFew: true,
          wrong: [],
        })
      }),
      { numRuns: 150 },
    )
  })
})

describe('words somebody could pronounce', () => {
  it.each(['волонтер', 'help', 'жүрек жылуы', 'взгляд', 'айтыс'])('%s', (text) => {
    expect(isPronounceable(text)).toBe(true)
  })
  it.each(['djkjynth', 'мщдгтеуук'.slice(0, 5), 'ьба', '42'])('not %s', (text) => {
    expect(isPronounceable(text)).toBe(false)
  })
})
