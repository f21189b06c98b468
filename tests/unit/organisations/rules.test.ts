import { describe, expect, test } from 'vitest'
import { ageBandOf, isRegistrationNumber, missingTexts, nameForHost } from '#lib/organisations/rules.ts'
import { isListOpen, isReportOpen, phoneForHost } from '#lib/participation/rules/host-view.ts'

describe('how an organisation sees people', () => {
  const person = (birthDate: string | null) => ({
    ...{ surname: 'сәрсенова', givenName: 'Аружан' },
    birthDate: birthDate ? new Date(birthDate) : null,
  })

  test.each([
    ['2008-11-26', 'Аружан сәрсенова'],
    ['2008-11-27', 'Аружан С.'],
    [null, 'Аружан С.'],
  ])('born %s on 2026-11-26: %s', (born, name) => {
    expect(nameForHost(person(born), '2026-11-26')).toBe(name)
  })

  test('who has no surname stands by the given name', () => {
    expect(nameForHost({ ...person(null), surname: '' }, '2026-11-26')).toBe('Аружан')
  })

  test.each([
    ['2013-01-01', 'under14'],
    ['2012-11-26', '14-17'],
    ['2008-11-26', '18-24'],
    ['1966-11-26', '60+'],
    [null, 'unknown'],
  ])('the age of %s is a band', (born, band) => {
    expect(ageBandOf(born ? new Date(born) : null, '2026-11-26')).toBe(band)
  })
})

describe('a phone for the host', () => {
  const event = { startsAt: new Date('2026-12-10T05:00:00Z'), endsAt: new Date('2026-12-10T08:00:00Z') }
  const shared = {
    ...{ status: 'confirmed', sharesPhone: true },
    volunteer: { phone: '+77010000001', birthDate: new Date('1990-01-01') },
  }
  const seen = (place: typeof shared, at: string) =>
    phoneForHost(place, event, { at: new Date(at), day: at.slice(0, 10) })

  test.each([
    ['2026-12-08T04:59:00Z', null],
    ['2026-12-08T05:00:00Z', '+77010000001'],
    ['2026-12-11T08:00:00Z', '+77010000001'],
    ['2026-12-11T08:01:00Z', null],
  ])('at %s it is %s', (at, phone) => expect(seen(shared, at)).toBe(phone))

  test.each([
    ['not shared', { ...shared, sharesPhone: false }],
    ['waiting', { ...shared, status: 'waiting' }],
    ['a minor', { ...shared, volunteer: { ...shared.volunteer, birthDate: new Date('2010-01-01') } }],
  ])('never of somebody %s', (_, place) => expect(seen(place, '2026-12-10T05:00:00Z')).toBeNull())

  test('never of somebody whose age is unknown', () => {
    const unknown = { ...shared, volunteer: { phone: '+77010000001', birthDate: null } }
    expect(phoneForHost(unknown, event, { at: event.startsAt, day: '2026-12-10' })).toBeNull()
  })

  test('the list closes, and a word can be said, fourteen days after', () => {
    expect(isListOpen(event, new Date('2026-12-24T08:00:00Z'))).toBe(true)
    expect(isListOpen(event, new Date('2026-12-24T08:00:01Z'))).toBe(false)
    expect(isReportOpen(event, new Date('2026-12-10T07:59:00Z'))).toBe(false)
    expect(isReportOpen(event, event.endsAt)).toBe(true)
  })
})

describe('an organisation', () => {
  test.each([
    ['000140000006', false],
    ['00014000000', false],
    ['', false],
  ])('%s is no registration number', (text, is) => expect(isRegistrationNumber(text)).toBe(is))

  test('the last digit of a registration number checks the others', () => {
    const fitting = Array.from({ length: 10 }, (_, digit) => `00014000000${digit}`).filter(
      isRegistrationNumber,
    )
    expect(fitting).toHaveLength(1)
  })

  test('a text that exists in one language is missed in the others, the description in each', () => {
    const row = { addressKk: 'Көкшетау', addressRu: '', addressEn: '' }
    expect(missingTexts(row, 'kk')).toEqual(['description'])
    expect(missingTexts(row, 'ru')).toEqual(['description', 'address'])
  })
})
