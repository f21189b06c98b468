import { expect, test } from 'vitest'
import type { Tx } from '#lib/platform/db.ts'
import { createCentre, createMembership, createVolunteer } from '#prisma/seed/builders.ts'
import { asOwner, db } from '#tests/support/database.ts'

const startedOn = new Date('2026-01-01')

async function aMember() {
  const card = await createVolunteer(db)
  const centre = await createCentre(db)
  await createMembership(db, { volunteerId: card.id, centreId: centre.id })
  return { card }
}

async function copyOf(id: string): Promise<string[]> {
  return (await db.volunteer.findUniqueOrThrow({ where: { id } })).centreIds
}

async function openOf(volunteerId: string): Promise<string[]> {
  const rows = await db.membership.findMany({
    where: { volunteerId, endedOn: null, centreId: { not: null } },
  })
  return rows.flatMap(({ centreId }) => centreId ?? []).sort()
}

test('the copy beside a name follows memberships that begin, end, move and go', async () => {
  const { card } = await aMember()
  const other = await createCentre(db)
  expect(await copyOf(card.id)).toEqual(await openOf(card.id))
  const { id } = await db.membership.create({ data: { volunteerId: card.id, centreId: other.id, startedOn } })
  expect(await copyOf(card.id)).toContain(other.id)
  await db.membership.update({ where: { id }, data: { endedOn: new Date('2026-02-01') } })
  expect(await copyOf(card.id)).not.toContain(other.id)
  await db.membership.update({ where: { id }, data: { endedOn: null } })
  const { card: stranger } = await aMember()
  await db.membership.update({ where: { id }, data: { volunteerId: stranger.id } })
  expect(await copyOf(card.id)).toEqual(await openOf(card.id))
  expect(await copyOf(stranger.id)).toContain(other.id)
  await db.membership.deleteMany({ where: { volunteerId: stranger.id } })
  expect(await copyOf(stranger.id)).toEqual([])
})

test('of two memberships written at once the second waits, and both are in the copy', async () => {
  const { card } = await aMember()
  const [one, other] = [await createCentre(db), await createCentre(db)]
  const join = (tx: Tx, centreId: string) =>
    tx.membership.create({ data: { volunteerId: card.id, centreId, startedOn } })
  const second = await db.$transaction(async (tx) => {
    await join(tx, one.id)
    const waiting = db.$transaction((later) => join(later, other.id))
    await expect.poll(countWaiting).toBe(1)
    return { waiting }
  })
  await second.waiting
  expect(await copyOf(card.id)).toEqual(await openOf(card.id))
  expect(await copyOf(card.id)).toHaveLength(3)
})

async function countWaiting(): Promise<number> {
  const [row] = await asOwner<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  )
  return row?.count ?? 0
}
