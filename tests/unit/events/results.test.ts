import { expect, test } from 'vitest'
import { roundResults } from '#lib/events/rules/results.ts'

const each = (count: number, minutes: number) => Array.from({ length: count }, () => minutes)

test('people are rounded down to fives and hours to the nearest ten', () => {
  expect(roundResults(each(23, 180), 23)).toEqual({ people: 20, hours: 70 })
  expect(roundResults(each(5, 60), 5)).toEqual({ people: 5, hours: 10 })
})

test('of fewer than five nothing is said, of the hours of fewer than five neither', () => {
  expect(roundResults(each(4, 600), 4)).toBeNull()
  expect(roundResults([...each(4, 600), ...each(8, 0)], 12)).toEqual({ people: 10, hours: 0 })
})

test('what is printed leaves at least five answers for what a small event adds to a known sum', () => {
  for (let people = 5; people <= 60; people++) {
    const alike = Array.from({ length: 80 }, (_, n) => n).filter(
      (other) => other >= 5 && roundResults([], other)?.people === roundResults([], people)?.people,
    )
    expect(alike).toHaveLength(5)
  }
})
