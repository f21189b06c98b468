import { describe, expect, test } from 'vitest'
import { clashesOf, daysOfView, isOnDay, shiftedView } from '#lib/events/rules/calendar.ts'
import { placeOfShift, speakerClashesOf } from '#lib/events/rules/programme.ts'

const at = (time: string) => new Date(`2031-05-10T${time}:00Z`)

function line(
  id: string,
  platform: number,
  time: string,
  given: { end?: string; personId?: string; name?: string } = {},
) {
  const { end, personId = null, name = '' } = given
  const speakers = [{ personId, nameKk: name, nameRu: name, nameEn: '' }]
  return { id, platform, startsAt: at(time), endsAt: end ? at(end) : null, speakers }
}

describe('somebody on two platforms at once', () => {
  test.each([
    [
      'the same person, overlapping',
      line('a', 1, '05:00', { end: '06:00', personId: 'p' }),
      line('b', 2, '05:30', { personId: 'p' }),
      1,
    ],
    [
      'the same name, written otherwise',
      line('a', 1, '05:00', { end: '06:00', name: 'Асель Серік' }),
      line('b', 2, '05:30', { name: 'асель  серік' }),
      1,
    ],
    [
      'one after the other',
      line('a', 1, '05:00', { end: '06:00', personId: 'p' }),
      line('b', 2, '06:00', { personId: 'p' }),
      0,
    ],
    [
      'on one platform',
      line('a', 1, '05:00', { end: '06:00', personId: 'p' }),
      line('b', 1, '05:30', { personId: 'p' }),
      0,
    ],
    ['two people', line('a', 1, '05:00', { personId: 'p' }), line('b', 2, '05:00', { personId: 'q' }), 0],
    [
      'lines without an end at one time',
      line('a', 1, '05:00', { personId: 'p' }),
      line('b', 2, '05:00', { personId: 'p' }),
      1,
    ],
  ] as const)('%s', (_, first, second, expected) => {
    expect(speakerClashesOf([first, second])).toHaveLength(expected)
  })
})

describe('the place of a shift', () => {
  const event = { placeKk: 'Сарай', placeRu: 'Дворец', placeEn: 'Palace' }
  const none = { nameKk: '', nameRu: '', nameEn: '', placeKk: '', placeRu: '', placeEn: '' }

  test('is its platform’s when that says something, in every language; else the event’s', () => {
    expect(placeOfShift({ platform: null }, event)).toEqual(event)
    expect(placeOfShift({ platform: none }, event)).toEqual(event)
    const platform = { ...none, nameKk: 'Екінші', nameRu: 'Вторая', placeKk: '204', placeRu: '204' }
    expect(placeOfShift({ platform }, event)).toEqual({
      placeKk: 'Екінші, 204',
      placeRu: 'Вторая, 204',
      placeEn: 'Екінші, 204',
    })
  })
})

describe('the calendar', () => {
  const event = (id: string, given: object = {}) => ({
    ...{ id, state: 'published', kind: 'action', unitId: 'u', places: 20, placeKk: '', placeRu: '' },
    ...{ startsAt: at('05:00'), endsAt: at('08:00') },
    ...given,
  })
  const large = { kind: 'rally' }
  const here = { placeKk: 'Орталық алаң' }

  test.each([
    [
      'two large ones in one district on one day',
      large,
      { places: 120, startsAt: at('12:00'), endsAt: at('13:00') },
      true,
    ],
    ['a large and a small one', large, {}, false],
    ['two small ones at one place and time', here, { placeKk: 'орталық  алаң' }, true],
    [
      'two small ones one after the other',
      here,
      { ...here, startsAt: at('08:00'), endsAt: at('09:00') },
      false,
    ],
    ['in two districts', large, { ...large, unitId: 'v' }, false],
    ['one of them cancelled', large, { ...large, state: 'cancelled' }, false],
    ['a draft counts', large, { ...large, state: 'draft' }, true],
  ] as const)('a clash: %s', (_, first, second, expected) => {
    const clashes = clashesOf([event('a', first), event('b', second)])
    expect([...clashes.keys()]).toEqual(expected ? ['a', 'b'] : [])
  })

  test('a month is filled up to whole weeks, a week begins on Monday, and both turn over', () => {
    const month = daysOfView('month', '2031-05-10')
    expect([month[0], month.at(-1), month.length % 7]).toEqual(['2031-04-28', '2031-06-01', 0])
    expect(daysOfView('week', '2031-05-11')).toEqual(daysOfView('week', '2031-05-05'))
    expect(daysOfView('list', '2031-02-01')).toHaveLength(28)
    expect(shiftedView('month', '2031-12-15', 1)).toBe('2032-01-01')
    expect(shiftedView('month', '2031-01-31', -1)).toBe('2030-12-01')
    expect(shiftedView('week', '2031-05-10', 1)).toBe('2031-05-17')
  })

  test('an event that ends at midnight is not on the next day', () => {
    const until = { startsAt: new Date('2031-05-10T13:00:00Z'), endsAt: new Date('2031-05-10T19:00:00Z') }
    expect([isOnDay(until, '2031-05-10'), isOnDay(until, '2031-05-11')]).toEqual([true, false])
  })
})
