import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanLine, fold, mixedScriptFix, slugOf, slugPattern } from '#lib/platform/text.ts'

describe('the search key', () => {
  it.each([
    ['казак', 'қазақ', 'qazaq'],
    ['косшы', 'Қосшы', 'Qosshy'],
    ['умит', 'Үміт', 'Umit'],
    ['Жаңа толқын', 'жана толкын', 'Zhana tolqyn'],
    ['Шерьязданов', 'шерьязданов', 'ШЕРЬЯЗДАНОВ'],
    ['Бiз бiргемiз', 'Біз біргеміз', 'биз биргемиз'],
  ])('is one for %s, %s and %s', (...spellings) => {
    expect(new Set(spellings.map(fold)).size).toBe(1)
  })

  it('does not depend on composed or decomposed letters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        (text) => fold(text.normalize('NFD')) === fold(text),
      ),
    )
  })

  it('stays what it is when folded again', () => {
    const letters = fc.constantFrom(...'абвгғдежзикқлмнңоөпрстуұүфхһцчшыіэюя ')
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 30 }), (text) => fold(fold(text)) === fold(text)),
    )
  })
})

describe('a word of two scripts', () => {
  it('is offered in Cyrillic', () => {
    expect(mixedScriptFix('Бiз бiргемiз')).toBe('Біз біргеміз')
    expect(mixedScriptFix('Aхметова')).toBe('Ахметова')
  })

  it('is none where each word keeps to one script', () => {
    expect(mixedScriptFix('Birgemiz Біргеміз')).toBeNull()
    expect(mixedScriptFix('Smith')).toBeNull()
  })
})

describe('a slug', () => {
  it('spells Kazakh letters out', () => {
    expect(slugOf('Қосшы қаласы: «Үміт»')).toBe('qosshy-qalasy-umit')
    expect(slugOf('Ёлка ЩУКА')).toBe('yolka-shchuka')
  })

  it('is an address or empty, whatever comes in', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200 }),
        (text) => slugOf(text) === '' || slugPattern.test(slugOf(text)),
      ),
    )
  })
})

it('stored text has no control, invisible or direction characters and no double spaces', () => {
  expect(cleanLine('  Айгерім\u200B \u202Eab\u0007  c\n')).toBe('Айгерім ab c')
})
