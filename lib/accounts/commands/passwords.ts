import { record } from '#lib/audit/record.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { enqueueMail } from '#lib/mail/outbox.ts'
import { hourMs, now } from '#lib/platform/clock.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { Conflict, Invalid } from '#lib/platform/refusal.ts'
import { newToken, tokenHash } from '#lib/platform/token.ts'
import type { Actor } from '../actor.ts'
import { hashPassword, verifyPassword } from '../password.ts'
import { refuseWeak } from '../rules.ts'

const resetLifetimeMs = hourMs

/** Sends a single-use link if the address has an account; the answer is the same either way. Earlier links stop working. */
export async function requestPasswordReset(
  actor: null,
  { email, locale, address }: { email: string; locale: Locale; address: string },
): Promise<void> {
  await limit('resetByAddress', address)
  await limit('resetByAccount', email)
  const user = await db.user.findFirst({
    where: { email, disabledAt: null },
    select: { id: true, locale: true },
  })
  if (!user) return
  const { secret, hash } = newToken()
  const t = await translator(locale)
  const link = `${siteUrl}${localePath(locale, `/reset/${secret}`)}`
  await transaction(async (tx) => {
    await tx.accountToken.updateMany({
      where: { userId: user.id, kind: 'passwordReset', usedAt: null },
      data: { usedAt: now() },
    })
    const expiresAt = new Date(now().getTime() + resetLifetimeMs)
    const token = await tx.accountToken.create({
      data: { kind: 'passwordReset', tokenHash: hash, email, userId: user.id, expiresAt },
      select: { id: true },
    })
    await enqueueMail(tx, {
      effectKey: `password-reset:${token.id}`,
      recipient: email,
      locale,
      subject: t('accounts.letters.resetSubject'),
      body: t('accounts.letters.resetBody', { link }),
    })
    await record(tx, actor, 'password.resetAsked', { type: 'user', id: user.id })
  })
}

/** Sets a new password by the link, once; every open session of the person ends. A used or old link is a Conflict. */
export async function resetPassword(
  actor: null,
  { token, password }: { token: string; password: string },
): Promise<void> {
  const where = {
    tokenHash: tokenHash(token),
    kind: 'passwordReset' as const,
    usedAt: null,
    expiresAt: { gt: now() },
  }
  // Asked first, because hashing is dear: made-up links must not take the turns of those who sign in.
  if ((await db.accountToken.count({ where })) === 0) throw new Conflict('accounts.refusals.linkUsed')
  const passwordHash = await hashPassword(password)
  await transaction(async (tx) => {
    const found = await tx.accountToken.findFirst({ where, select: { userId: true, email: true } })
    if (!found?.userId) throw new Conflict('accounts.refusals.linkUsed')
    refuseWeak(password, found.email)
    const { count } = await tx.accountToken.updateMany({ where, data: { usedAt: now() } })
    if (count === 0) throw new Conflict('accounts.refusals.linkUsed')
    await tx.user.update({ where: { id: found.userId }, data: { passwordHash } })
    await tx.session.updateMany({
      where: { userId: found.userId, revokedAt: null },
      data: { revokedAt: now() },
    })
    await record(tx, actor, 'password.reset', { type: 'user', id: found.userId })
  })
}

/** Changes one's own password; all other sessions end, this one stays. */
export async function changePassword(
  actor: Actor,
  { currentPassword, password }: { currentPassword: string; password: string },
) {
  await requirePassword(actor, currentPassword)
  refuseWeak(password, actor.email)
  const passwordHash = await hashPassword(password)
  await transaction(async (tx) => {
    await tx.user.update({ where: { id: actor.userId }, data: { passwordHash } })
    await tx.session.updateMany({
      where: { userId: actor.userId, revokedAt: null, id: { not: actor.sessionId } },
      data: { revokedAt: now() },
    })
    await record(tx, actor, 'password.changed', { type: 'user', id: actor.userId })
  })
}

/** Makes sure that who is signed in is who they are, before something grave. Throws Invalid beside the field, TooMany. */
export async function requirePassword(actor: Actor, currentPassword: string): Promise<void> {
  await limit('signInByAccount', `change|${actor.userId}`)
  const { passwordHash } = await db.user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { passwordHash: true },
  })
  if (!(await verifyPassword(currentPassword, passwordHash)))
    throw new Invalid({ currentPassword: { code: 'accounts.refusals.currentPassword' } })
}
