import { newId } from '#lib/platform/new-id.ts'
import { dayMs, dayOf } from '#lib/platform/clock.ts'
import { createUser, createVolunteer } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { aCoordinator, actorOf } from '#tests/support/people.ts'

export { actionsOn, historyOf, refusalOf, uniqueSurname } from '../volunteers/people.ts'

export const today = dayOf(new Date())
export const birthDate = '1990-05-04'

export function daysAgo(count: number): string {
  return dayOf(new Date(Date.now() - count * dayMs))
}

/** A centre with a coordinator and one member of theirs, who came a hundred days ago. */
export async function aMember(given: Parameters<typeof createVolunteer>[1] = {}) {
  const { centre, actor } = await aCoordinator()
  const card = await createVolunteer(db, {
    ...{ centreId: centre.id, birthDate: new Date(birthDate), email: `p${newId()}@example.test` },
    ...given,
  })
  await db.membership.updateMany({
    where: { volunteerId: card.id },
    data: { startedOn: new Date(daysAgo(100)) },
  })
  return { centre, actor, card }
}

/** A member with an account, as the actor they are. */
export async function aPerson() {
  const member = await aMember()
  const user = await createUser(db)
  await db.volunteer.update({ where: { id: member.card.id }, data: { userId: user.id } })
  return { ...member, person: await actorOf(user.id) }
}

/** The affiliations of a card, oldest first, as short facts. */
export async function affiliationsOf(volunteerId: string) {
  const rows = await db.membership.findMany({
    where: { volunteerId },
    orderBy: [{ startedOn: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ centreId, organisationId, isPrimary, startedOn, endedOn, endReason }) => ({
    body: centreId ?? organisationId,
    isPrimary,
    from: startedOn.toISOString().slice(0, 10),
    to: endedOn?.toISOString().slice(0, 10) ?? null,
    endReason,
  }))
}

export async function openRowOf(volunteerId: string, isPrimary = true) {
  return db.membership.findFirstOrThrow({ where: { volunteerId, isPrimary, endedOn: null } })
}
