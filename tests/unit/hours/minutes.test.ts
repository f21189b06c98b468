import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { durationText, entryMinutesMax, minutesOf, readDuration } from '#lib/hours/rules/minutes.ts'
import { dayOf, hourMs, instantOf, minuteMs } from '#lib/platform/clock.ts'

const at = (wall: string) => instantOf(wall)
const span = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) })
const day = span('2026-05-16T10:00', '2026-05-16T13:00')

describe('minutes of a shift', () => {
  test.each([
    ['in and out within the shift', '2026-05-16T10:10', '2026-05-16T12:40', 150],
    ['a little early and late, within the tolerance', '2026-05-16T09:50', '2026-05-16T13:10', 200],
    ['much too early and late are clipped', '2026-05-16T07:00', '2026-05-16T17:00', 210],
    ['no time out counts to the end of the shift', '2026-05-16T10:30', null, 150],
    ['no time in counts from the beginning', null, '2026-05-16T12:00', 120],
    ['neither counts the whole shift', null, null, 180],
    ['out before in is nothing', '2026-05-16T12:00', '2026-05-16T11:00', 0],
    ['gone before the shift is nothing', '2026-05-16T08:00', '2026-05-16T09:00', 0],
    ['come after it is nothing', '2026-05-16T15:00', '2026-05-16T16:00', 0],
    ['come after it without a time out is nothing', '2026-05-16T15:00', null, 0],
  ])('%s', (_, inAt, outAt, minutes) => {
    const presence = { inAt: inAt ? at(inAt) : null, outAt: outAt ? at(outAt) : null }
    expect(minutesOf(presence, day)).toEqual({
      minutes,
      isInAssumed: inAt === null,
      isOutAuto: outAt === null,
    })
  })

  test('are counted through midnight, and belong to the day the shift began', () => {
    const night = span('2026-12-31T23:30', '2027-01-01T02:00')
    expect(minutesOf({ inAt: night.startsAt, outAt: night.endsAt }, night).minutes).toBe(150)
    expect(dayOf(night.startsAt)).toBe('2026-12-31')
  })

  test('are what a clock that was not put back would have counted on the night of 1 March 2024', () => {
    // 23:30 at +06 is 17:30 UTC; the hour from 23 to 24 came twice; 02:00 at +05 is 21:00 UTC.
    const night = { startsAt: new Date('2024-02-29T17:30:00Z'), endsAt: new Date('2024-02-29T21:00:00Z') }
    expect(minutesOf({ inAt: null, outAt: null }, night).minutes).toBe(210)
    expect(dayOf(night.startsAt)).toBe('2024-02-29')
    const before = span('2024-02-20T23:30', '2024-02-21T02:00')
    expect(minutesOf({ inAt: before.startsAt, outAt: null }, before).minutes).toBe(150)
    expect(before.startsAt.toISOString()).toBe('2024-02-20T17:30:00.000Z')
  })

  test('are never negative, never more than the shift with its tolerance or a day, and more time is never less', () => {
    const moment = fc.option(fc.integer({ min: -2000, max: 4000 }), { nil: null })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        moment,
        moment,
        fc.nat(60),
        (length, inAt, outAt, later) => {
          const startsAt = new Date('2024-02-29T16:00:00Z')
          const instant = (minutes: number | null) =>
            minutes === null ? null : new Date(startsAt.getTime() + minutes * minuteMs)
          const shift = { startsAt, endsAt: instant(length)! }
          const { minutes } = minutesOf({ inAt: instant(inAt), outAt: instant(outAt) }, shift)
          expect(minutes).toBeGreaterThanOrEqual(0)
          expect(minutes).toBeLessThanOrEqual(Math.min(length + 30, entryMinutesMax))
          if (outAt === null) return
          const more = minutesOf({ inAt: instant(inAt), outAt: instant(outAt + later) }, shift)
          expect(more.minutes).toBeGreaterThanOrEqual(minutes)
        },
      ),
    )
  })

  test('of a shift of several days are at most a day', () => {
    const camp = { startsAt: day.startsAt, endsAt: new Date(day.startsAt.getTime() + 60 * hourMs) }
    expect(minutesOf({ inAt: null, outAt: null }, camp).minutes).toBe(entryMinutesMax)
  })
})

describe('a typed length of time', () => {
  test.each([
    ['2:30', 150],
    ['2,5', 150],
    ['2.5', 150],
    [' 3 ', 180],
    ['0', 0],
    ['0:05', 5],
    ['24:00', 1440],
    ['1,25', 75],
  ])('«%s»', (typed, minutes) => expect(readDuration(typed)).toBe(minutes))

  test.each(['24:01', '25', '2:60', '-1', '1e1', '2:5', 'екі', '2,333', '1:2:3', '٣'])(
    '«%s» is none',
    (typed) => {
      expect(readDuration(typed)).toBeNull()
    },
  )

  test('is read back as it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: entryMinutesMax }), (minutes) => {
        expect(readDuration(durationText(minutes))).toBe(minutes)
      }),
    )
  })
})
