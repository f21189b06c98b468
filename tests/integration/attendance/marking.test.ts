import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { recordMarks } from '#lib/attendance/commands/record-marks.ts'
import type { MarkInput } from '#lib/attendance/schema.ts'
import { dayMs, hourMs, minuteMs } from '#lib/platform/clock.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { createParticipation, createShift, createVolunteer } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { actorWith, administrator, createPeople, createScene, inHours } from '../participation/people.ts'

/** A shift that began half an hour ago, with confirmed people on it. */
async function running(count = 1, given: Parameters<typeof createScene>[0] = {}) {
  const scene = await createScene({
    ...given,
    event: { startsAt: inHours(-0.5), endsAt: inHours(2.5), ...given.event },
  })
  const volunteers = await createPeople(scene.centre.id, count)
  const people: string[] = []
  for (const volunteerId of volunteers)
    people.push((await createParticipation(db, { shiftId: scene.shift.id, volunteerId })).id)
  return { ...scene, volunteers, people, first: people[0]! }
}

function mark(participationId: string, given: Partial<MarkInput> = {}): MarkInput {
  const times = { mark: 'present' as const, inAt: null, outAt: null, deviceAt: new Date() }
  return { participationId, nonce: randomUUID(), ...times, source: 'screen', deviceId: 'phone', ...given }
}

function standing(participationId: string) {
  return db.attendance.findUnique({
    where: { participationId },
    select: { mark: true, inAt: true, outAt: true, isOutAuto: true, markedById: true, source: true },
  })
}

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * minuteMs)

describe('marking', () => {
  test('is stored with its step and one line of history without names', async () => {
    const { coordinator, shift, people, first } = await running(2)
    const inAt = minutesAgo(5)
    const marks = [mark(first, { inAt, source: 'scan' }), mark(people[1]!, { mark: 'absent' })]

    const { results } = await recordMarks(coordinator, { shiftId: shift.id, marks })

    expect(results.map(({ outcome }) => outcome)).toEqual(['stored', 'stored'])
    expect(await standing(first)).toEqual({
      ...{ mark: 'present', inAt, outAt: shift.endsAt, isOutAuto: true },
      ...{ markedById: coordinator.userId, source: 'scan' },
    })
    expect(await standing(people[1]!)).toMatchObject({ mark: 'absent', inAt: null, outAt: null })
    const history = await db.auditEntry.findMany({ where: { subjectId: shift.id } })
    expect(history).toMatchObject([
      { action: 'roster.marked', actorUserId: coordinator.userId, details: { stored: 2, present: 1 } },
    ])
    expect(JSON.stringify(history)).not.toMatch(/Дәурен|Оспанов/)
  })

  test('sent again it is known and changes nothing', async () => {
    const { coordinator, shift, first } = await running()
    const batch = { shiftId: shift.id, marks: [mark(first, { inAt: minutesAgo(5) })] }
    await recordMarks(coordinator, batch)
    const before = await standing(first)
    await recordMarks(coordinator, { shiftId: shift.id, marks: [mark(first, { mark: 'unknown' })] })

    const { results } = await recordMarks(coordinator, batch)

    expect(results).toMatchObject([{ outcome: 'known' }])
    expect(before).toMatchObject({ mark: 'present' })
    expect(await standing(first)).toMatchObject({ mark: 'unknown', inAt: null })
    expect(await db.attendanceStep.count({ where: { participationId: first } })).toBe(2)
    expect(await db.auditEntry.count({ where: { subjectId: shift.id } })).toBe(2)
  })

  test('twice in one batch it is stored once', async () => {
    const { coordinator, shift, first } = await running()
    const one = mark(first)
    const { results } = await recordMarks(coordinator, { shiftId: shift.id, marks: [one, one] })
    expect(results.map(({ outcome }) => outcome)).toEqual(['stored', 'known'])
  })

  test("somebody else's nonce is refused", async () => {
    const { coordinator, shift, people, first } = await running(2)
    const one = mark(first)
    const twin = mark(people[1]!, { nonce: one.nonce })
    const { results } = await recordMarks(coordinator, { shiftId: shift.id, marks: [one, twin] })
    expect(results).toMatchObject([
      { outcome: 'stored' },
      { outcome: 'refused', reasons: [{ code: 'attendance.refusals.nonceTaken' }] },
    ])
  })

  test('a stranger finds no such shift, and a person of another shift is not on this one', async () => {
    const { coordinator, shift, first } = await running()
    const other = await running()
    const marks = [mark(first)]
    for (const actor of [other.coordinator, actorWith()])
      await expect(recordMarks(actor, { shiftId: shift.id, marks })).rejects.toBeInstanceOf(NotFound)
    expect(await standing(first)).toBeNull()

    const { results } = await recordMarks(coordinator, { shiftId: shift.id, marks: [mark(other.first)] })
    expect(results).toMatchObject([
      { outcome: 'refused', reasons: [{ code: 'attendance.refusals.notOnShift' }] },
    ])
    await expect(recordMarks(administrator, { shiftId: shift.id, marks })).resolves.toBeDefined()
  })

  test('nobody marks themselves; another coordinator does', async () => {
    const { centre, shift, volunteers, first } = await running()
    const self = actorWith({ centreIds: [centre.id], volunteerId: volunteers[0]! })
    const colleague = actorWith({ centreIds: [centre.id] })
    for (const said of ['present', 'absent', 'unknown'] as const) {
      const { results } = await recordMarks(self, { shiftId: shift.id, marks: [mark(first, { mark: said })] })
      expect(results).toMatchObject([{ outcome: 'refused', reasons: [{ code: 'attendance.refusals.self' }] }])
    }
    expect(await standing(first)).toBeNull()
    await recordMarks(colleague, { shiftId: shift.id, marks: [mark(first)] })
    expect(await standing(first)).toMatchObject({ mark: 'present' })
  })

  test('a mark that stood there without steps is the first of them', async () => {
    const { coordinator, shift, first } = await running()
    const inAt = minutesAgo(20)
    await db.attendance.create({ data: { participationId: first, mark: 'present', inAt, source: 'import' } })
    const outAt = new Date()
    await recordMarks(coordinator, { shiftId: shift.id, marks: [mark(first, { mark: null, outAt })] })
    expect(await standing(first)).toMatchObject({ mark: 'present', inAt, outAt, isOutAuto: false })
  })

  test.each(['waiting', 'cancelled', 'removed'] as const)('who is %s has no place', async (status) => {
    const { centre, coordinator, shift } = await running()
    const [volunteerId] = await createPeople(centre.id, 1)
    const { id } = await createParticipation(db, { shiftId: shift.id, volunteerId: volunteerId!, status })
    const { results } = await recordMarks(coordinator, { shiftId: shift.id, marks: [mark(id)] })
    expect(results).toMatchObject([{ reasons: [{ code: 'attendance.refusals.notPlaced' }] }])
  })
})

describe('the time of marking', () => {
  async function refusals(startsInHours: number, given: Partial<MarkInput> = {}) {
    const startsAt = inHours(startsInHours)
    const endsAt = new Date(startsAt.getTime() + 2 * hourMs)
    const { coordinator, shift, first } = await running(1, { event: { startsAt, endsAt } })
    const { results } = await recordMarks(coordinator, { shiftId: shift.id, marks: [mark(first, given)] })
    return results[0]!.reasons.map(({ code }) => code.split('.').at(-1))
  }

  test.each([
    [3.1, ['early']],
    [2.9, []],
    [-2 - 29.9 * 24, []],
    [-2 - 30.1 * 24, ['late']],
  ])('of a shift that begins in %d hours', async (hours, expected) =>
    expect(await refusals(hours)).toEqual(expected),
  )

  test('from a device whose clock runs ahead is refused until it is set right', async () => {
    expect(await refusals(-1, { deviceAt: new Date(Date.now() + 6 * minuteMs) })).toEqual(['clock'])
    expect(await refusals(-1, { deviceAt: new Date(Date.now() + 4 * minuteMs) })).toEqual([])
  })

  test('far from the shift, or leaving before coming, is refused', async () => {
    expect(await refusals(-1, { inAt: new Date(Date.now() - dayMs) })).toEqual(['times'])
    expect(await refusals(-1, { outAt: new Date(Date.now() + 2 * dayMs) })).toEqual(['times'])
    const reversed = { inAt: minutesAgo(10), outAt: minutesAgo(20) }
    expect(await refusals(-1, reversed)).toEqual(['outBeforeIn'])
  })
})

describe('two devices', () => {
  /** What each of two phones says of ten people, at different times. */
  async function twoPhones() {
    const scene = await running(10)
    const said = ['present', 'absent', 'unknown', 'present', 'excused'] as const
    const batchOf = (shiftMinutes: number) =>
      scene.people.flatMap((id, index) => [
        mark(id, {
          mark: said[(index + shiftMinutes) % said.length]!,
          inAt: index % 2 ? minutesAgo(20 - shiftMinutes) : null,
          deviceAt: minutesAgo(20 - shiftMinutes - (index % 3)),
        }),
        mark(id, {
          mark: null,
          outAt: minutesAgo(2 + shiftMinutes),
          deviceAt: minutesAgo(10 + shiftMinutes),
        }),
      ])
    return { ...scene, one: batchOf(0), other: batchOf(3) }
  }

  async function outcome(people: string[]) {
    const rows = await Promise.all(people.map(standing))
    return rows.map((row) => row && { ...row, markedById: null })
  }

  test('come to the same result in either order and at once', async () => {
    const { coordinator, shift, people, one, other } = await twoPhones()
    const send = (marks: MarkInput[]) => recordMarks(coordinator, { shiftId: shift.id, marks })
    await send(one)
    await send(other)
    const expected = await outcome(people)
    expect(new Set(expected.map((row) => row?.mark)).size).toBeGreaterThan(2)

    const orders = [() => send(other).then(() => send(one)), () => Promise.all([send(one), send(other)])]
    for (const order of orders) {
      await db.attendanceStep.deleteMany({ where: { participationId: { in: people } } })
      await db.attendance.deleteMany({ where: { participationId: { in: people } } })
      await order()
      expect(await outcome(people)).toEqual(expected)
    }
  })

  test('eight batches at once, each a part of the same marks, lose none', async () => {
    const { coordinator, shift, people, one, other } = await twoPhones()
    const all = [...one, ...other]
    const parts = Array.from({ length: 8 }, (_, part) => all.filter((_mark, index) => index % 8 >= part))
    await Promise.all(parts.map((marks) => recordMarks(coordinator, { shiftId: shift.id, marks })))
    expect(await db.attendanceStep.count({ where: { participationId: { in: people } } })).toBe(all.length)
    const before = await outcome(people)
    await recordMarks(coordinator, { shiftId: shift.id, marks: all })
    expect(await outcome(people)).toEqual(before)
  })
})

test('a shift from half past eleven to two is marked over midnight', async () => {
  const evening = new Date(Date.now() - 40 * hourMs).toISOString().slice(0, 10)
  const startsAt = new Date(`${evening}T18:30:00.000Z`)
  const endsAt = new Date(startsAt.getTime() + 150 * minuteMs)
  const { coordinator, event, centre } = await createScene({ event: { startsAt, endsAt } })
  const shift = await createShift(db, { eventId: event.id })
  const { id: volunteerId } = await createVolunteer(db, { centreId: centre.id })
  const { id } = await createParticipation(db, { shiftId: shift.id, volunteerId })
  const inAt = new Date(startsAt.getTime() + 5 * minuteMs)
  const outAt = new Date(endsAt.getTime() - 10 * minuteMs)
  await recordMarks(coordinator, { shiftId: shift.id, marks: [mark(id, { inAt, outAt, deviceAt: outAt })] })
  expect(await standing(id)).toMatchObject({ inAt, outAt, isOutAuto: false })
  expect(outAt.toISOString().slice(0, 10)).toBe(evening)
})
