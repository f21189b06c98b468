import { describe, expect, test } from 'vitest'
import {
  type AgendaLine,
  ageRuleOf,
  phaseOf,
  seatsOf,
  signUpOf,
  signUpWindow,
  slugBaseOf,
  stepsOf,
} from '#lib/events/rules.ts'

const noFlags = { isEmergency: false, helpsVictims: false, helpsOffenders: false, isHazardous: false }
const anyDirection = { isAdultsOnly: false }
const time = (text: string) => new Date(`2031-05-10T${text}:00Z`)

describe('who may come by age', () => {
  test.each([
    ['nothing is asked', { ...noFlags, minimumAge: null, direction: anyDirection }, null, []],
    ['the organiser asks for 16', { ...noFlags, minimumAge: 16, direction: anyDirection }, 16, []],
    [
      'emergency work is 18+ by law',
      { ...noFlags, isEmergency: true, minimumAge: 14, direction: anyDirection },
      18,
      ['emergency'],
    ],
    [
      'a higher age of the organiser stays',
      { ...noFlags, isHazardous: true, minimumAge: 21, direction: anyDirection },
      21,
      ['hazardous'],
    ],
    [
      'the direction itself is barred',
      { ...noFlags, minimumAge: null, direction: { isAdultsOnly: true } },
      18,
      ['direction'],
    ],
    [
      'several grounds are all named',
      { ...noFlags, helpsVictims: true, helpsOffenders: true, minimumAge: null, direction: anyDirection },
      18,
      ['victims', 'offenders'],
    ],
  ])('%s', (_, event, minimumAge, lawReasons) => {
    expect(ageRuleOf(event)).toEqual({ minimumAge, lawReasons })
  })
})

describe('the sign-up window', () => {
  const shift = { startsAt: time('10:00'), signUpOpensAt: null, signUpClosesAt: null }
  const event = { state: 'published', signUpOpensAt: null, signUpClosesAt: null }

  test("the shift's own window stands before the event's, and neither outlives the start", () => {
    const own = { ...shift, signUpClosesAt: time('08:00') }
    expect(signUpWindow(own, { ...event, signUpClosesAt: time('09:00') }).closesAt).toEqual(time('08:00'))
    expect(signUpWindow(shift, { ...event, signUpClosesAt: time('12:00') }).closesAt).toEqual(time('10:00'))
  })

  test.each([
    ['before it opens', { signUpOpensAt: time('07:00') }, '06:59', 'later'],
    ['the minute it opens', { signUpOpensAt: time('07:00') }, '07:00', 'open'],
    ['the minute it closes', { signUpClosesAt: time('09:00') }, '09:00', 'closed'],
    ['when the shift begins', {}, '10:00', 'closed'],
    ['when the event is cancelled', { state: 'cancelled' }, '06:00', 'closed'],
  ])('%s', (_, given, at, expected) => {
    expect(signUpOf(shift, { ...event, ...given }, time(at))).toBe(expected)
  })
})

test('an event is under way from its start until its end, the end excluded', () => {
  const event = { state: 'published', startsAt: time('10:00'), endsAt: time('12:00') }
  expect(['09:59', '10:00', '11:59', '12:00'].map((at) => phaseOf(event, time(at)))).toEqual([
    'ahead',
    'running',
    'running',
    'over',
  ])
  expect(phaseOf({ ...event, state: 'cancelled' }, time('11:00'))).toBe('cancelled')
})

test('places are summed over shifts', () => {
  const shifts = [
    { places: 10, taken: 10, waiting: 3 },
    { places: 5, taken: 1, waiting: 0 },
  ]
  expect(seatsOf(shifts)).toEqual({ places: 15, taken: 11, waiting: 3, free: 4 })
})

test('neighbouring platforms share a step of the programme, a lane for each', () => {
  const line = (id: string, platform: number) => ({ id, platform, startsAt: null }) as AgendaLine
  const steps = stepsOf([line('a', 0), line('b', 1), line('c', 2), line('d', 1), line('e', 0), line('f', 2)])
  const shape = steps.map((step) => [
    step.together.map(({ id }) => id),
    step.lanes.map((lane) => lane.map(({ id }) => id)),
  ])
  expect(shape).toEqual([
    [['a'], []],
    [[], [['b', 'd'], ['c']]],
    [['e'], []],
    [[], [['f']]],
  ])
})

test('the address comes from the English title, else the Russian, else the Kazakh', () => {
  expect(slugBaseOf({ titleKk: 'Қысқы күн', titleRu: 'Зимний день', titleEn: 'Winter day' })).toBe(
    'winter-day',
  )
  expect(slugBaseOf({ titleKk: 'Қысқы күн', titleRu: 'Зимний день', titleEn: '' })).toBe('zimnii-den')
  expect(slugBaseOf({ titleKk: '!!!', titleRu: '', titleEn: '' })).toBe('event')
})
