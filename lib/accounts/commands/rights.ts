import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { type Actor, validAt } from '../actor.ts'
import { mayAdminister } from '../policy.ts'
import type { GrantInput } from '../schema.ts'

type Right = {
  role: GrantInput['role'] | 'volunteer'
  centreId: string | null
  organisationId: string | null
}

/** Gives a right; never to oneself (R21). A right that is already held is a Conflict. Counts on the holder's next request. */
export async function grantRole(actor: Actor, input: GrantInput): Promise<void> {
  requireOther(actor, input.userId)
  await transaction(async (tx) => {
    await lockRights(actor, tx)
    await requireScope(actor, tx, input)
    const user = await tx.user.findUnique({ where: { id: input.userId }, select: { id: true } })
    if (!user) throw new NotFound('accounts.refusals.unknownUser')
    const held = await tx.roleAssignment.count({
      where: { ...validAt(now()), ...scoped(input), userId: user.id },
    })
    if (held > 0) throw new Conflict('accounts.refusals.roleHeld')
    await giveRight(actor, tx, input)
    await record(tx, actor, 'role.granted', {
      type: 'user',
      id: user.id,
      label: input.role,
      centreId: input.centreId,
      organisationId: input.organisationId,
    })
  })
}

/** Takes a right away; not one's own, and not the last administrator's. A second call is a Conflict. */
export async function revokeRole(
  actor: Actor,
  { assignmentId }: { assignmentId: string },
): Promise<{ userId: string }> {
  if (!mayAdminister(actor)) throw new Forbidden('accounts.refusals.notAdministrator')
  return transaction(async (tx) => {
    await lockRights(actor, tx)
    const held = await tx.roleAssignment.findUnique({
      where: { id: assignmentId },
      select: { userId: true, role: true, centreId: true, organisationId: true },
    })
    if (!held) throw new NotFound('accounts.refusals.unknownRole')
    requireOther(actor, held.userId)
    if (held.role === 'administrator') await requireAnotherAdministrator(tx, held.userId)
    const { count } = await tx.roleAssignment.updateMany({
      where: { id: assignmentId, revokedAt: null },
      data: { revokedAt: now() },
    })
    if (count === 0) throw new Conflict('accounts.refusals.roleGone')
    const { userId, role, centreId, organisationId } = held
    await record(tx, actor, 'role.revoked', {
      type: 'user',
      id: userId,
      label: role,
      centreId,
      organisationId,
    })
    return { userId }
  })
}

/** Closes an account: it can sign in no more and every session ends. Nobody closes their own or the last administrator's. */
export async function disableUser(actor: Actor, { userId }: { userId: string }): Promise<void> {
  requireOther(actor, userId)
  await transaction(async (tx) => {
    await lockRights(actor, tx)
    const isAdministrator = await tx.roleAssignment.count({
      where: { ...validAt(now()), userId, role: 'administrator' },
    })
    if (isAdministrator > 0) await requireAnotherAdministrator(tx, userId)
    const { count } = await tx.user.updateMany({
      where: { id: userId, disabledAt: null },
      data: { disabledAt: now() },
    })
    if (count === 0) throw new Conflict('accounts.refusals.alreadyDisabled')
    await tx.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now() } })
    await record(tx, actor, 'user.disabled', { type: 'user', id: userId })
  })
}

/** Opens a closed account again; the old sessions stay ended. */
export async function enableUser(actor: Actor, { userId }: { userId: string }): Promise<void> {
  requireOther(actor, userId)
  await transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, disabledAt: { not: null } },
      data: { disabledAt: null },
    })
    if (count === 0) throw new Conflict('accounts.refusals.notDisabled')
    await record(tx, actor, 'user.enabled', { type: 'user', id: userId })
  })
}

/** Writes an assignment within the caller's transaction, after the caller has checked everything. */
export async function giveRight(
  actor: Actor | null,
  tx: Tx,
  right: Right & { userId: string; grantedById?: string | null },
) {
  const { userId, role } = right
  const grantedById = actor?.userId ?? right.grantedById ?? null
  await tx.roleAssignment.create({ data: { userId, role, grantedById, ...scopeOf(right) } })
}

/** The centre or organisation of a right must exist. */
export async function requireScope(actor: Actor, tx: Tx, right: Right): Promise<void> {
  const { centreId, organisationId } = scopeOf(right)
  if (centreId && !(await tx.centre.count({ where: { id: centreId } }))) {
    throw new Invalid({ centreId: { code: 'form.unknownChoice' } })
  }
  if (organisationId && !(await tx.organisation.count({ where: { id: organisationId } }))) {
    throw new Invalid({ organisationId: { code: 'form.unknownChoice' } })
  }
}

/** A scope that does not belong to the role is dropped, so that a stray field can never widen a right. */
function scopeOf(right: { role: string; centreId: string | null; organisationId: string | null }) {
  return {
    centreId: right.role === 'coordinator' ? right.centreId : null,
    organisationId: right.role === 'representative' ? right.organisationId : null,
  }
}

function scoped(right: Right) {
  return { role: right.role, ...scopeOf(right) }
}

function requireOther(actor: Actor, userId: string): void {
  if (!mayAdminister(actor)) throw new Forbidden('accounts.refusals.notAdministrator')
  if (actor.userId === userId) throw new Forbidden('accounts.refusals.notOneself')
}

async function requireAnotherAdministrator(tx: Tx, userId: string): Promise<void> {
  const others = await tx.roleAssignment.count({
    where: { ...validAt(now()), role: 'administrator', userId: { not: userId }, user: { disabledAt: null } },
  })
  if (others === 0) throw new Forbidden('accounts.refusals.lastAdministrator')
}

/** Rights change one at a time: two administrators removing each other must not both succeed. */
export async function lockRights(_actor: Actor, tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('accounts.rights'))`
}
