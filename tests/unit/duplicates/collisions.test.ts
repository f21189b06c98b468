import { describe, expect, test } from 'vitest'
import { collisionsOf, endedBy, type Place, type Side } from '#lib/duplicates/rules/collisions.ts'

const place = (id: string, given: Partial<Place> = {}): Place => ({
  ...{ id, shiftId: 'shift', status: 'confirmed', isPresent: false, minutes: 0 },
  ...given,
})
const ended = (one: Place[], other: Place[], kept: Side) =>
  endedBy(collisionsOf(one, other), new Map([['shift', kept]]))

describe('one person twice on a shift', () => {
  test('is found where both have a place or a turn, and where both have worked', () => {
    expect(collisionsOf([place('a')], [place('b', { status: 'waiting' })])).toHaveLength(1)
    const worked = { status: 'cancelled', minutes: 60 } as const
    expect(collisionsOf([place('a', worked)], [place('b', { ...worked, isPresent: true })])).toHaveLength(1)
    expect(collisionsOf([place('a')], [place('b', { status: 'cancelled' })])).toEqual([])
    expect(collisionsOf([place('a')], [place('b', { shiftId: 'another' })])).toEqual([])
  })

  test.each<[string, Place, Place, Side]>([
    ['work before a place', place('a'), place('b', { isPresent: true }), 'other'],
    ['more hours before fewer', place('a', { minutes: 60 }), place('b', { minutes: 90 }), 'other'],
    ['a place before a turn', place('a', { status: 'waiting' }), place('b'), 'other'],
    ['the first card among equals', place('a'), place('b'), 'one'],
  ])('suggests %s', (_, one, other, side) => {
    const worked = collisionsOf([one], [other])
    expect(worked[0]?.suggested).toBe(side)
  })

  test('ends every place and all work of the side that is given up, and nothing else', () => {
    const both = [
      place('a'),
      place('old', { status: 'cancelled' }),
      place('done', { status: 'removed', minutes: 30 }),
    ]
    expect(ended(both, [place('b')], 'other')).toEqual(['a', 'done'])
    expect(ended(both, [place('b')], 'one')).toEqual(['b'])
  })
})
