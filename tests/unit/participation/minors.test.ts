import { describe, expect, test } from 'vitest'
import type { Facts, PersonFacts, ReasonCode, ShiftFacts } from '#lib/participation/rules.ts'
import { adultOnShift, codesFor, dataConsent, participationConsent } from './facts.ts'

type Event = Partial<ShiftFacts['event']>

const open: Event = {}
const works: [string, Event][] = [
  ['emergency', { isEmergency: true }],
  ['help to victims', { helpsVictims: true }],
  ['help to offenders', { helpsOffenders: true }],
  ['hazardous work', { isHazardous: true }],
  ['a direction for adults', { direction: { isAdultsOnly: true } }],
]

/** The shift of the tests begins on 16 May 2026 at 10:00 in Almaty. */
const born = {
  adult: '2008-05-16',
  dayBefore18: '2008-05-17',
  fourteen: '2012-05-16',
  dayBefore14: '2012-05-17',
  child: '2015-09-01',
}
const consents = {
  none: [],
  data: [dataConsent],
  participation: [participationConsent],
  both: [dataConsent, participationConsent],
}

type Case = [
  birth: keyof typeof born,
  held: keyof typeof consents,
  companion: Facts['companion'],
  expected: ReasonCode[],
]

const ordinary: Case[] = [
  ['adult', 'none', null, []],
  ['dayBefore18', 'none', null, ['guardianDataConsent']],
  ['dayBefore18', 'participation', null, ['guardianDataConsent']],
  ['dayBefore18', 'data', null, []],
  ['fourteen', 'data', null, []],
  ['fourteen', 'none', adultOnShift, ['guardianDataConsent']],
  ['dayBefore14', 'none', null, ['guardianDataConsent', 'guardianConsentOrCompanion']],
  ['dayBefore14', 'data', null, ['guardianConsentOrCompanion']],
  ['dayBefore14', 'participation', null, ['guardianDataConsent']],
  ['dayBefore14', 'both', null, []],
  ['dayBefore14', 'data', adultOnShift, []],
  ['child', 'data', { ...adultOnShift, isOnShift: false }, ['companionNotOnShift']],
  ['child', 'data', { birthDate: new Date('2008-05-17'), isOnShift: true }, ['companionNotAdult']],
  ['child', 'data', { birthDate: new Date('2008-05-16'), isOnShift: true }, []],
  ['child', 'data', { birthDate: null, isOnShift: true }, ['companionNotAdult']],
  ['child', 'both', { birthDate: null, isOnShift: false }, []],
]

test.each(ordinary)('born %s with consents %s', (birth, held, companion, expected) => {
  const person = { birthDate: new Date(born[birth]), consents: consents[held] }
  expect(codesFor({ event: open, person, companion })).toEqual(expected)
})

describe.each(works)('%s is for adults by law', (_, event) => {
  test.each([
    ['adult', []],
    ['dayBefore18', ['adultsOnly']],
    ['fourteen', ['adultsOnly']],
    ['child', ['adultsOnly']],
  ] as const)('born %s, with every consent and an adult beside', (birth, expected) => {
    const person = { birthDate: new Date(born[birth]), consents: consents.both }
    expect(codesFor({ event, person, companion: adultOnShift })).toEqual(expected)
  })

  test('an unknown birth date counts as a minor', () => {
    expect(codesFor({ event, person: { birthDate: null } })).toEqual(['adultsOnlyUnknown'])
  })
})

test('every ground of the law is named', () => {
  const person = { birthDate: new Date(born.child), consents: consents.both }
  expect(codesFor({ event: { isEmergency: true, isHazardous: true }, person })).toEqual([
    'adultsOnly',
    'adultsOnly',
  ])
})

test('an unknown birth date bars nobody from ordinary work', () => {
  expect(codesFor({ person: { birthDate: null } })).toEqual([])
})

describe('who was born on 29 February grows older on 1 March of a common year', () => {
  const event = { isEmergency: true }
  const leap: Partial<PersonFacts> = { birthDate: new Date('2008-02-29'), consents: consents.both }
  const on = (day: string) => ({
    startsAt: new Date(`${day}T05:00:00Z`),
    endsAt: new Date(`${day}T08:00:00Z`),
  })
  const at = new Date('2025-12-01T05:00:00Z')

  test.each([
    ['2026-02-28', ['adultsOnly']],
    ['2026-03-01', []],
    ['2028-02-29', []],
  ])('on %s', (day, expected) => {
    expect(codesFor({ event, person: leap, shift: on(day), at })).toEqual(expected)
  })
})

describe('the day is the day in Almaty', () => {
  const event = { isEmergency: true }
  const person = { birthDate: new Date('2008-05-16'), consents: consents.both }
  const startingAt = (startsAt: string) => ({
    startsAt: new Date(startsAt),
    endsAt: new Date('2026-05-16T08:00:00Z'),
  })

  test('a shift at midnight in Almaty is on the birthday though the day is still young in UTC', () => {
    expect(codesFor({ event, person, shift: startingAt('2026-05-15T19:00:00Z') })).toEqual([])
  })

  test('a minute earlier it is not', () => {
    expect(codesFor({ event, person, shift: startingAt('2026-05-15T18:59:00Z') })).toEqual(['adultsOnly'])
  })
})

describe("an organiser's own age limit", () => {
  test.each([
    ['2010-05-16', []],
    ['2010-05-17', ['minimumAge']],
    [null, ['minimumAgeUnknown']],
  ])('sixteen, born %s', (birthDate, expected) => {
    const person = { birthDate: birthDate === null ? null : new Date(birthDate), consents: consents.both }
    expect(codesFor({ event: { minimumAge: 16 }, person })).toEqual(expected)
  })
})
