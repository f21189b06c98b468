import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf, instantOf, wallTimeOf } from '#lib/platform/clock.ts'

describe('wall-clock time of the region', () => {
  it('is UTC+6 before 1 March 2024 and UTC+5 since', () => {
    expect(instantOf('2020-02-12T12:00').toISOString()).toBe('2020-02-12T06:00:00.000Z')
    expect(instantOf('2024-02-29T12:00').toISOString()).toBe('2024-02-29T06:00:00.000Z')
    expect(instantOf('2024-03-01T12:00').toISOString()).toBe('2024-03-01T07:00:00.000Z')
    expect(instantOf('2026-11-23T12:00').toISOString()).toBe('2026-11-23T07:00:00.000Z')
  })

  it('comes back as it was typed', () => {
    const minute = fc.date({ min: new Date('2015-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
    fc.assert(fc.property(minute, (at) => wallTimeOf(instantOf(wallTimeOf(at))) === wallTimeOf(at)))
  })

  it('turns the day at the region’s midnight', () => {
    expect(dayOf(new Date('2026-11-23T18:59:59Z'))).toBe('2026-11-23')
    expect(dayOf(new Date('2026-11-23T19:00:00Z'))).toBe('2026-11-24')
  })
})
