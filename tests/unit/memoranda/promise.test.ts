import { describe, expect, it } from 'vitest'
import { deliveredIn, shown, shownTotal } from '#lib/memoranda/rules/promise.ts'
import { concernsOf, type Concerned, lastActivity } from '#lib/memoranda/rules/reminders.ts'
import { createMemorandumInput } from '#lib/memoranda/schema.ts'

const figures = { events: 2, trainings: 1, people: 7, minutes: 119 }

describe('what was delivered', () => {
  it.each([
    ['events', 2],
    ['trainings', 1],
    ['people', 7],
    ['hours', 1],
  ] as const)('is counted in %s', (unit, count) => {
    expect(deliveredIn(unit, shown(figures))).toBe(count)
  })

  it.each([
    [0, 0],
    [1, null],
    [4, null],
    [5, 5],
  ])('of %i people says %s', (people, said) => {
    expect(shown({ ...figures, people }).people).toBe(said)
    expect(shown({ ...figures, people }).minutes).toBe(said === null ? null : 119)
  })

  it('as a whole does not give away a part that is not said', () => {
    const parts = [shown({ ...figures, people: 3 }), shown({ ...figures, people: 6 })]
    expect(shownTotal({ ...figures, people: 9 }, parts)).toMatchObject({
      events: 2,
      people: null,
      minutes: null,
    })
    expect(shownTotal({ ...figures, people: 9 }, parts.slice(1)).people).toBe(9)
  })
})

const today = '2026-11-26'
const date = (day: string) => new Date(day)

function memorandum(given: Partial<Concerned>): Concerned {
  return {
    ...{ id: 'm', slug: 'm', createdById: null, titleKk: 'а', titleRu: 'а', titleEn: '' },
    ...{ isSigned: true, signedOn: date('2026-11-20'), validUntil: null, terminatedOn: null },
    ...{ decisions: [], obligations: [] },
    ...given,
  }
}

describe('what somebody should look at', () => {
  it.each([
    ['61 days before its end nothing', '2027-01-26', []],
    ['60 days before its end the term', '2027-01-25', ['expiry:60']],
    ['31 days before still the first letter', '2026-12-27', ['expiry:60']],
    ['30 days before the second', '2026-12-26', ['expiry:30']],
    ['on its last day the third', today, ['expiry:7']],
    ['after its end nothing', '2026-11-25', []],
  ])('%s', (_, validUntil, keys) => {
    const found = concernsOf(memorandum({ validUntil: date(validUntil) }), today)
    expect(found.map(({ key }) => key.split(':').slice(0, 2).join(':'))).toEqual(keys)
  })

  it.each([
    ['89 quiet days are not asked about', '2026-08-29', null],
    ['90 are', '2026-08-28', '0'],
    ['96 are the same question', '2026-08-22', '0'],
    ['97 are the next', '2026-08-21', '1'],
  ])('%s', (_, signedOn, round) => {
    const found = concernsOf(memorandum({ signedOn: date(signedOn) }), today)
    expect(found[0]?.key.split(':')[2] ?? null).toBe(round)
  })

  it('is nothing in a draft or after a termination', () => {
    const ending = { validUntil: date('2026-12-01') }
    expect(concernsOf(memorandum({ ...ending, isSigned: false }), today)).toEqual([])
    expect(concernsOf(memorandum({ ...ending, terminatedOn: date('2026-11-25') }), today)).toEqual([])
  })

  it('an event ahead breaks the silence today, not later', () => {
    const event = { startsAt: date('2027-03-01T05:00:00Z'), isDateStated: true }
    const words = { dueOn: null, doneOn: null, textKk: 'а', textRu: 'а', textEn: '' }
    const obligations = [{ id: 'o', ...words, events: [{ linkedAt: date('2026-06-01'), event }] }]
    expect(lastActivity(memorandum({ obligations }), today)).toBe(today)
  })
})

it('a promise has both its number and its unit, or neither, and a text holds no picture', () => {
  const id = '0198c0de-0000-7000-8000-000000000001'
  const base = { subjectId: id, titleKk: 'а', titleRu: 'а' }
  const row = { textKk: 'а', textRu: 'а' }
  const problems = (given: object) =>
    createMemorandumInput.safeParse({ ...base, ...given }).error?.issues.map(({ path }) => path.join('.')) ??
    []
  expect(problems({ obligations: [{ ...row, promised: '3' }] })).toEqual(['obligations.0.promisedUnit'])
  expect(problems({ obligations: [{ ...row, promisedUnit: 'hours' }] })).toEqual(['obligations.0.promised'])
  expect(problems({ obligations: [{ ...row, promised: '3', promisedUnit: 'hours' }] })).toEqual([])
  const picture = { type: 'image', attrs: { fileId: id, alt: 'а' } }
  expect(problems({ bodyKk: JSON.stringify({ type: 'doc', content: [picture] }) })).toEqual(['bodyKk'])
})
