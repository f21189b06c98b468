import { type Actor, findActor } from '#lib/accounts/actor.ts'
import { createCentre, createOrganisation, createUser, grantRole } from '#prisma/seed/builders.ts'
import { db } from './database.ts'

/** The actor a stored user is, as a request would read it. */
export async function actorOf(userId: string): Promise<Actor> {
  const actor = await findActor(userId)
  if (!actor) throw new Error('the test has no such user')
  return actor
}

export async function anAdministrator(): Promise<Actor> {
  const user = await createUser(db)
  await grantRole(db, { userId: user.id, role: 'administrator' })
  return actorOf(user.id)
}

export async function anEditor(): Promise<Actor> {
  const user = await createUser(db)
  await grantRole(db, { userId: user.id, role: 'editor' })
  return actorOf(user.id)
}

/** A coordinator with a centre of their own. */
export async function aCoordinator() {
  const centre = await createCentre(db)
  const user = await createUser(db)
  await grantRole(db, { userId: user.id, role: 'coordinator', centreId: centre.id })
  return { centre, actor: await actorOf(user.id) }
}

export async function aRepresentative() {
  const organisation = await createOrganisation(db)
  const user = await createUser(db)
  await grantRole(db, { userId: user.id, role: 'representative', organisationId: organisation.id })
  return { organisation, actor: await actorOf(user.id) }
}

/** Somebody with an account and no right at all. */
export async function aStranger(): Promise<Actor> {
  return actorOf((await createUser(db)).id)
}
