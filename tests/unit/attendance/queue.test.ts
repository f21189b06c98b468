import { describe, expect, test } from 'vitest'
import type { DeviceMark } from '#components/attendance/device.ts'
import { afterAnswer, offsetWithin, rowsOf, scanOf, shownRows } from '#components/attendance/queue.ts'
import type { MarksAnswer, Snapshot, SnapshotPerson } from '#lib/attendance/rules/snapshot.ts'

function person(id: string, shiftId = 'morning'): SnapshotPerson {
  const facts = {
    surname: 'Қасымова',
    rest: id,
    band: 'adult' as const,
    isSelf: false,
    barred: [],
    steps: [],
  }
  return { ...facts, id, shiftId, code: `CODE${id}`, line: '' }
}

const shift = {
  role: 'Тіркеу',
  when: '',
  startsAt: '2026-05-16T04:00:00.000Z',
  endsAt: '2026-05-16T07:00:00.000Z',
}
const snapshot: Snapshot = {
  ...{ eventId: 'event', userId: 'user', title: '', serverAt: shift.startsAt, expiresAt: shift.endsAt },
  shifts: [
    { ...shift, id: 'morning' },
    { ...shift, id: 'evening' },
  ],
  people: [person('a'), person('b'), person('c', 'evening')],
}

function mark(nonce: string, participationId: string, given: Partial<DeviceMark> = {}): DeviceMark {
  const times = { inAt: '2026-05-16T04:05:00.000Z', outAt: null, deviceAt: '2026-05-16T04:05:00.000Z' }
  const facts = { shiftId: 'morning', eventId: 'event', userId: 'user', offsetMs: 0, refused: null }
  return { ...times, ...facts, nonce, participationId, mark: 'present', source: 'screen', ...given }
}

function answer(nonce: string, outcome: 'stored' | 'known' | 'refused', code = ''): MarksAnswer {
  const result = {
    nonce,
    participationId: 'a',
    outcome,
    codes: code ? [code] : [],
    reasons: code ? ['…'] : [],
  }
  return { serverAt: shift.startsAt, results: [result], people: [] }
}

describe('the server answered', () => {
  test.each(['stored', 'known'] as const)('a %s mark leaves the queue', (outcome) => {
    const after = afterAnswer({ snapshot, marks: [mark('1', 'a'), mark('2', 'b')] }, answer('1', outcome), 0)
    expect(after.marks.map(({ nonce }) => nonce)).toEqual(['2'])
    expect(after.settled).toEqual(['1'])
  })

  test('a refused mark stays with its reasons and no longer counts', () => {
    const after = afterAnswer({ snapshot, marks: [mark('1', 'a')] }, answer('1', 'refused', 'x.y'), 0)
    expect(after.changed).toMatchObject([{ nonce: '1', refused: ['…'] }])
    expect(rowsOf(after, 'morning')[0]).toMatchObject({
      standing: { mark: 'unknown' },
      isWaiting: false,
      refused: { nonces: ['1'], reasons: ['…'] },
    })
  })

  test('a mark of a fast clock is set right and waits to be sent again; times somebody typed stay', () => {
    const typed = '2026-05-16T04:00:00.000Z'
    const refusal = answer('1', 'refused', 'attendance.refusals.clock')
    const fast = { deviceAt: '2026-05-16T05:05:00.000Z', inAt: '2026-05-16T05:05:00.000Z' }
    const [tapped] = afterAnswer({ snapshot, marks: [mark('1', 'a', fast)] }, refusal, -3_600_000).changed
    expect(tapped).toMatchObject({
      refused: null,
      deviceAt: '2026-05-16T04:05:00.000Z',
      offsetMs: -3_600_000,
    })
    expect(tapped!.inAt).toBe('2026-05-16T04:05:00.000Z')
    const known = { snapshot, marks: [mark('1', 'a', { ...fast, inAt: typed })] }
    expect(afterAnswer(known, refusal, -3_600_000).changed[0]!.inAt).toBe(typed)
    const again = { snapshot, marks: [mark('1', 'a', { offsetMs: -3_600_000 })] }
    expect(afterAnswer(again, refusal, -3_600_000).changed[0]!.refused).toEqual(['…'])
  })
})

test.each([
  ['a right clock over a slow line stays', 0, { sentAt: 0, answeredAt: 9000, serverAt: 8500 }, 0],
  ['a clock an hour behind is set right', 0, { sentAt: 0, answeredAt: 200, serverAt: 3_600_100 }, 3_599_900],
  ['a clock that was set right since', 500, { sentAt: 0, answeredAt: 100, serverAt: 50 }, 50],
])('%s', (_, offset, times, expected) => expect(offsetWithin(offset, times)).toBe(expected))

test('who was marked while the list of the waiting was open stays in place', () => {
  const rows = rowsOf({ snapshot, marks: [mark('1', 'a')] }, 'morning')
  const shown = (staying: string[]) =>
    shownRows(rows, { view: 'waiting', q: '', staying: new Set(staying) }).map((row) => row.person.id)
  expect(shown(['a'])).toEqual(['a', 'b'])
  expect(shown([])).toEqual(['b'])
})

test('a code is of somebody here, of somebody on another shift, or of nobody', () => {
  const known = { snapshot, marks: [] }
  expect(scanOf(known, 'morning', 'CODEa')).toMatchObject({ kind: 'person' })
  expect(scanOf(known, 'morning', 'CODEc')).toMatchObject({ kind: 'otherShift', shiftId: 'evening' })
  expect(scanOf(known, 'morning', 'CODEx')).toEqual({ kind: 'unknown' })
  expect(scanOf(known, 'morning', null)).toEqual({ kind: 'unknown' })
})
