import { describe, expect, test } from 'vitest'
import { byDirection, byYear, type Entry, sheetOf, totalOf, type Waiting, yearsOf } from '#lib/hours/rules.ts'
import { academicYearOf, inYear, nextMilestone } from '#lib/hours/rules/periods.ts'

function entry(id: string, minutes: number, given: Partial<Entry> = {}): Entry {
  const workedOn = new Date('2026-05-16')
  const facts = { source: 'attendance' as const, workedOn, confirmedAt: new Date('2026-05-16T08:00:00Z') }
  const nothing = {
    participationId: null,
    participation: null,
    correctsId: null,
    direction: null,
    claim: null,
  }
  return { id, minutes, reason: '', ...nothing, ...facts, ...given }
}

function claim(minutes: number): Waiting {
  return { id: 'w', minutes, workedOn: new Date('2026-06-01'), work: 'Отын жару', event: null }
}

describe('the sheet of a year', () => {
  test('adds what is confirmed and leaves other years out', () => {
    const lastYear = entry('b', 240, { workedOn: new Date('2025-12-31') })
    const sheet = sheetOf([entry('a', 180), lastYear, entry('c', 30)], [], 2026)
    expect(sheet.minutes).toBe(210)
    expect(sheet.lines.map(({ key, day }) => [key, day])).toEqual([
      ['a', '2026-05-16'],
      ['c', '2026-05-16'],
    ])
  })

  test('joins a correction to the work it corrects, a shift’s or any other', () => {
    const work = entry('a', 180, { participationId: 'p' })
    const correction = entry('b', -60, { participationId: 'p', source: 'correction', correctsId: 'a' })
    const paper = entry('c', 240, { source: 'confirmation' })
    const less = entry('d', -40, { source: 'correction', correctsId: 'c' })
    const sheet = sheetOf([work, correction, paper, less], [], 2026)
    expect(sheet).toMatchObject({
      minutes: 320,
      lines: [
        { key: 'p', minutes: 120, isCorrected: true },
        { key: 'c', minutes: 200, isCorrected: true },
      ],
    })
  })

  test('shows work that was corrected away no more', () => {
    const work = entry('a', 180, { participationId: 'p' })
    const correction = entry('b', -180, { participationId: 'p', source: 'correction' })
    expect(sheetOf([work, correction], [], 2026)).toEqual({ minutes: 0, lines: [] })
  })

  test('keeps what people report themselves out of the total until somebody confirms it', () => {
    const reported = entry('a', 300, { source: 'selfReported', confirmedAt: null })
    const confirmed = entry('b', 60, { source: 'selfReported' })
    const sheet = sheetOf([reported, confirmed], [claim(90)], 2026)
    expect(sheet.minutes).toBe(60)
    expect(sheet.lines.map(({ isPending, minutes }) => [isPending, minutes])).toEqual([
      [true, 300],
      [false, 60],
      [true, 90],
    ])
    expect(totalOf([reported, confirmed])).toBe(60)
  })

  test('is empty without a year', () => {
    expect(sheetOf([entry('a', 60)], [claim(60)], null)).toEqual({ minutes: 0, lines: [] })
  })
})

test('years are named once, the latest first', () => {
  const years = ['2025-01-01', '2026-05-16', '2024-12-31', '2026-01-01'].map((day) => ({
    workedOn: new Date(day),
  }))
  expect(yearsOf(years)).toEqual([2026, 2025, 2024])
})

test('years and directions add up to the whole', () => {
  const ecology = { id: 'e', code: 'ecology', nameKk: 'Экология', nameRu: 'Экология', nameEn: 'Ecology' }
  const entries = [
    entry('a', 60, { direction: ecology }),
    entry('b', 30, { workedOn: new Date('2025-01-01') }),
    entry('c', -15, { direction: ecology, source: 'correction', correctsId: 'a' }),
    entry('d', 500, { source: 'selfReported', confirmedAt: null }),
  ]
  expect(byYear(entries)).toEqual([
    { year: 2026, minutes: 45 },
    { year: 2025, minutes: 30 },
  ])
  expect(byDirection(entries)).toEqual([
    { direction: ecology, minutes: 45 },
    { direction: null, minutes: 30 },
  ])
})

describe('the counters', () => {
  test.each([
    ['2026-08-31', 2025],
    ['2026-09-01', 2026],
    ['2026-12-31', 2026],
    ['2027-01-01', 2026],
  ])('%s belongs to the academic year that began in %i', (day, first) => {
    expect(academicYearOf(day)).toEqual({ first, from: `${first}-09-01`, to: `${first + 1}-08-31` })
  })

  test('a year is its two days and all between', () => {
    const days = ['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01']
    const entries = days.map((day, index) => entry(day, 10 ** index, { workedOn: new Date(day) }))
    expect(totalOf(entries, inYear(2026))).toBe(110)
  })

  test.each([
    [0, { hours: 20, missing: 1200 }],
    [1199, { hours: 20, missing: 1 }],
    [1200, { hours: 50, missing: 1800 }],
    [4199, { hours: 70, missing: 1 }],
    [4200, null],
  ])('%i minutes lead to the next mark', (minutes, next) => {
    expect(nextMilestone(minutes)).toEqual(next)
  })
})
