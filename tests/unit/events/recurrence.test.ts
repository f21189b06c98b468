import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dayAfter,
  daysBetween,
  daysLater,
  daysOf,
  isHoliday,
  occurrencesMax,
  type Recurrence,
  weekdayOf,
} from '#lib/events/rules/recurrence.ts'
import { planDays } from '#lib/events/rules/series-plan.ts'
import { instantOf, wallTimeOf } from '#lib/platform/clock.ts'
import { Invalid } from '#lib/platform/refusal.ts'

const rule = (given: Partial<Recurrence>): Recurrence => ({
  ...{ frequency: 'weekly', interval: 1, weekdays: [], untilDay: null, count: null },
  ...{ skipsHolidays: false, skippedDays: [] },
  ...given,
})

/** Days from 2023 to 2027: the zone changed on 1 March 2024, and 2024 was a leap year. */
const aDay = fc.integer({ min: 0, max: 1825 }).map((offset) => dayAfter('2023-01-01', offset))
const aRule = fc.record({
  frequency: fc.constantFrom('daily', 'weekly', 'monthlyByDate', 'monthlyByWeekday' as const),
  interval: fc.integer({ min: 1, max: 12 }),
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }),
  untilDay: fc.constant(null),
  count: fc.integer({ min: 2, max: occurrencesMax }),
  skipsHolidays: fc.boolean(),
  skippedDays: fc.array(aDay, { maxLength: 5 }),
}) as fc.Arbitrary<Recurrence>

describe('the days of a series', () => {
  test.each([
    [
      'every second week on two days',
      '2031-05-10',
      { interval: 2, weekdays: [3, 6], count: 5 },
      '2031-05-10 2031-05-21 2031-05-24 2031-06-04 2031-06-07',
    ],
    [
      'every third day',
      '2031-02-26',
      { frequency: 'daily', interval: 3, count: 4 },
      '2031-02-26 2031-03-01 2031-03-04 2031-03-07',
    ],
    [
      'on the 31st: months without it are left out',
      '2031-01-31',
      { frequency: 'monthlyByDate', count: 4 },
      '2031-01-31 2031-03-31 2031-05-31 2031-07-31',
    ],
    [
      'on 29 February: every year that has it',
      '2024-02-29',
      { frequency: 'monthlyByDate', interval: 12, count: 2 },
      '2024-02-29 2028-02-29',
    ],
    [
      'on the second Saturday',
      '2031-05-10',
      { frequency: 'monthlyByWeekday', count: 3 },
      '2031-05-10 2031-06-14 2031-07-12',
    ],
    [
      'on the fifth Saturday, else the last',
      '2031-05-31',
      { frequency: 'monthlyByWeekday', count: 3 },
      '2031-05-31 2031-06-28 2031-07-26',
    ],
    [
      'to a day, that day included',
      '2031-05-10',
      { untilDay: '2031-05-24' },
      '2031-05-10 2031-05-17 2031-05-24',
    ],
    [
      'holidays and named days are passed over and not counted',
      '2031-05-02',
      { skipsHolidays: true, skippedDays: ['2031-05-16'], count: 3 },
      '2031-05-02 2031-05-23 2031-05-30',
    ],
  ] as [string, string, Partial<Recurrence>, string][])('%s', (_, first, given, expected) => {
    expect(daysOf(first, rule(given)).join(' ')).toBe(expected)
  })

  test('begin with the first day, grow, keep the rule, and are as many as asked for', () => {
    fc.assert(
      fc.property(aDay, aRule, (first, given) => {
        const days = daysOf(first, given)
        expect(days[0]).toBe(first)
        expect(days.length).toBeLessThanOrEqual(given.count ?? 0)
        expect(days).toEqual([...new Set(days)].toSorted())
        for (const day of days.slice(1)) {
          expect(given.skippedDays).not.toContain(day)
          if (given.skipsHolidays) expect(isHoliday(day)).toBe(false)
          if (given.frequency === 'monthlyByDate') expect(day.slice(8)).toBe(first.slice(8))
          if (given.frequency === 'monthlyByWeekday') expect(weekdayOf(day)).toBe(weekdayOf(first))
          if (given.frequency === 'daily') expect(daysBetween(first, day) % given.interval).toBe(0)
          if (given.frequency === 'weekly' && given.weekdays.length > 0)
            expect(given.weekdays).toContain(weekdayOf(day))
        }
      }),
      { numRuns: 300 },
    )
  })

  test('an end may not make more than sixty, lie too far or leave nothing', () => {
    const event = { startsAt: new Date('2031-05-10T05:00:00Z') }
    const at = new Date('2031-01-01T00:00:00Z')
    const planned = (given: Partial<Recurrence>) => () => planDays(event, rule(given), at)
    expect(planned({ frequency: 'daily', untilDay: '2032-05-10' })).toThrow(Invalid)
    expect(planned({ frequency: 'monthlyByDate', interval: 12, count: 4 })).toThrow(Invalid)
    expect(planned({ untilDay: '2031-05-12' })).toThrow(Invalid)
    expect(planned({ frequency: 'daily', count: occurrencesMax })()).toHaveLength(occurrencesMax)
  })

  test('days that have passed are not planned any more; the first one stays', () => {
    const event = { startsAt: new Date('2031-05-10T05:00:00Z') }
    const days = planDays(event, rule({ count: 4 }), new Date('2031-05-20T00:00:00Z'))
    expect(days).toEqual(['2031-05-10', '2031-05-24', '2031-05-31'])
  })
})

describe('the time of the clock', () => {
  test('stays the same so many days later, also across the change of the zone on 1 March 2024', () => {
    const minutes = fc.integer({ min: 0, max: 1439 })
    fc.assert(
      fc.property(aDay, minutes, fc.integer({ min: -800, max: 800 }), (day, minute, days) => {
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
        const instant = instantOf(`${day}T${time}`)
        expect(wallTimeOf(daysLater(instant, days))).toBe(`${dayAfter(day, days)}T${time}`)
      }),
      { numRuns: 500 },
    )
  })

  test('ten o’clock is 04:00 in UTC before the change and 05:00 after it', () => {
    const before = new Date('2024-02-24T04:00:00Z')
    expect(daysLater(before, 7).toISOString()).toBe('2024-03-02T05:00:00.000Z')
    expect(daysLater(daysLater(before, 7), -7)).toEqual(before)
  })
})
