import { record } from '#lib/audit/record.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { enqueueMail } from '#lib/mail/outbox.ts'
import { dayMs, now } from '#lib/platform/clock.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { Conflict, Forbidden, Invalid } from '#lib/platform/refusal.ts'
import { newToken, tokenHash } from '#lib/platform/token.ts'
import type { Prisma, Role } from '#prisma/generated/client.ts'
import { type Actor, validAt } from '../actor.ts'
import { hashPassword } from '../password.ts'
import { mayAdminister } from '../policy.ts'
import { refuseWeak } from '../rules.ts'
import type { InviteInput } from '../schema.ts'
import { giveRight, lockRights, requireScope } from './rights.ts'

export const invitationLifetimeMs = 3 * dayMs

/** Invites somebody by mail to a right; an address that has an account is refused (grant the right there instead). */
export async function inviteUser(actor: Actor, input: InviteInput, locale: Locale): Promise<void> {
  if (!mayAdminister(actor)) throw new Forbidden('accounts.refusals.notAdministrator')
  await limit('invitation', actor.userId)
  await transaction(async (tx) => {
    await requireScope(actor, tx, input)
    const known = await tx.user.findUnique({ where: { email: input.email }, select: { id: true } })
    if (known) throw new Invalid({ email: { code: 'accounts.refusals.hasAccount' } })
    await tx.accountToken.updateMany({
      where: { email: input.email, kind: 'invitation', usedAt: null },
      data: { usedAt: now() },
    })
    await writeInvitation(actor, tx, input, locale)
  })
}

/** Mails an invitation within the caller's transaction, after the caller has checked everything. */
export async function writeInvitation(
  actor: Actor,
  tx: Tx,
  input: InviteInput,
  locale: Locale,
): Promise<void> {
  const { secret, hash } = newToken()
  const t = await translator(locale)
  const link = `${siteUrl}${localePath(locale, `/invitation/${secret}`)}`
  const { id } = await tx.accountToken.create({
    data: {
      kind: 'invitation',
      tokenHash: hash,
      invitedById: actor.userId,
      expiresAt: new Date(now().getTime() + invitationLifetimeMs),
      ...input,
    },
    select: { id: true },
  })
  const subject = t('accounts.letters.invitationSubject')
  const body = t('accounts.letters.invitationBody', { link, role: t(`accounts.roles.${input.role}`) })
  await enqueueMail(tx, { effectKey: `invitation:${id}`, recipient: input.email, locale, subject, body })
  const { centreId, organisationId } = input
  await record(tx, actor, 'user.invited', {
    ...{ type: 'invitation', id, label: input.role },
    ...{ centreId, organisationId },
  })
}

/**
 * Makes the account an invitation promised, with its right; the link works once, and not any more when who invited may not give
 * the right now. Returns the new user's id.
 */
export async function acceptInvitation(
  actor: null,
  { token, name, password, locale }: { token: string; name: string; password: string; locale: Locale },
): Promise<{ userId: string }> {
  // Asked first, because hashing is dear: made-up links must not take the turns of those who sign in.
  if ((await db.accountToken.count({ where: openInvitation(token) })) === 0) {
    throw new Conflict('accounts.refusals.linkUsed')
  }
  const passwordHash = await hashPassword(password)
  return transaction(async (tx) => {
    const found = await spendInvitation(tx, token)
    refuseWeak(password, found.email)
    const known = await tx.user.findUnique({ where: { email: found.email }, select: { id: true } })
    if (known || !found.role) throw new Conflict('accounts.refusals.linkUsed')
    const user = await tx.user.create({
      data: { email: found.email, name, passwordHash, locale },
      select: { id: true },
    })
    const { role, centreId, organisationId, invitedById } = found
    await giveRight(actor, tx, { userId: user.id, role, centreId, organisationId, grantedById: invitedById })
    await record(tx, actor, 'user.joined', { type: 'user', id: user.id, label: role })
    return { userId: user.id }
  })
}

/**
 * Gives an account that exists the right an invitation to its address promised; the link works once. A Conflict when it was
 * mailed to another address, or the right is held already.
 */
export async function takeUpInvitation(actor: Actor, { token }: { token: string }): Promise<void> {
  await transaction(async (tx) => {
    await lockRights(actor, tx)
    const found = await spendInvitation(tx, token)
    const { role, centreId, organisationId, invitedById: grantedById } = found
    if (found.email !== actor.email || !role || grantedById === actor.userId)
      throw new Conflict('accounts.refusals.linkUsed')
    const { userId } = actor
    const held = { ...validAt(now()), userId, role, centreId, organisationId }
    if ((await tx.roleAssignment.count({ where: held })) > 0) throw new Conflict('accounts.refusals.roleHeld')
    // The giver's hand, not the taker's: nobody grants to themselves.
    await giveRight(null, tx, { userId, role, centreId, organisationId, grantedById })
    const about = { type: 'user', id: userId, label: role, centreId, organisationId }
    await record(tx, actor, 'user.joined', about)
  })
}

function openInvitation(token: string) {
  const kind = 'invitation' as const
  return { tokenHash: tokenHash(token), kind, usedAt: null, expiresAt: { gt: now() } }
}

async function spendInvitation(tx: Tx, token: string) {
  const where = openInvitation(token)
  const found = await tx.accountToken.findFirst({
    where,
    select: { email: true, role: true, centreId: true, organisationId: true, invitedById: true },
  })
  const { count } = await tx.accountToken.updateMany({ where, data: { usedAt: now() } })
  if (!found || count === 0 || !(await isStillGiver(tx, found))) {
    throw new Conflict('accounts.refusals.linkUsed')
  }
  return found
}

/** Nobody leaves a door open behind them: a right is given by who may give it when it is taken up. */
async function isStillGiver(tx: Tx, promised: Promised): Promise<boolean> {
  const { invitedById, role, centreId, organisationId } = promised
  if (invitedById === null) return false
  const givers: Prisma.RoleAssignmentWhereInput[] = [{ role: 'administrator' }]
  if (role === 'coordinator' && centreId) givers.push({ role: 'coordinator', centreId, canInvite: true })
  if (role === 'representative' && organisationId) givers.push({ role: 'representative', organisationId })
  const roles = { some: { AND: [validAt(now()), { OR: givers }] } }
  return (await tx.user.count({ where: { id: invitedById, disabledAt: null, roles } })) === 1
}

type Promised = {
  invitedById: string | null
  role: Role | null
  centreId: string | null
  organisationId: string | null
}
