import { describe, expect, test } from 'vitest'
import { dayProblem, fitsDay } from '#lib/hours/rules/claims.ts'
import {
  type Asked,
  decide,
  isLocked,
  recordedOf,
  seenOf,
  type Worked,
} from '#lib/hours/rules/confirmation.ts'

const now = new Date('2026-05-20T10:00:00Z')
const confirmedAt = new Date('2026-05-17T10:00:00Z')
const coordinator = { volunteerId: null, isAdministrator: false }

function line(
  worked: Partial<Worked>,
  asked: Partial<Asked> = {},
  { by = coordinator }: { by?: { volunteerId: string | null; isAdministrator: boolean } } = {},
) {
  const facts = { participationId: 'p', volunteerId: 'v', computed: 180, recorded: null, ...worked }
  return decide(
    by,
    facts,
    { participationId: 'p', minutes: null, reason: '', seen: seenOf(facts), ...asked },
    now,
  )
}

const recorded = { firstId: 'e', minutes: 180, confirmedAt }

describe('a line of the form of hours', () => {
  test('takes the computed number, or another one with a reason', () => {
    const first = { kind: 'first', source: 'attendance', minutes: 180, reason: '' }
    expect(line({})).toEqual(first)
    expect(line({}, { minutes: 180, reason: 'артық' })).toEqual(first)
    expect(line({}, { minutes: 0 })).toEqual({ kind: 'reasonNeeded' })
    expect(line({}, { minutes: 200, reason: 'қалды' })).toEqual({
      ...{ kind: 'first', source: 'confirmation', minutes: 200, reason: 'қалды' },
    })
  })

  test('gives nothing to who has hours unless the number changes, and then the difference', () => {
    expect(line({ recorded })).toEqual({ kind: 'nothing' })
    expect(line({ recorded }, { minutes: 180, reason: 'x' })).toEqual({ kind: 'nothing' })
    expect(line({ recorded }, { minutes: 90 })).toEqual({ kind: 'reasonNeeded' })
    expect(line({ recorded, computed: null }, { minutes: 0, reason: 'келмеді' })).toEqual({
      ...{ kind: 'correction', firstId: 'e', from: 180, to: 0, reason: 'келмеді' },
    })
  })

  test('of a person who is not marked present is stale, and so is one made from other numbers', () => {
    expect(line({ computed: null })).toEqual({ kind: 'stale' })
    expect(line({}, { seen: '170:' })).toEqual({ kind: 'stale' })
    expect(line({ recorded }, { minutes: 90, reason: 'x', seen: '180:' })).toEqual({ kind: 'stale' })
    expect(line({ recorded }, { seen: '180:' })).toEqual({ kind: 'nothing' })
  })

  test('of one’s own is never written', () => {
    const me = { volunteerId: 'v', isAdministrator: true }
    expect(line({}, {}, { by: me })).toEqual({ kind: 'own' })
    expect(line({ recorded }, { minutes: 999, reason: 'x' }, { by: me })).toEqual({ kind: 'own' })
  })

  test('is locked for coordinators thirty days after the confirmation', () => {
    const old = { ...recorded, confirmedAt: new Date('2026-04-20T09:59:59Z') }
    const asked = { minutes: 90, reason: 'x' }
    expect(line({ recorded: old }, asked)).toEqual({ kind: 'locked' })
    const administrator = { volunteerId: null, isAdministrator: true }
    expect(line({ recorded: old }, asked, { by: administrator })).toMatchObject({ kind: 'correction' })
    expect(isLocked(coordinator, new Date('2026-04-20T10:00:00Z'), now)).toBe(false)
  })
})

test('the rows of one work add up, whatever order they come in', () => {
  const row = (id: string, source: string, minutes: number) => ({
    ...{ id, source, minutes, confirmedAt, createdAt: confirmedAt },
  })
  expect(recordedOf([])).toBeNull()
  const rows = [row('b', 'correction', -30), row('a', 'attendance', 180), row('c', 'correction', 10)]
  expect(recordedOf(rows)).toEqual({ firstId: 'a', minutes: 160, confirmedAt })
})

describe('a day that is claimed', () => {
  test.each([
    ['2026-05-20', 14, null],
    ['2026-05-06', 14, null],
    ['2026-05-05', 14, 'tooLate'],
    ['2026-05-21', 14, 'future'],
    ['2026-02-19', 90, null],
    ['2026-02-18', 90, 'tooLate'],
  ])('%s within %i days', (workedOn, days, problem) => {
    expect(dayProblem(workedOn, '2026-05-20', days)).toBe(problem)
  })

  test('has 24 hours', () => {
    expect(fitsDay(60, 1380)).toBe(true)
    expect(fitsDay(61, 1380)).toBe(false)
  })
})
