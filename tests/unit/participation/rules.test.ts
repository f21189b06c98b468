import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { promotionReasons, reasonsAgainst, standingReasons } from '#lib/participation/rules.ts'
import { promotionWay } from '#lib/participation/rules/holds.ts'
import { lastWithoutDependants } from '#lib/participation/rules/queue.ts'
import { overlapMinutes } from '#lib/platform/clock.ts'
import { codesFor, factsWith, otherShift } from './facts.ts'

const silent = { acceptOverlap: false, overrideReason: '' }

test('nothing stands against an adult and a free place', () => {
  expect(codesFor({})).toEqual([])
})

test('all reasons are told at once', () => {
  const codes = codesFor({
    event: { state: 'cancelled', minimumAge: 40 },
    shift: {
      taken: 20,
      waiting: 2,
      cancelledAt: new Date(),
      skills: [{ skill: { id: 's', nameKk: 'а', nameRu: 'б', nameEn: '' } }],
    },
    person: {
      status: 'suspended',
      participations: [otherShift('2026-05-16T06:00:00Z', '2026-05-16T09:00:00Z')],
    },
  })
  expect(codes).toEqual([
    ...[
      'eventCancelled',
      'shiftCancelled',
      'suspended',
      'minimumAge',
      'skillMissing',
      'clash',
      'full',
      'peopleWaiting',
    ],
  ])
})

describe('overlaps are half-open', () => {
  test.each([
    ['ends as the other begins', '2026-05-16T08:00:00Z', '2026-05-16T10:00:00Z', []],
    ['begins as the other ends', '2026-05-16T03:00:00Z', '2026-05-16T05:00:00Z', []],
    ['thirty minutes', '2026-05-16T07:30:00Z', '2026-05-16T10:00:00Z', ['shortOverlap']],
    ['thirty-one minutes', '2026-05-16T07:29:00Z', '2026-05-16T10:00:00Z', ['clash']],
    ['inside the other', '2026-05-16T05:30:00Z', '2026-05-16T05:50:00Z', ['shortOverlap']],
  ])('%s', (_, startsAt, endsAt, expected) => {
    expect(codesFor({ person: { participations: [otherShift(startsAt, endsAt)] } })).toEqual(expected)
  })

  test('a shift one only waits for is no obstacle', () => {
    const participations = [otherShift('2026-05-16T05:00:00Z', '2026-05-16T08:00:00Z', 'waiting')]
    expect(codesFor({ person: { participations } })).toEqual([])
  })

  test('the shared length is the same from both sides and never longer than either', () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 600 }))
      .map(([start, length]) => ({
        startsAt: new Date(start * 60_000),
        endsAt: new Date((start + length) * 60_000),
      }))
    fc.assert(
      fc.property(span, span, (a, b) => {
        const shared = overlapMinutes(a, b)
        expect(shared).toBe(overlapMinutes(b, a))
        expect(shared > 0).toBe(a.startsAt < b.endsAt && b.startsAt < a.endsAt)
        expect(shared).toBeLessThanOrEqual((a.endsAt.getTime() - a.startsAt.getTime()) / 60_000)
      }),
    )
  })
})

describe('who is on the shift already', () => {
  const here = (status: string) => [
    otherShift('2026-05-16T05:00:00Z', '2026-05-16T08:00:00Z', status, 'shift'),
  ]

  test('is not put on it again', () => {
    expect(codesFor({ person: { participations: here('confirmed') } })).toEqual(['alreadyConfirmed'])
    expect(codesFor({ person: { participations: here('offered') } })).toEqual(['alreadyConfirmed'])
    expect(codesFor({ shift: { waiting: 1 }, person: { participations: here('waiting') } })).toEqual([
      'alreadyWaiting',
    ])
  })

  test('is promoted from the queue although sign-up closed and others wait behind', () => {
    const facts = factsWith({
      event: { signUpClosesAt: new Date('2026-05-01T05:00:00Z') },
      shift: { waiting: 4 },
      person: { participations: here('waiting') },
    })
    expect(promotionReasons(facts, silent)).toEqual([])
  })

  test('is not promoted when suspended meanwhile', () => {
    const facts = factsWith({ person: { status: 'suspended', participations: here('waiting') } })
    expect(promotionReasons(facts, silent).map(({ code }) => code)).toEqual(['suspended'])
  })
})

describe('the sign-up window', () => {
  const at = (iso: string) => ({ at: new Date(iso) })

  test.each([
    [{ signUpOpensAt: new Date('2026-05-07T05:00:00Z') }, ['signUpNotOpen']],
    [{ signUpClosesAt: new Date('2026-05-06T05:00:00Z') }, ['signUpClosed']],
    [
      { signUpOpensAt: new Date('2026-05-06T05:00:00Z'), signUpClosesAt: new Date('2026-05-06T05:01:00Z') },
      [],
    ],
  ])('of the event', (event, expected) => {
    expect(codesFor({ event })).toEqual(expected)
  })

  test("the shift's own window goes before the event's", () => {
    const event = { signUpClosesAt: new Date('2026-05-01T05:00:00Z') }
    expect(codesFor({ event, shift: { signUpClosesAt: new Date('2026-05-15T05:00:00Z') } })).toEqual([])
  })

  test('nobody is put on a shift that began', () => {
    expect(codesFor(at('2026-05-16T05:00:00Z'))).toEqual(['shiftStarted'])
    expect(codesFor(at('2026-05-16T04:59:59Z'))).toEqual([])
  })
})

describe('what a coordinator may overrule', () => {
  const short = reasonsAgainst(
    factsWith({ person: { participations: [otherShift('2026-05-16T07:40:00Z', '2026-05-16T10:00:00Z')] } }),
  )
  const clash = reasonsAgainst(
    factsWith({ person: { participations: [otherShift('2026-05-16T05:00:00Z', '2026-05-16T10:00:00Z')] } }),
  )
  const barred = reasonsAgainst(factsWith({ event: { isEmergency: true }, person: { birthDate: null } }))

  test('a short overlap by a tick', () => {
    expect(standingReasons(short, silent)).toHaveLength(1)
    expect(standingReasons(short, { ...silent, acceptOverlap: true })).toEqual([])
  })

  test('a clash by a reason, not by a tick', () => {
    expect(standingReasons(clash, { ...silent, acceptOverlap: true })).toHaveLength(1)
    expect(standingReasons(clash, { ...silent, overrideReason: 'Келісілді' })).toEqual([])
  })

  test('the law never', () => {
    expect(standingReasons(barred, { acceptOverlap: true, overrideReason: 'Келісілді' })).toHaveLength(1)
  })
})

describe('a free place goes to the next', () => {
  const { shift } = factsWith({})
  const closing = { ...shift, event: { ...shift.event, signUpClosesAt: new Date('2026-05-10T05:00:00Z') } }

  test.each([
    ['by itself a day before', shift, '2026-05-15T05:00:00Z', 'confirm'],
    ['as an offer within the last day', shift, '2026-05-15T05:00:01Z', 'offer'],
    ['by itself until sign-up closes', closing, '2026-05-10T04:59:59Z', 'confirm'],
    ['not after sign-up closed', closing, '2026-05-10T05:00:00Z', 'none'],
    ['not on a cancelled shift', { ...shift, cancelledAt: new Date() }, '2026-05-01T05:00:00Z', 'none'],
  ] as const)('%s', (_, facts, at, expected) => {
    expect(promotionWay(facts, new Date(at))).toBe(expected)
  })
})

describe('who gives up a place when places become fewer', () => {
  const one = (volunteerId: string, companionId: string | null = null) => ({ volunteerId, companionId })

  test('the last to join, in their order', () => {
    const people = [one('a'), one('b'), one('c')]
    expect(lastWithoutDependants(people, 2)).toEqual([one('b'), one('c')])
  })

  test('never the adult a staying child came with', () => {
    const people = [one('child', 'adult'), one('b'), one('adult')]
    expect(lastWithoutDependants(people, 1)).toEqual([one('b')])
    expect(lastWithoutDependants(people, 3)).toEqual(people)
  })
})
