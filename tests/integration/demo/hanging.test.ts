import { expect, it } from 'vitest'
import { connect } from '#lib/platform/db.ts'
import {
  createAward,
  createEvent,
  createShift,
  createUser,
  createVolunteer,
  grantRole,
} from '#prisma/seed/builders.ts'
import { removeDemoRegion } from '#prisma/seed/remove.ts'
import { db } from '#tests/support/database.ts'

it('a demo centre where a real event is held stays, with what belongs to the event, until the event has moved', async () => {
  const [host, other] = await db.centre.findMany({
    where: { isDemo: true },
    take: 2,
    orderBy: { slug: 'asc' },
  })
  if (!host || !other) throw new Error('the demo region is not loaded')
  const partner = await db.organisation.findFirstOrThrow({ where: { slug: 'demo-dala-panasy' } })
  const event = await createEvent(db, { centreId: host.id, hostOrganisationId: partner.id })
  const shift = await createShift(db, { eventId: event.id })
  const coordinator = await createUser(db)
  await grantRole(db, { userId: coordinator.id, role: 'coordinator', centreId: host.id })
  const stays = await createVolunteer(db, { centreId: host.id })
  const moves = await createVolunteer(db, { centreId: other.id })
  const demoPerson = await db.volunteer.findFirstOrThrow({ where: { isDemo: true } })
  await createAward(db, { volunteerId: demoPerson.id, state: 'issued', number: 900 })

  const first = await asOwner(removeDemoRegion)
  expect(first.keptCentres).toEqual([host.nameEn])
  expect(await db.centre.findMany({ select: { id: true } })).toEqual([{ id: host.id }])
  expect(await db.event.findMany({ select: { id: true, hostOrganisationId: true } })).toEqual([
    { id: event.id, hostOrganisationId: null },
  ])
  expect(await db.shift.count({ where: { id: shift.id } })).toBe(1)
  expect(await db.roleAssignment.count({ where: { userId: coordinator.id, centreId: host.id } })).toBe(1)
  expect(await db.membership.findMany({ select: { volunteerId: true } })).toEqual([{ volunteerId: stays.id }])
  expect(await db.volunteer.count({ where: { id: { in: [stays.id, moves.id] } } })).toBe(2)
  expect(await db.award.count()).toBe(0)
  expect(await db.setting.count({ where: { key: 'demo' } })).toBe(1)

  await db.event.delete({ where: { id: event.id } })
  const second = await asOwner(removeDemoRegion)
  expect(second).toEqual({ removed: { Centre: 1, Membership: 1, Setting: 1 }, keptCentres: [] })
})

async function asOwner<Result>(run: (owner: typeof db) => Promise<Result>): Promise<Result> {
  const owner = connect(process.env.MIGRATE_DATABASE_URL ?? '')
  try {
    return await run(owner)
  } finally {
    await owner.$disconnect()
  }
}
