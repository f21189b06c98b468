import { describe, expect, test } from 'vitest'
import { phaseOf, shortcomingsOf } from '#lib/call-ups/rules.ts'

const at = new Date('2026-11-26T12:00:00Z')
const hours = (count: number) => new Date(at.getTime() + count * 3_600_000)

describe('a call-up', () => {
  test.each([
    ['draft', { state: 'draft', startsAt: hours(-1), endsAt: hours(1), endedAt: null }],
    ['planned', { state: 'published', startsAt: hours(1), endsAt: hours(2), endedAt: null }],
    ['live', { state: 'published', startsAt: at, endsAt: hours(1), endedAt: null }],
    ['over', { state: 'published', startsAt: hours(-1), endsAt: at, endedAt: null }],
    ['over', { state: 'published', startsAt: hours(-1), endsAt: hours(1), endedAt: hours(-0.5) }],
    ['withdrawn', { state: 'withdrawn', startsAt: hours(-1), endsAt: hours(1), endedAt: null }],
  ])('is %s', (phase, facts) => {
    expect(phaseOf(facts, at)).toBe(phase)
  })

  test('says where, what and how to answer before it is made', () => {
    const whole = {
      titleKk: 'a',
      titleRu: 'b',
      textKk: 'c',
      textRu: 'd',
      phone: '112',
      eventId: null,
      points: [1],
    }
    expect(shortcomingsOf(whole)).toEqual([])
    expect(shortcomingsOf({ ...whole, phone: '', eventId: 'x' })).toEqual([])
    expect(shortcomingsOf({ ...whole, titleKk: '', phone: '', points: [] })).toEqual([
      ...['titleKk', 'points.0.placeKk', 'phone'],
    ])
  })
})
