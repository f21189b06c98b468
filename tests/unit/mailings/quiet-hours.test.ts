import { describe, expect, test } from 'vitest'
import { quietUntil, slotAfter } from '#lib/mailings/rules/quiet-hours.ts'
import { hourMs, minuteMs } from '#lib/platform/clock.ts'

const night = { from: '21:00', to: '09:00' }
const at = (instant: string) => new Date(instant)

describe('quiet hours', () => {
  // UTC+5 since March 2024.
  test.each([
    ['2026-11-26T15:59:59Z', null],
    ['2026-11-26T16:00:00Z', '2026-11-27T04:00:00Z'],
    ['2026-11-26T18:59:00Z', '2026-11-27T04:00:00Z'],
    ['2026-11-26T19:00:00Z', '2026-11-27T04:00:00Z'],
    ['2026-11-27T03:59:59Z', '2026-11-27T04:00:00Z'],
    ['2026-11-27T04:00:00Z', null],
    ['2026-12-31T18:30:00Z', '2027-01-01T04:00:00Z'],
  ])('at %s last until %s', (instant, until) =>
    expect(quietUntil(at(instant), night)).toEqual(until && at(until)),
  )

  // The clocks went back an hour as 1 March 2024 began: 23:00 to 24:00 came twice, and nine o'clock an hour later.
  test.each([
    ['2024-02-29T14:59:00Z', null],
    ['2024-02-29T15:00:00Z', '2024-03-01T04:00:00Z'],
    ['2024-02-29T17:30:00Z', '2024-03-01T04:00:00Z'],
    ['2024-02-29T18:30:00Z', '2024-03-01T04:00:00Z'],
    ['2024-02-29T19:30:00Z', '2024-03-01T04:00:00Z'],
    ['2024-03-01T03:30:00Z', '2024-03-01T04:00:00Z'],
    ['2024-03-01T15:30:00Z', null],
    ['2024-03-01T16:00:00Z', '2024-03-02T04:00:00Z'],
  ])('in the night of the changed clock, at %s, last until %s', (instant, until) =>
    expect(quietUntil(at(instant), night)).toEqual(until && at(until)),
  )

  test('may lie within a day, or be none', () => {
    const noon = { from: '12:00', to: '14:00' }
    expect(quietUntil(at('2026-11-26T07:30:00Z'), noon)).toEqual(at('2026-11-26T09:00:00Z'))
    expect(quietUntil(at('2026-11-26T09:00:00Z'), noon)).toBeNull()
    expect(quietUntil(at('2026-11-26T20:00:00Z'), { from: '00:00', to: '00:00' })).toBeNull()
  })
})

describe('a mailing goes out', () => {
  test('at its pace, from the morning when it was sent by night', () => {
    expect(slotAfter(at('2026-11-26T10:00:00Z'), 0, night)).toEqual(at('2026-11-26T10:00:00Z'))
    expect(slotAfter(at('2026-11-26T20:00:00Z'), minuteMs, night)).toEqual(at('2026-11-27T04:01:00Z'))
  })

  test('until the evening, and on in the morning', () => {
    const start = at('2026-11-26T15:59:00Z')
    expect(slotAfter(start, 59_999, night)).toEqual(at('2026-11-26T15:59:59.999Z'))
    expect(slotAfter(start, minuteMs, night)).toEqual(at('2026-11-27T04:00:00Z'))
    expect(slotAfter(start, minuteMs + 12 * hourMs, night)).toEqual(at('2026-11-28T04:00:00Z'))
  })

  test('never in the quiet, however many there are', () => {
    let before = at('2024-02-28T10:00:00Z')
    for (let minutes = 0; minutes < 5000; minutes += 7) {
      const slot = slotAfter(at('2024-02-28T10:00:00Z'), minutes * minuteMs, night)
      expect(quietUntil(slot, night)).toBeNull()
      expect(slot.getTime()).toBeGreaterThanOrEqual(before.getTime())
      before = slot
    }
  })
})
