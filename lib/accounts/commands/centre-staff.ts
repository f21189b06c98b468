import { record } from '#lib/audit/record.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { enqueueMail } from '#lib/mail/outbox.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { newToken } from '#lib/platform/token.ts'
import { type Actor, validAt } from '../actor.ts'
import { mayAdminister, mayCoordinateCentre } from '../policy.ts'
import type { InviteCoordinatorInput } from '../schema.ts'
import { invitationLifetimeMs } from './invitations.ts'
import { lockRights } from './rights.ts'

/**
 * Invites somebody to run a centre together, by mail: an administrator, or one of its coordinators who may. Whether the address
 * has an account only its owner learns. An earlier open invitation to it stops working.
 */
export async function inviteCoordinator(
  actor: Actor,
  { centreId, email }: InviteCoordinatorInput,
  locale: Locale,
): Promise<void> {
  requireCentre(actor, centreId)
  await limit('invitation', actor.userId)
  const t = await translator(locale)
  await transaction(async (tx) => {
    await requireInviter(tx, actor, centreId)
    const centre = await tx.centre.findUniqueOrThrow({
      where: { id: centreId },
      select: { nameKk: true, nameRu: true, nameEn: true },
    })
    const isHeld = await tx.roleAssignment.count({ where: { ...coordinates(centreId), user: { email } } })
    if (isHeld > 0) throw new Invalid({ email: { code: 'accounts.refusals.roleHeld' } })
    const { id, secret } = await makeToken(tx, actor, { centreId, email })
    const link = `${siteUrl}${localePath(locale, `/invitation/${secret}`)}`
    const isKnown = (await tx.user.count({ where: { email } })) > 0
    await enqueueMail(tx, {
      ...{ effectKey: `invitation:${id}`, recipient: email, locale },
      subject: t('memberships.invitation.letterSubject'),
      body: isKnown
        ? t('memberships.invitation.letterBody', { link, centre: inLocale(centre, 'name', locale) })
        : t('accounts.letters.invitationBody', { link, role: t('accounts.roles.coordinator') }),
    })
    await record(tx, actor, 'user.invited', { type: 'invitation', id, label: 'coordinator', centreId })
  })
}

/** Makes an open invitation to the centre worthless; a second call is a Conflict. */
export async function cancelInvitation(
  actor: Actor,
  { centreId, invitationId }: { centreId: string; invitationId: string },
): Promise<void> {
  requireCentre(actor, centreId)
  await transaction(async (tx) => {
    await requireInviter(tx, actor, centreId)
    const { count } = await tx.accountToken.updateMany({
      where: { id: invitationId, ...openInvitationTo(centreId) },
      data: { usedAt: now() },
    })
    if (count === 0) throw new Conflict('memberships.refusals.invitationGone')
    const about = { type: 'invitation', id: invitationId, label: 'coordinator', centreId }
    await record(tx, actor, 'user.inviteCancelled', about)
  })
}

/**
 * Takes the right to run a centre from one of its coordinators; not from oneself and not from the last one. Counts on their next
 * request and the next step of a job in their name. Two who remove each other do not both succeed.
 */
export async function removeCoordinator(
  actor: Actor,
  { centreId, userId }: { centreId: string; userId: string },
): Promise<void> {
  requireCentre(actor, centreId)
  if (actor.userId === userId) throw new Forbidden('memberships.refusals.notOneself')
  await transaction(async (tx) => {
    await lockRights(actor, tx)
    await requireStill(tx, actor, centreId)
    const held = { ...coordinates(centreId), userId }
    if ((await tx.roleAssignment.count({ where: held })) === 0)
      throw new NotFound('memberships.refusals.notCoordinator')
    const others = await tx.roleAssignment.count({
      where: { ...coordinates(centreId), userId: { not: userId }, user: { disabledAt: null } },
    })
    if (others === 0) throw new Forbidden('memberships.refusals.lastCoordinator')
    await tx.roleAssignment.updateMany({ where: held, data: { revokedAt: now() } })
    await record(tx, actor, 'role.revoked', { type: 'user', id: userId, label: 'coordinator', centreId })
  })
}

/** Lets a coordinator invite others to the centre, or no more; administrators say so. A second call is a Conflict. */
export async function allowInviting(
  actor: Actor,
  { centreId, userId, isAllowed }: { centreId: string; userId: string; isAllowed: boolean },
): Promise<void> {
  if (!mayAdminister(actor)) throw new Forbidden('accounts.refusals.notAdministrator')
  if (actor.userId === userId) throw new Forbidden('accounts.refusals.notOneself')
  await transaction(async (tx) => {
    await lockRights(actor, tx)
    const { count } = await tx.roleAssignment.updateMany({
      where: { ...coordinates(centreId), userId, canInvite: !isAllowed },
      data: { canInvite: isAllowed },
    })
    if (count === 0) throw new Conflict('memberships.refusals.notCoordinator')
    const action = isAllowed ? 'role.inviteAllowed' : 'role.inviteForbidden'
    await record(tx, actor, action, { type: 'user', id: userId, label: 'coordinator', centreId })
  })
}

function coordinates(centreId: string) {
  return { ...validAt(now()), role: 'coordinator' as const, centreId }
}

function openInvitationTo(centreId: string) {
  const open = { usedAt: null, expiresAt: { gt: now() } }
  return { kind: 'invitation' as const, role: 'coordinator' as const, centreId, ...open }
}

function requireCentre(actor: Actor, centreId: string): void {
  if (!mayCoordinateCentre(actor, centreId)) throw new NotFound('memberships.refusals.unknown')
}

/** The right is read again inside the transaction: the actor may have lost it while the form was on its way. */
async function requireInviter(tx: Tx, actor: Actor, centreId: string): Promise<void> {
  if (mayAdminister(actor)) return
  const held = { ...coordinates(centreId), userId: actor.userId, canInvite: true }
  if ((await tx.roleAssignment.count({ where: held })) === 0)
    throw new Forbidden('memberships.refusals.notInviter')
}

async function requireStill(tx: Tx, actor: Actor, centreId: string): Promise<void> {
  if (mayAdminister(actor)) return
  const held = { ...coordinates(centreId), userId: actor.userId }
  if ((await tx.roleAssignment.count({ where: held })) === 0)
    throw new NotFound('memberships.refusals.unknown')
}

async function makeToken(tx: Tx, actor: Actor, { centreId, email }: InviteCoordinatorInput) {
  const { secret, hash } = newToken()
  await tx.accountToken.updateMany({
    where: { email, ...openInvitationTo(centreId) },
    data: { usedAt: now() },
  })
  const { id } = await tx.accountToken.create({
    data: {
      ...{ kind: 'invitation', tokenHash: hash, email, role: 'coordinator', centreId },
      ...{ invitedById: actor.userId, expiresAt: new Date(now().getTime() + invitationLifetimeMs) },
    },
    select: { id: true },
  })
  return { id, secret }
}
