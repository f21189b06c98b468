import { type Actor, validAt } from '../actor.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'

/**
 * Closes the account of a card and takes name and address off it; every session ends. Who also works here (coordinator, editor …)
 * keeps the account for that, only parted from the card.
 */
export async function forgetPersonInAccounts(
  _actor: Actor | null,
  tx: Tx,
  volunteerId: string,
): Promise<void> {
  const card = await tx.volunteer.findUniqueOrThrow({ where: { id: volunteerId }, select: { userId: true } })
  const at = now()
  await forgetTokens(tx, { volunteerId })
  const userId = card.userId
  if (!userId) return
  const works = await tx.roleAssignment.count({
    where: { ...validAt(at), userId, role: { not: 'volunteer' } },
  })
  if (works > 0) return
  await forgetTokens(tx, { userId })
  await tx.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: at } })
  await tx.session.updateMany({ where: { userId }, data: { device: '' } })
  await tx.roleAssignment.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: at } })
  await tx.user.update({
    where: { id: userId },
    data: { email: `erased-${userId}@birgemiz.invalid`, name: '—', passwordHash: null, disabledAt: at },
  })
}

async function forgetTokens(tx: Tx, where: { volunteerId: string } | { userId: string }) {
  await tx.accountToken.updateMany({ where: { ...where, usedAt: null }, data: { usedAt: now() } })
  await tx.accountToken.updateMany({ where, data: { email: '-' } })
}
