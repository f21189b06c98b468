import { expect, test } from 'vitest'
import { newId } from '#lib/platform/new-id.ts'
import { createCentre, createMembership, createVolunteer } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'

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

test('several memberships written at once are all in the copy', async () => {
  const { card } = await aMember()
  const centres = await Promise.all(Array.from({ length: 5 }, () => createCentre(db)))
  await Promise.all(
    centres.map(({ id: centreId }) =>
      db.membership.create({ data: { id: newId(), volunteerId: card.id, centreId, startedOn } }),
    ),
  )
  expect(await copyOf(card.id)).toEqual(await openOf(card.id))
  expect(await copyOf(card.id)).toHaveLength(6)
})
