import { describe, expect, test } from 'vitest'
import { arrivalOn, departureOn, readPaper } from '#lib/attendance/rules/paper.ts'
import { wallTimeOf } from '#lib/platform/clock.ts'

const span = (startsAt: string, endsAt: string) => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
})
const morning = span('2026-05-16T04:00:00Z', '2026-05-16T07:00:00Z')
const night = span('2026-05-16T18:30:00Z', '2026-05-16T21:00:00Z')
const beforeTheZoneChanged = span('2024-02-29T17:30:00Z', '2024-02-29T20:00:00Z')

describe('a clock time on the paper of a shift', () => {
  test.each([
    ['905', morning, '2026-05-16T09:05'],
    ['0905', morning, '2026-05-16T09:05'],
    ['9:05', morning, '2026-05-16T09:05'],
    ['11.10', morning, '2026-05-16T11:10'],
    ['2335', night, '2026-05-16T23:35'],
    ['0010', night, '2026-05-17T00:10'],
    ['0200', night, '2026-05-17T02:00'],
    ['2215', night, '2026-05-16T22:15'],
    ['2335', beforeTheZoneChanged, '2024-02-29T23:35'],
  ])('%s', (text, shift, expected) => {
    expect(wallTimeOf(arrivalOn(shift, text)!)).toBe(expected)
  })

  test.each(['2460', '24:00', '9', 'abc', '12345', ''])('%s is none', (text) =>
    expect(arrivalOn(morning, text)).toBeNull(),
  )

  test('one far from the shift is none', () => {
    expect(arrivalOn(morning, '0300')).toBeNull()
    expect(arrivalOn(night, '0800')).toBeNull()
    expect(departureOn(night, '0800', null)).not.toBeNull()
    expect(departureOn(night, '1500', null)).toBeNull()
  })
})

describe('what was keyed in', () => {
  const codes = new Map([
    ['1234', 'aigerim'],
    ['5678', 'dauren'],
  ])
  const read = (text: string) =>
    readPaper(text, codes, night).map((line) => ('problem' in line ? line.problem : line))

  test('is a code, then the times somebody wrote down', () => {
    expect(read('1234\n\n  5678 2335  0150 \n')).toEqual([
      { raw: '1234', participationId: 'aigerim', inAt: null, outAt: null },
      {
        raw: '5678 2335  0150',
        participationId: 'dauren',
        inAt: new Date('2026-05-16T18:35:00Z'),
        outAt: new Date('2026-05-16T20:50:00Z'),
      },
    ])
  })

  test.each([
    ['9999', ['unknownCode']],
    ['123', ['shape']],
    ['1234 2335 0150 0200', ['shape']],
    ['1234 2575', ['time']],
    ['1234 0800', ['time']],
    ['1234 0150 2335', ['outBeforeIn']],
    ['1234\n1234 2335', [expect.anything(), 'twice']],
  ])('%s is told', (text, problems) => expect(read(text)).toEqual(problems))
})
