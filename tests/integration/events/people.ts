import { findActor } from '#lib/accounts/actor.ts'
import { createEventInput } from '#lib/events/schema.ts'
import { newId } from '#lib/platform/new-id.ts'
import { createCentre, createUser, grantRole } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'

/** A coordinator with a published centre of their own. */
export async function aCoordinator() {
  const centre = await createCentre(db)
  const user = await createUser(db)
  await grantRole(db, { userId: user.id, role: 'coordinator', centreId: centre.id })
  return { centre, actor: await actorOf(user.id) }
}

export async function anAdministrator() {
  const user = await createUser(db)
  await grantRole(db, { userId: user.id, role: 'administrator' })
  return actorOf(user.id)
}

export async function anEditor() {
  const user = await createUser(db)
  await grantRole(db, { userId: user.id, role: 'editor' })
  return actorOf(user.id)
}

export async function actorOf(userId: string) {
  const actor = await findActor(userId)
  if (!actor) throw new Error('the test has no such user')
  return actor
}

/** A complete form of an event at a centre. */
export async function eventForm(centreId: string, given: Record<string, unknown> = {}) {
  const [direction, unit] = await Promise.all([
    db.direction.findFirstOrThrow({ where: { code: 'eco' } }),
    db.unit.findFirstOrThrow(),
  ])
  return createEventInput.parse({
    id: newId(),
    ...{ centreId, kind: 'action', directionId: direction.id, unitId: unit.id },
    ...{ titleKk: 'Көл жағасын тазарту', titleRu: 'Уборка берега', titleEn: 'Lake shore clean-up' },
    ...{ summaryKk: 'Көл жағасын бірге тазартамыз', summaryRu: 'Вместе убираем берег озера', summaryEn: '' },
    ...{
      placeKk: 'Көл жағасы',
      placeRu: 'Берег озера',
      startsAt: '2031-05-10T10:00',
      endsAt: '2031-05-10T13:00',
    },
    ...given,
  })
}

/** The entries of the history of a subject, oldest first. */
export async function historyOf(subjectId: string) {
  const entries = await db.auditEntry.findMany({
    where: { subjectId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  })
  return entries.map((entry) => entry.action)
}

/** How many of several attempts came through. */
export async function countDone(attempts: Promise<unknown>[]) {
  const results = await Promise.allSettled(attempts)
  return results.filter((result) => result.status === 'fulfilled').length
}
