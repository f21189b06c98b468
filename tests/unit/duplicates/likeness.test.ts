import { describe, expect, test } from 'vitest'
import { bandOf, type CardFacts, distance, pairLikeness } from '#lib/duplicates/rules.ts'

const person: CardFacts = {
  ...{ surname: 'Оспанова', givenName: 'Айгерім', patronymic: '', birthDate: '1990-05-04' },
  ...{ phone: null, email: null, iinHash: null, unitId: null },
}
const alike = (given: Partial<CardFacts>, other: Partial<CardFacts>) =>
  pairLikeness({ ...person, ...given }, { ...person, ...other })

describe('two cards are proposed as one person’s', () => {
  test.each<[string, Partial<CardFacts>, Partial<CardFacts>, [string, ...string[]]]>([
    ['the same name and birth date', {}, {}, ['sure', 'name', 'birth']],
    [
      'written in Latin letters',
      {},
      { surname: 'Ospanova', givenName: 'Aigerim' },
      ['sure', 'name', 'script', 'birth'],
    ],
    ['spelt with Russian letters', {}, { givenName: 'Айгерим' }, ['sure', 'name', 'birth']],
    [
      'surname and name exchanged',
      {},
      { surname: 'Айгерім', givenName: 'Оспанова' },
      ['sure', 'swapped', 'birth'],
    ],
    ['a letter left out', {}, { surname: 'Оспаова' }, ['likely', 'similar', 'birth']],
    ['two letters exchanged', {}, { surname: 'Опсанова' }, ['likely', 'similar', 'birth']],
    ['day and month exchanged', {}, { birthDate: '1990-04-05' }, ['likely', 'name', 'birthSwapped']],
    [
      'the phone, and no birth date on one',
      { phone: '+77010000001' },
      { phone: '+77010000001', birthDate: null },
      ['sure', 'name', 'phone'],
    ],
    [
      'another surname, the same birth and phone',
      { phone: '+77010000001' },
      { phone: '+77010000001', surname: 'Серік' },
      ['likely', 'birth', 'phone', 'surnameDiffers'],
    ],
    [
      'other patronymics',
      { patronymic: 'Ерланқызы' },
      { patronymic: 'Маратқызы' },
      ['likely', 'name', 'birth', 'patronymicDiffers'],
    ],
    [
      'the name with patronymic, no birth date',
      { patronymic: 'Ерланқызы', birthDate: null },
      { patronymic: 'Ерланкызы' },
      ['likely', 'name', 'patronymic'],
    ],
    [
      'the name in one district, no birth date',
      { unitId: 'a', birthDate: null },
      { unitId: 'a' },
      ['possible', 'name', 'unit'],
    ],
  ])('by %s', (_, given, other, [band, ...reasons]) => {
    const found = alike(given, other)
    expect(found?.reasons).toEqual(reasons)
    expect(bandOf(found?.score ?? 0)).toBe(band)
    expect(alike(other, given)).toEqual(found)
  })

  test.each<[string, Partial<CardFacts>, Partial<CardFacts>]>([
    ['two different numbers', { iinHash: 'a' }, { iinHash: 'b' }],
    [
      'twins: the birth date, the surname and the phone',
      { phone: '+77010000001' },
      { phone: '+77010000001', givenName: 'Дана' },
    ],
    [
      'a family phone alone',
      { phone: '+77010000001' },
      { phone: '+77010000001', givenName: 'Ерлан', birthDate: '1960-01-01' },
    ],
    ['namesakes born on other days', {}, { birthDate: '1985-11-30' }],
    ['short names a letter apart', { givenName: 'Али' }, { givenName: 'Аля' }],
    ['the name alone', { birthDate: null }, {}],
  ])('not by %s', (_, given, other) => {
    expect(alike(given, other)).toBeNull()
  })

  test('a distance counts letters put in, left out, changed and exchanged', () => {
    expect([
      distance('', 'аб'),
      distance('асан', 'асн'),
      distance('асан', 'асам'),
      distance('асан', 'саан'),
    ]).toEqual([2, 1, 1, 1])
  })
})
