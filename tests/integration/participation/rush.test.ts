import { expect, test } from 'vitest'
import { endHolds } from '#lib/participation/commands/end-holds.ts'
import { keepPlace, leavePlace, rejoinShift } from '#lib/participation/commands/own-place.ts'
import { promoteNext } from '#lib/participation/commands/promote-next.ts'
import { resizeShift } from '#lib/participation/commands/resize-shift.ts'
import { signUpSelf } from '#lib/participation/commands/sign-up-self.ts'
import { takeOffShift } from '#lib/participation/commands/take-off-shift.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { signLink } from '#lib/platform/signed-link.ts'
import { createShift } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { actorWith, createPeople, createScene, drift, inHours, place, shiftNow } from './people.ts'
import { joinAsGroup, mother, runOut, signUp } from './sign-up.ts'

// A thousand acts of every kind at once on three shifts: far away, near, and with little sign-up time left.

const actsCount = 1000

test('a thousand mixed acts at once', { timeout: 240_000 }, async () => {
  const scene = await createScene({ shift: { places: 8, startsAt: inHours(400), endsAt: inHours(403) } })
  const near = { eventId: scene.event.id, places: 6, startsAt: inHours(20), endsAt: inHours(23) }
  const shifts = [
    scene.shift,
    await createShift(db, near),
    await createShift(db, { eventId: scene.event.id, places: 4 }),
  ]
  const people = await createPeople(scene.centre.id, 40)
  const random = randomOf(20_261_126)
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!
  const ids = shifts.map(({ id }) => id)

  async function somebody(shiftId: string, status?: 'waiting' | 'confirmed' | 'offered' | 'cancelled') {
    const rows = await db.participation.findMany({
      where: { shiftId, ...(status ? { status } : {}) },
      take: 60,
    })
    const row = rows.length > 0 ? pick(rows) : null
    return {
      id: row?.id ?? crypto.randomUUID(),
      token: signLink('sign-up', row?.id ?? crypto.randomUUID(), 1),
    }
  }

  const form = {
    acceptOverlap: true,
    guardian: { name: '', relation: '' as const, email: null, phone: null },
  }
  const acts: [number, (shiftId: string) => Promise<unknown>][] = [
    [22, (shiftId) => signUp(shiftId)],
    [4, (shiftId) => signUp(shiftId, { birthDate: '2012-02-29', guardian: mother })],
    [4, (shiftId) => joinAsGroup(shiftId, 2 + Math.floor(random() * 3))],
    [14, (shiftId) => signUpSelf(actorWith({ volunteerId: pick(people) }), { shiftId, ...form })],
    [8, (shiftId) => place(scene.coordinator, shiftId, pick(people), { overrideReason: 'Келісілді' })],
    [18, async (shiftId) => leavePlace(null, { token: (await somebody(shiftId)).token, withChildren: true })],
    [
      6,
      async (shiftId) =>
        takeOffShift(scene.coordinator, { participationId: (await somebody(shiftId)).id, reason: 'Сұрады' }),
    ],
    [4, async (shiftId) => rejoinShift(null, { token: (await somebody(shiftId, 'cancelled')).token })],
    [6, async (shiftId) => keepPlace(null, { token: (await somebody(shiftId, 'offered')).token })],
    [3, (shiftId) => runOut({ shiftId, heldFor: 'promotion' }).then(() => endHolds(null))],
    [3, (shiftId) => promoteNext(scene.coordinator, { shiftId })],
    [
      8,
      async (shiftId) =>
        resizeShift(scene.coordinator, {
          shiftId,
          version: (await shiftNow(shiftId)).version,
          places: 2 + Math.floor(random() * 10),
          confirmed: random() < 0.8,
        }),
    ],
  ]
  const deck = acts.flatMap(([weight, act]) => Array.from({ length: weight }, () => act))
  const overfull = watchForTooMany(ids)

  const results = await Promise.allSettled(Array.from({ length: actsCount }, () => pick(deck)(pick(ids))))

  expect(await overfull()).toBe(0)
  for (const result of results)
    if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(Refusal)
  // Under the locks nothing changes between reading and writing; without them the conditional writes fail here.
  const torn = results.filter((result) => result.status === 'rejected' && isTorn(result.reason))
  expect(torn).toEqual([])
  const done = results.filter(({ status }) => status === 'fulfilled').length
  expect(done).toBeGreaterThan(actsCount / 3)
  expect(await drift()).toEqual([])
  for (const id of ids) {
    const { places, taken } = await shiftNow(id)
    expect(taken).toBeLessThanOrEqual(places)
    await expectOneActive(id)
    await expectWholeHistory(id)
    await expectOrderKept(id)
  }
})

function isTorn(reason: unknown): boolean {
  return reason instanceof Refusal && reason.code === 'participation.refusals.changed'
}

/** Looks again and again while the rush goes on; returns how often a shift held more people than places. */
function watchForTooMany(ids: string[]) {
  let isOver = false
  let found = 0
  const watching = (async () => {
    while (!isOver) {
      const rows = await db.$queryRaw<{ n: bigint }[]>`
        SELECT count(*) AS n FROM (
          SELECT s."id" FROM "Shift" s JOIN "Participation" p ON p."shiftId" = s."id" AND p."status" IN ('confirmed', 'offered')
          WHERE s."id" = ANY(${ids}::uuid[]) GROUP BY s."id", s."places" HAVING count(*) > s."places") AS too_many`
      found += Number(rows[0]?.n ?? 0)
    }
  })()
  return async () => {
    isOver = true
    await watching
    return found
  }
}

async function expectOneActive(shiftId: string) {
  const active = await db.participation.groupBy({
    by: ['volunteerId'],
    where: { shiftId, status: { in: ['confirmed', 'waiting', 'offered'] } },
    _count: true,
  })
  expect(active.filter(({ _count }) => _count > 1)).toEqual([])
}

/** Each participation's history leads without a gap from nothing to what it is now. */
async function expectWholeHistory(shiftId: string) {
  for (const { status, changes } of await historiesOf(shiftId)) {
    let last: string | null = null
    for (const { fromStatus, toStatus } of changes) {
      expect(fromStatus).toBe(last)
      last = toStatus
    }
    expect(last).toBe(status)
  }
}

/** Nobody was promoted past somebody who waited longer, unless that person's history says why they were passed over. */
async function expectOrderKept(shiftId: string) {
  const rows = await historiesOf(shiftId)
  const setBackAfter = (row: (typeof rows)[number], at: Date) =>
    row.changes.some((change) => change.reason === 'fewerPlaces' && change.at >= at)
  for (const row of rows)
    for (const { fromStatus, toStatus, at } of row.changes) {
      if (fromStatus !== 'waiting' || (toStatus !== 'confirmed' && toStatus !== 'offered')) continue
      if (setBackAfter(row, at)) continue
      const passed = rows.filter((other) => {
        const before = other.changes.filter((change) => change.at < at)
        const isWaiting = before.at(-1)?.toStatus === 'waiting'
        const isStill = !other.changes.some(
          (change) => change.at.getTime() === at.getTime() && change.toStatus !== 'waiting',
        )
        const isSkipped = other.changes
          .filter((change) => change.at <= at)
          .at(-1)
          ?.reason.startsWith('skipped.')
        const isLonger = other.joinedAt < row.joinedAt && !setBackAfter(other, at)
        const isOfGroup = other.groupId !== null && groupSkipped(rows, other.groupId, at)
        return isWaiting && isStill && isLonger && !isSkipped && !isOfGroup
      })
      expect(passed).toEqual([])
    }
}

type History = Awaited<ReturnType<typeof historiesOf>>[number]

function groupSkipped(rows: History[], groupId: string, at: Date): boolean {
  return rows.some(
    (row) =>
      row.groupId === groupId &&
      row.changes.some((change) => change.at <= at && change.reason.startsWith('skipped.')),
  )
}

function historiesOf(shiftId: string) {
  return db.participation.findMany({
    where: { shiftId },
    select: {
      ...{ id: true, status: true, joinedAt: true, groupId: true },
      changes: {
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
        select: { fromStatus: true, toStatus: true, reason: true, at: true },
      },
    },
  })
}

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
