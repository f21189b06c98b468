import { record } from '#lib/audit/record.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { type Actor, validAt } from '../actor.ts'
import { mayRepresentOrganisation } from '../policy.ts'
import { representativesMax } from '../rules.ts'
import { writeInvitation } from './invitations.ts'
import { lockRights } from './rights.ts'

type Invited = { organisationId: string; email: string }

/**
 * Asks somebody by mail to speak for an organisation too. Whether the address has an account is told to nobody: its holder signs
 * in to accept. At most five speak for one organisation, open invitations counted. NotFound for another's organisation.
 */
export async function inviteRepresentative(actor: Actor, input: Invited, locale: Locale): Promise<void> {
  await limit('invitation', actor.userId)
  await transaction(async (tx) => inviteWithin(actor, tx, input, locale))
}

/** The same within the caller's transaction. An open invitation of the same address is replaced. */
export async function inviteWithin(
  actor: Actor,
  tx: Tx,
  { organisationId, email }: Invited,
  locale: Locale,
): Promise<void> {
  requireOwn(actor, organisationId)
  if (email === actor.email) throw new Invalid({ email: { code: 'representatives.refusals.oneself' } })
  await lockRights(actor, tx)
  const open = { kind: 'invitation' as const, role: 'representative' as const, organisationId, usedAt: null }
  await tx.accountToken.updateMany({ where: { ...open, email }, data: { usedAt: now() } })
  const [holders, invited] = [
    await tx.roleAssignment.count({ where: heldNow(organisationId) }),
    await tx.accountToken.count({ where: { ...open, expiresAt: { gt: now() } } }),
  ]
  if (holders + invited >= representativesMax) {
    throw new Conflict('representatives.refusals.full', { max: representativesMax })
  }
  await writeInvitation(actor, tx, { role: 'representative', centreId: null, organisationId, email }, locale)
}

/** Takes an invitation back before it is taken up. A second call is a Conflict. */
export async function withdrawInvitation(
  actor: Actor,
  { organisationId, invitationId }: { organisationId: string; invitationId: string },
): Promise<void> {
  requireOwn(actor, organisationId)
  await transaction(async (tx) => {
    const mine = {
      id: invitationId,
      kind: 'invitation' as const,
      role: 'representative' as const,
      organisationId,
    }
    if ((await tx.accountToken.count({ where: mine })) === 0) {
      throw new NotFound('representatives.refusals.unknown')
    }
    const { count } = await tx.accountToken.updateMany({
      where: { ...mine, usedAt: null },
      data: { usedAt: now() },
    })
    if (count === 0) throw new Conflict('representatives.refusals.gone')
    await record(tx, actor, 'user.inviteWithdrawn', {
      ...{ type: 'invitation', id: invitationId, label: 'representative', organisationId },
    })
  })
}

/**
 * Takes the right to speak for the organisation away from another representative, or lays down one's own; the last one stays.
 * Counts on the next request. A second call is a Conflict.
 */
export async function removeRepresentative(
  actor: Actor,
  { organisationId, assignmentId }: { organisationId: string; assignmentId: string },
): Promise<{ isOneself: boolean }> {
  requireOwn(actor, organisationId)
  return transaction(async (tx) => {
    await lockRights(actor, tx)
    const where = { id: assignmentId, role: 'representative' as const, organisationId }
    const held = await tx.roleAssignment.findFirst({ where, select: { userId: true } })
    if (!held) throw new NotFound('representatives.refusals.unknown')
    const others = await tx.roleAssignment.count({
      where: { AND: [heldNow(organisationId), { userId: { not: held.userId } }] },
    })
    if (others === 0) throw new Forbidden('representatives.refusals.last')
    const { count } = await tx.roleAssignment.updateMany({
      where: { ...where, revokedAt: null },
      data: { revokedAt: now() },
    })
    if (count === 0) throw new Conflict('representatives.refusals.gone')
    await record(tx, actor, 'role.revoked', {
      ...{ type: 'user', id: held.userId, label: 'representative', organisationId },
    })
    return { isOneself: held.userId === actor.userId }
  })
}

function heldNow(organisationId: string) {
  return {
    ...validAt(now()),
    ...{ role: 'representative' as const, organisationId, user: { disabledAt: null } },
  }
}

function requireOwn(actor: Actor, organisationId: string): void {
  if (!mayRepresentOrganisation(actor, organisationId)) throw new NotFound('organisations.refusals.unknown')
}
