import { type Actor, findActor } from '#lib/accounts/actor.ts'
import { createUser, grantRole } from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { withReference } from '#tests/support/reference.ts'

/** A signed-in person with one region-wide role, read the way a request reads them. */
export async function actorWith(role: 'administrator' | 'editor' | 'volunteer'): Promise<Actor> {
  const user = await createUser(db)
  await grantRole(db, { userId: user.id, role })
  return freshActor(user.id)
}

/** The actor as the next request would see them. */
export async function freshActor(userId: string): Promise<Actor> {
  const actor = await findActor(userId)
  if (!actor) throw new Error('the user is gone')
  return actor
}

export async function kindOf(code: string): Promise<string> {
  await withReference()
  return (await db.awardKind.findUniqueOrThrow({ where: { code } })).id
}

export async function auditOf(id: string): Promise<string[]> {
  const entries = await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } })
  return entries.map(({ action }) => action)
}

/** The code of the refusal a call is expected to throw. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
  } catch (error) {
    const { code, fields } = error as { code?: string; fields?: Record<string, { code: string }> }
    return Object.values(fields ?? {})[0]?.code ?? code ?? String(error)
  }
  return 'nothing was refused'
}
