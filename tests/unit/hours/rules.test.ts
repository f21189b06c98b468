import { describe, expect, test } from 'vitest'
import { type Entry, sheetOf, yearsOf } from '#lib/hours/rules.ts'

function entry(id: string, minutes: number, given: Partial<Entry> = {}): Entry {
  const workedOn = new Date('2026-05-16')
  const facts = { source: 'attendance' as const, workedOn, confirmedAt: new Date('2026-05-16T08:00:00Z') }
  return { id, participationId: null, participation: null, minutes, ...facts, ...given }
}

describe('the sheet of a year', () => {
  test('adds what is confirmed and leaves other years out', () => {
    const lastYear = entry('b', 240, { workedOn: new Date('2025-12-31') })
    const sheet = sheetOf([entry('a', 180), lastYear, entry('c', 30)], 2026)
    expect(sheet.minutes).toBe(210)
    expect(sheet.lines.map(({ key, day }) => [key, day])).toEqual([
      ['a', '2026-05-16'],
      ['c', '2026-05-16'],
    ])
  })

  test('joins a correction to the work it corrects', () => {
    const work = entry('a', 180, { participationId: 'p' })
    const correction = entry('b', -60, { participationId: 'p', source: 'correction' })
    const sheet = sheetOf([work, correction], 2026)
    expect(sheet).toMatchObject({ minutes: 120, lines: [{ key: 'p', minutes: 120 }] })
  })

  test('shows work that was corrected away no more', () => {
    const work = entry('a', 180, { participationId: 'p' })
    const correction = entry('b', -180, { participationId: 'p', source: 'correction' })
    expect(sheetOf([work, correction], 2026)).toEqual({ minutes: 0, lines: [] })
  })

  test('keeps what people report themselves out of the total until somebody confirms it', () => {
    const reported = entry('a', 300, { source: 'selfReported', confirmedAt: null })
    const confirmed = entry('b', 60, { source: 'selfReported' })
    const sheet = sheetOf([reported, confirmed], 2026)
    expect(sheet.minutes).toBe(60)
    expect(sheet.lines.map(({ isPending }) => isPending)).toEqual([true, false])
  })

  test('is empty without a year', () => {
    expect(sheetOf([entry('a', 60)], null)).toEqual({ minutes: 0, lines: [] })
  })
})

test('years are named once, the latest first', () => {
  const years = ['2025-01-01', '2026-05-16', '2024-12-31', '2026-01-01'].map((day) => ({
    workedOn: new Date(day),
  }))
  expect(yearsOf(years)).toEqual([2026, 2025, 2024])
})
