import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { moveToShift } from '#lib/participation/commands/move-to-shift.ts'
import { resizeShift } from '#lib/participation/commands/resize-shift.ts'
import { takeOffShift } from '#lib/participation/commands/take-off-shift.ts'
import { Conflict, Refusal } from '#lib/platform/refusal.ts'
import { createShift } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import {
  actorWith,
  createPeople,
  createScene,
  drift,
  noAnswers,
  place,
  shiftNow,
  statusesOn,
} from './people.ts'

describe('two hundred people want twenty places at once', () => {
  test('exactly twenty are confirmed and the rest wait in one order', { timeout: 60_000 }, async () => {
    const { centre, coordinator, shift } = await createScene({ shift: { places: 20 } })
    const people = await createPeople(centre.id, 200)

    const placed = await Promise.all(people.map((id) => place(coordinator, shift.id, id)))

    const confirmed = placed.filter(({ status }) => status === 'confirmed')
    const positions = placed
      .flatMap(({ position }) => (position === null ? [] : [position]))
      .sort((a, b) => a - b)
    expect(confirmed).toHaveLength(20)
    expect(positions).toEqual(Array.from({ length: 180 }, (_, index) => index + 1))
    expect(await shiftNow(shift.id)).toMatchObject({ places: 20, taken: 20, waiting: 180 })
    expect(await drift()).toEqual([])
  })

  test('without the lock the same rush takes more than twenty', async () => {
    const { centre, shift } = await createScene({ shift: { places: 20 } })
    const people = await createPeople(centre.id, 60)
    const where = { shiftId: shift.id, status: 'confirmed' as const }

    await Promise.all(
      people.map(async (volunteerId) => {
        const taken = await db.participation.count({ where })
        await sleep(20)
        if (taken >= 20) return
        await db.participation.create({
          data: { ...where, volunteerId, source: 'coordinator', joinedAt: new Date() },
        })
      }),
    )

    expect(await db.participation.count({ where })).toBeGreaterThan(20)
    await db.participation.deleteMany({ where: { shiftId: shift.id } })
  })

  test('the database itself refuses a twenty-first place', async () => {
    const { shift } = await createScene({ shift: { places: 20 } })
    await expect(db.shift.update({ where: { id: shift.id }, data: { taken: 21 } })).rejects.toThrow(
      /Shift_taken_range/,
    )
  })
})

describe('one person, several hands', () => {
  test('two coordinators placing the same person make one active participation', async () => {
    const { centre, coordinator, shift } = await createScene()
    const colleague = actorWith({ centreIds: [centre.id] })
    const [person] = await createPeople(centre.id, 1)

    const results = await Promise.allSettled(
      [coordinator, colleague, coordinator, colleague].map((actor) => place(actor, shift.id, person!)),
    )

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(Conflict)
    expect(await statusesOn(shift.id)).toHaveLength(1)
    expect(await drift()).toEqual([])
  })

  test('a person raced onto overlapping shifts gets one of them', async () => {
    const { centre, coordinator, event, shift } = await createScene()
    const others = await Promise.all([1, 2, 3].map(() => createShift(db, { eventId: event.id })))
    const [person] = await createPeople(centre.id, 1)

    const shifts = [shift, ...others]
    const results = await Promise.allSettled(shifts.map(({ id }) => place(coordinator, id, person!)))

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await db.participation.count({ where: { volunteerId: person, status: 'confirmed' } })).toBe(1)
  })
})

test('three hundred mixed acts at once keep every counter true', { timeout: 120_000 }, async () => {
  const { centre, coordinator, event, shift } = await createScene({ shift: { places: 8 } })
  const second = await createShift(db, { eventId: event.id, places: 5 })
  const people = await createPeople(centre.id, 30)
  const random = randomOf(7)
  const pick = <Item>(items: Item[]) => items[Math.floor(random() * items.length)]!
  const shiftIds = [shift.id, second.id]

  async function act() {
    const shiftId = pick(shiftIds)
    const kind = random()
    if (kind < 0.55) return place(coordinator, shiftId, pick(people), { overrideReason: 'Келісілді' })
    if (kind < 0.9) {
      const active = await db.participation.findMany({
        where: { shiftId, status: { in: ['confirmed', 'waiting'] } },
      })
      const participationId = active.length > 0 ? pick(active).id : randomUUID()
      if (kind < 0.8) return takeOffShift(coordinator, { participationId, reason: 'Сұрады' })
      const toShiftId = shiftIds.find((id) => id !== shiftId)!
      return moveToShift(coordinator, {
        participationId,
        toShiftId,
        ...noAnswers,
        overrideReason: 'Келісілді',
      })
    }
    const { version } = await shiftNow(shiftId)
    return resizeShift(coordinator, {
      shiftId,
      version,
      places: 2 + Math.floor(random() * 10),
      confirmed: random() < 0.8,
    })
  }

  const results = await Promise.allSettled(Array.from({ length: 300 }, act))

  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(Refusal)
  expect(results.some(({ status }) => status === 'fulfilled')).toBe(true)
  expect(await drift()).toEqual([])
  for (const id of shiftIds) {
    const { places, taken, waiting } = await shiftNow(id)
    expect(taken).toBeLessThanOrEqual(places)
    if (waiting > 0) expect(taken).toBe(places)
  }
})

/** The same numbers each run (mulberry32). */
function randomOf(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
