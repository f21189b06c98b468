import { describe, expect, test } from 'vitest'
import { isHeldBack } from '#lib/files/rules.ts'
import { isLive, secondsUntilChange } from '#lib/home/rules.ts'

const at = new Date('2026-11-26T12:00:00Z')
const minutes = (count: number) => new Date(at.getTime() + count * 60_000)

describe('a window of time', () => {
  test.each([
    ['always open', null, null, true],
    ['opens at this very instant', at, null, true],
    ['closes at this very instant', null, at, false],
    ['is open for an hour', minutes(-30), minutes(30), true],
    ['is to come', minutes(1), minutes(2), false],
    ['is over', minutes(-2), minutes(-1), false],
  ])('that %s', (_, startsAt, endsAt, expected) => {
    expect(isLive({ startsAt, endsAt }, at)).toBe(expected)
  })

  test.each([
    ['nothing to come', [{ startsAt: null, endsAt: minutes(-1) }], 3600],
    ['an end in a minute and a beginning before it', [{ startsAt: minutes(0.5), endsAt: minutes(1) }], 30],
    ['something the day after', [{ startsAt: minutes(3000), endsAt: null }], 3600],
    ['half a second left', [{ startsAt: null, endsAt: new Date(at.getTime() + 500) }], 1],
  ])('with %s', (_, windows, seconds) => {
    expect(secondsUntilChange(windows, at)).toBe(seconds)
  })
})

describe('a picture', () => {
  test.each([
    ['without people', 'nobody', [], false],
    ['with a crowd', 'crowd', [], false],
    ['with somebody not named yet', 'recognisable', [], true],
    ['with one who agrees and one who was asked', 'recognisable', ['given', 'asked'], true],
    ['with people who all agree', 'recognisable', ['given', 'given'], false],
    ['somebody took out, whatever is said of it now', 'nobody', ['withdrawn'], true],
  ])('%s is held back or not', (_, people, states, expected) => {
    expect(isHeldBack({ people, persons: states.map((state) => ({ state })) })).toBe(expected)
  })
})
