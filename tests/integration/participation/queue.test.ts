import { describe, expect, test } from 'vitest'
import { promoteNext } from '#lib/participation/commands/promote-next.ts'
import { releaseShift } from '#lib/participation/commands/release-shift.ts'
import { resizeShift } from '#lib/participation/commands/resize-shift.ts'
import { takeOffShift } from '#lib/participation/commands/take-off-shift.ts'
import { findRoster } from '#lib/participation/queries/roster.ts'
import { findToday } from '#lib/participation/queries/today.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { createShift } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { createPeople, createScene, drift, inHours, place, shiftNow, statusesOn } from './people.ts'

type Scene = Awaited<ReturnType<typeof createScene>>

/** A shift of few places with more people than that, in the order of their ids. */
async function crowded(places: number, people: number, given: Parameters<typeof createScene>[0] = {}) {
  const scene = await createScene({ ...given, shift: { places, ...given.shift } })
  const ids = await createPeople(scene.centre.id, people, { email: 'aigerim@test.invalid' })
  const placed = []
  for (const id of ids)
    placed.push(await place(scene.coordinator, scene.shift.id, id, { overrideReason: 'Келісілді' }))
  return { ...scene, ids, placed }
}

async function takeFirstOff({
  coordinator,
  placed,
}: {
  coordinator: Scene['coordinator']
  placed: { participationId: string }[]
}) {
  return takeOffShift(coordinator, { participationId: placed[0]!.participationId, reason: 'Сұрады' })
}

async function statusOf(shiftId: string, volunteerId: string) {
  return (await statusesOn(shiftId)).find((row) => row.volunteerId === volunteerId)?.status
}

describe('a place that frees', () => {
  test('goes to the first who waits, who is told', async () => {
    const scene = await crowded(1, 3)
    const { promoted } = await takeFirstOff(scene)
    expect(promoted).toBe(1)
    expect(await statusOf(scene.shift.id, scene.ids[1]!)).toBe('confirmed')
    expect(await statusOf(scene.shift.id, scene.ids[2]!)).toBe('waiting')
    const change = await db.participationChange.findFirstOrThrow({
      where: { reason: 'promoted', participation: { shiftId: scene.shift.id } },
    })
    expect(await db.outboxMessage.count({ where: { effectKey: `participation:${change.id}` } })).toBe(1)
    expect(await drift()).toEqual([])
  })

  test('passes over who is no longer eligible or free, with the reason on record, and they keep their turn', async () => {
    const scene = await crowded(1, 4)
    const [, suspended, busy, last] = scene.ids
    await db.participation.updateMany({ where: { shiftId: scene.shift.id }, data: { overrideReason: '' } })
    await db.volunteer.update({ where: { id: suspended }, data: { status: 'suspended' } })
    const elsewhere = await createShift(db, { eventId: scene.event.id })
    await place(scene.coordinator, elsewhere.id, busy!)

    await takeFirstOff(scene)

    expect(await statusOf(scene.shift.id, last!)).toBe('confirmed')
    const skips = await db.participationChange.findMany({
      where: { reason: { startsWith: 'skipped.' }, participation: { shiftId: scene.shift.id } },
    })
    expect(skips.map(({ reason }) => reason).sort()).toEqual(['skipped.clash', 'skipped.suspended'])
    expect(await statusOf(scene.shift.id, suspended!)).toBe('waiting')
  })

  test('never goes to a newcomer while somebody waits', async () => {
    const scene = await crowded(1, 2, { event: { signUpClosesAt: inHours(-1) } })
    await takeFirstOff(scene)
    expect(await shiftNow(scene.shift.id)).toMatchObject({ taken: 0, waiting: 1 })
    const [newcomer] = await createPeople(scene.centre.id, 1)
    const late = { overrideReason: 'Келісілді' }
    await expect(place(scene.coordinator, scene.shift.id, newcomer!, late)).resolves.toMatchObject({
      status: 'waiting',
      position: 2,
    })
  })

  test('goes to a newcomer when nobody who waits can come', async () => {
    const scene = await crowded(1, 2)
    await db.volunteer.update({ where: { id: scene.ids[1] }, data: { status: 'suspended' } })
    await takeFirstOff(scene)
    const [newcomer] = await createPeople(scene.centre.id, 1)
    await expect(place(scene.coordinator, scene.shift.id, newcomer!)).resolves.toMatchObject({
      status: 'confirmed',
    })
    expect(await drift()).toEqual([])
  })

  test('waits for the coordinator after sign-up closed', async () => {
    const scene = await crowded(1, 3, { event: { signUpClosesAt: inHours(-1) } })
    expect(await takeFirstOff(scene)).toMatchObject({ promoted: 0, waiting: 2 })
    const roster = await findRoster(scene.coordinator, scene.event.id, scene.shift.id)
    expect(roster?.isQueueStopped).toBe(true)
    const today = await findToday(scene.coordinator)
    expect(today.queues.map(({ id }) => id)).toEqual([scene.shift.id])

    await expect(promoteNext(scene.coordinator, { shiftId: scene.shift.id })).resolves.toMatchObject({
      isPromoted: true,
    })

    expect(await statusOf(scene.shift.id, scene.ids[1]!)).toBe('confirmed')
    await expect(promoteNext(scene.coordinator, { shiftId: scene.shift.id })).rejects.toBeInstanceOf(Conflict)
  })

  test('a stranger gives no places', async () => {
    const scene = await crowded(1, 2)
    const other = await createScene()
    await expect(promoteNext(other.coordinator, { shiftId: scene.shift.id })).rejects.toBeInstanceOf(NotFound)
  })
})

describe('changing the places', () => {
  const resize = (scene: Scene, places: number, confirmed = false, version = 1) =>
    resizeShift(scene.coordinator, { shiftId: scene.shift.id, places, confirmed, version })

  test('more places promote those who wait, in order', async () => {
    const scene = await crowded(2, 5)
    await expect(resize(scene, 4)).resolves.toMatchObject({
      places: 4,
      taken: 4,
      waiting: 1,
      promoted: 2,
      version: 2,
    })
    expect(await statusOf(scene.shift.id, scene.ids[4]!)).toBe('waiting')
  })

  test('fewer places than people say how many would wait, until confirmed', async () => {
    const scene = await crowded(4, 5)
    await expect(resize(scene, 2)).rejects.toMatchObject({
      code: 'participation.refusals.wouldWait',
      values: { count: 2, taken: 4, places: 2 },
    })
    expect(await shiftNow(scene.shift.id)).toMatchObject({ places: 4, taken: 4 })

    await expect(resize(scene, 2, true)).resolves.toMatchObject({ places: 2, taken: 2, waiting: 3, moved: 2 })

    const waiting = (await statusesOn(scene.shift.id)).filter(({ status }) => status === 'waiting')
    expect(waiting.map(({ volunteerId }) => volunteerId)).toEqual(scene.ids.slice(2))
    expect(await drift()).toEqual([])
  })

  test('who loses a place stands before those who already waited, whenever they joined', async () => {
    const scene = await crowded(2, 3)
    await db.participation.updateMany({
      where: { shiftId: scene.shift.id, status: 'confirmed' },
      data: { joinedAt: inHours(1) },
    })
    await resize(scene, 1, true)
    const waiting = (await statusesOn(scene.shift.id)).filter(({ status }) => status === 'waiting')
    expect(waiting.at(-1)?.volunteerId).toBe(scene.ids[2])
    expect(waiting).toHaveLength(2)
  })

  test('a stale form is a conflict, and of two at once one succeeds', async () => {
    const scene = await crowded(2, 1)
    await expect(resize(scene, 5, false, 9)).rejects.toMatchObject({ code: 'participation.refusals.stale' })
    const results = await Promise.allSettled([resize(scene, 5), resize(scene, 7), resize(scene, 9)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('of a shift that is somebody else’s are not there', async () => {
    const scene = await crowded(2, 1)
    const other = await createScene()
    await expect(
      resizeShift(other.coordinator, { shiftId: scene.shift.id, places: 9, confirmed: true, version: 1 }),
    ).rejects.toBeInstanceOf(NotFound)
  })
})

describe('a shift that does not take place', () => {
  test('frees everybody, promotes nobody and tells each once', async () => {
    const scene = await crowded(1, 3)
    const release = () =>
      transaction((tx) =>
        releaseShift(scene.coordinator, tx, { shiftId: scene.shift.id, reason: 'eventCancelled' }),
      )

    expect(await release()).toBe(3)
    expect(await release()).toBe(0)

    const rows = await statusesOn(scene.shift.id)
    expect(rows.map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled'])
    expect(await shiftNow(scene.shift.id)).toMatchObject({ taken: 0, waiting: 0 })
    const keys = rows.map(({ id }) => `participation:${id}:released`)
    expect(await db.outboxMessage.count({ where: { effectKey: { in: keys } } })).toBe(3)
    expect(
      await db.participationChange.count({
        where: { reason: 'eventCancelled', participationId: { in: rows.map(({ id }) => id) } },
      }),
    ).toBe(3)
  })

  test('goes back when the cancelling fails', async () => {
    const scene = await crowded(1, 2)
    const failing = transaction(async (tx) => {
      await releaseShift(scene.coordinator, tx, { shiftId: scene.shift.id, reason: 'shiftCancelled' })
      throw new Conflict('events.refusals.alreadyCancelled')
    })
    await expect(failing).rejects.toBeInstanceOf(Conflict)
    expect(await shiftNow(scene.shift.id)).toMatchObject({ taken: 1, waiting: 1 })
  })
})
