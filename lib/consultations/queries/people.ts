import { type Actor, validAt } from '#lib/accounts/actor.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { canAssign } from '../policy.ts'

const columns = { id: true, name: true, email: true, locale: true } as const

/** Who answers for a centre now; for letters and checks, never shown to the public. */
export async function listCoordinators(_actor: Actor | null, tx: Tx, centreId: string) {
  const roles = { some: { ...validAt(now()), role: 'coordinator' as const, centreId } }
  return tx.user.findMany({ where: { disabledAt: null, roles }, orderBy: { id: 'asc' }, select: columns })
}

/** Who answers for the region itself: its administrators. */
export async function listAdministrators(_actor: Actor | null, tx: Tx) {
  const roles = { some: { ...validAt(now()), role: 'administrator' as const } }
  return tx.user.findMany({ where: { disabledAt: null, roles }, orderBy: { id: 'asc' }, select: columns })
}

/** Everybody a question can be given to, for who gives them out: the centres that have coordinators, and people by name. */
export async function listAssignees(actor: Actor, tx: Tx) {
  if (!canAssign(actor)) return { centres: [], administrators: [] }
  const held = { ...validAt(now()), role: 'coordinator' as const, user: { disabledAt: null } }
  const centres = await tx.centre.findMany({
    where: { roles: { some: held } },
    orderBy: [{ nameKk: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, nameKk: true, nameRu: true, nameEn: true },
      roles: { where: held, select: { user: { select: { id: true, name: true } } } },
    },
  })
  const administrators = await listAdministrators(actor, tx)
  return {
    centres: centres.map(({ roles, ...centre }) => ({ ...centre, people: roles.map(({ user }) => user) })),
    administrators: administrators.map(({ id, name }) => ({ id, name })),
  }
}
