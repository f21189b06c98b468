import { describe, expect, test } from 'vitest'
import type { Place } from '#lib/messages/queries/reader.ts'
import { addresseeOf, differencesOf, type Known, spacedCode, spokenOf } from '#lib/messages/rules.ts'

const at = new Date('2026-11-26T10:00:00Z')
const child = new Date('2010-01-01')
const adult = new Date('1990-01-01')
const none = { email: null, guardianName: null, guardianEmail: null, groupId: null, groupEmail: null }
const person = {
  ...none,
  leaderName: null,
  groupLocale: null,
  givenName: 'Айша',
  locale: 'ru',
  birthDate: adult,
}
const mother = { guardianName: 'Сәуле', guardianEmail: 'm@demo.invalid' }

describe('who hears about a place', () => {
  test.each([
    ['the person', { email: 'a@demo.invalid' }, 'self', 'a@demo.invalid'],
    [
      'a child with an e-mail of its own',
      { email: 'a@demo.invalid', birthDate: child, ...mother },
      'self',
      'a@demo.invalid',
    ],
    ['a parent of a child without one', { birthDate: child, ...mother }, 'guardian', 'm@demo.invalid'],
    [
      'a parent where the birth date is unknown',
      { birthDate: null, ...mother },
      'guardian',
      'm@demo.invalid',
    ],
    ['nobody by mail for a grown-up without one', { ...mother }, 'self', ''],
    [
      'the leader of a group',
      { groupId: 'g', groupEmail: 'l@demo.invalid', email: 'a@demo.invalid' },
      'group',
      'l@demo.invalid',
    ],
    ['the leader by phone', { groupId: 'g', email: 'a@demo.invalid' }, 'group', ''],
  ])('%s', (_, given, who, email) => {
    expect(addresseeOf({ ...person, ...given } as unknown as Place, at)).toMatchObject({
      who,
      email,
      locale: 'ru',
    })
  })
})

const shift: Known = {
  ...{
    startsAt: at,
    endsAt: new Date('2026-11-26T12:00:00Z'),
    roleKk: 'Көмекші',
    roleRu: 'Помощник',
    roleEn: '',
  },
  ...{
    placeKk: 'Саябақ',
    placeRu: 'Парк',
    placeEn: '',
    titleKk: 'Сенбілік',
    titleRu: 'Субботник',
    titleEn: '',
  },
}

describe('what is different', () => {
  const changed = (locale: 'kk' | 'ru' | 'en', given: Partial<Known>) =>
    differencesOf(locale, shift, { ...shift, ...given }).map(({ what }) => what)

  test('is said in the order title, time, role, place', () => {
    const all = { titleKk: 'А', placeKk: 'Б', roleKk: 'В', endsAt: new Date('2026-11-26T13:00:00Z') }
    expect(changed('kk', all)).toEqual(['title', 'time', 'role', 'place'])
  })
  test('is nothing for a reader of another language', () =>
    expect(changed('ru', { roleKk: 'Б' })).toEqual([]))
  test('is there where a text falls back on another language', () =>
    expect(changed('en', { roleKk: 'Б' })).toEqual(['role']))
})

test('a code is read out in halves', () => expect(spacedCode('ABCDEFGHJK')).toBe('ABCDE-FGHJK'))

test('what is read out over the phone has no addresses', () => {
  expect(spokenOf('Сәлем!\n\nЖауап:\nhttp://127.0.0.1/kk\n\nРақмет')).toEqual(['Сәлем!', 'Рақмет'])
})
