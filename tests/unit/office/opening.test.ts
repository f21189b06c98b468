import { describe, expect, test } from 'vitest'
import { addWorkingDays, groupedWeek, isWorkingDay, openingAt, type Schedule } from '#lib/office/rules.ts'
import { officeHoursInput } from '#lib/office/schema.ts'
import { instantOf } from '#lib/platform/clock.ts'

const week = [1, 2, 3, 4, 5].map((weekday) => ({
  ...{ weekday, opensAt: '09:00', closesAt: '18:30', breakFrom: '13:00', breakTo: '14:30' },
}))
const holiday = { day: '2026-12-16', isClosed: true, opensAt: null, closesAt: null }
const saturday = { day: '2026-12-19', isClosed: false, opensAt: '10:00', closesAt: '15:00' }
const schedule: Schedule = { week, exceptions: [holiday, saturday] }

describe('open now', () => {
  // 14 December 2026 is a Monday.
  test.each([
    ['2026-12-14T08:59', { state: 'closed', day: '2026-12-14', opensAt: '09:00' }],
    ['2026-12-14T09:00', { state: 'open', until: '13:00', isBreakNext: true }],
    ['2026-12-14T13:00', { state: 'break', opensAt: '14:30' }],
    ['2026-12-14T14:30', { state: 'open', until: '18:30', isBreakNext: false }],
    ['2026-12-14T18:30', { state: 'closed', day: '2026-12-15', opensAt: '09:00' }],
    ['2026-12-15T20:00', { state: 'closed', day: '2026-12-17', opensAt: '09:00' }],
    ['2026-12-16T11:00', { state: 'closed', day: '2026-12-17', opensAt: '09:00' }],
    ['2026-12-18T19:00', { state: 'closed', day: '2026-12-19', opensAt: '10:00' }],
    ['2026-12-19T14:59', { state: 'open', until: '15:00', isBreakNext: false }],
    ['2026-12-19T15:00', { state: 'closed', day: '2026-12-21', opensAt: '09:00' }],
    // Before 1 March 2024 the region was an hour further east.
    ['2024-02-26T09:00', { state: 'open', until: '13:00', isBreakNext: true }],
  ])('at %s of the region', (wall, expected) => {
    expect(openingAt(schedule, instantOf(wall))).toEqual(expected)
  })

  test('an office without hours never opens, and the search ends', () => {
    const nothing = { week: [], exceptions: [] }
    expect(openingAt(nothing, new Date())).toEqual({ state: 'closed', day: null, opensAt: null })
  })
})

describe('working days', () => {
  test.each([
    ['2026-12-10T10:00', 3, '2026-12-15'],
    ['2026-12-14T10:00', 3, '2026-12-18'],
    // A Saturday worked in place of another day counts.
    ['2026-12-17T23:59', 3, '2026-12-21'],
    ['2026-12-19T10:00', 1, '2026-12-21'],
  ])('from %s, %i of them end on %s', (wall, count, day) => {
    expect(addWorkingDays(schedule, instantOf(wall), count)).toBe(day)
  })

  test('without hours Monday to Friday are worked, holidays are not', () => {
    const bare = { week: [], exceptions: [holiday] }
    const days = ['2026-12-14', '2026-12-16', '2026-12-19', '2026-12-20']
    expect(days.map((day) => isWorkingDay(bare, day))).toEqual([true, false, false, false])
  })
})

test('equal days in a row stand in one line', () => {
  const short = { weekday: 6, opensAt: '10:00', closesAt: '14:00', breakFrom: null, breakTo: null }
  expect(groupedWeek([short, ...week]).map(({ from, to }) => [from, to])).toEqual([
    [1, 5],
    [6, 6],
  ])
})

describe('the form of hours', () => {
  const off = { opensAt: '', closesAt: '', breakFrom: '', breakTo: '' }
  const days = (first: object) => ({ version: 0, days: [{ ...off, ...first }, off, off, off, off, off, off] })
  test('reads 9:00 and 09.00 alike, an empty day is a day off', () => {
    const read = officeHoursInput.parse(days({ opensAt: '9:00', closesAt: '18.30' }))
    expect(read.days[0]).toMatchObject({ opensAt: '09:00', closesAt: '18:30', breakFrom: null })
    expect(read.days[1]).toMatchObject({ opensAt: null, closesAt: null })
  })
  test.each([
    [{ opensAt: '9:00' }, 'closesAt', 'office.problems.bothTimes'],
    [{ opensAt: '18:00', closesAt: '9:00' }, 'closesAt', 'office.problems.order'],
    [{ opensAt: '9', closesAt: '18:00' }, 'opensAt', 'form.time'],
    [{ opensAt: '25:00', closesAt: '26:00' }, 'opensAt', 'form.time'],
    [
      { opensAt: '9:00', closesAt: '18:00', breakFrom: '8:00', breakTo: '14:00' },
      'breakFrom',
      'office.problems.breakWithin',
    ],
    [{ breakFrom: '13:00', breakTo: '14:00' }, 'opensAt', 'office.problems.bothTimes'],
  ])('%o is refused at %s', (first, field, message) => {
    const issue = officeHoursInput.safeParse(days(first)).error?.issues[0]
    expect(issue).toMatchObject({ path: ['days', 0, field], message })
  })
})
