import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Conflict } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { openSlips } from '../queries/claim-slip.ts'
import { centreForAudit } from './scope.ts'

type Binding = { volunteerId: string; userId: string; email: string }

/**
 * Makes a card the one of an account, within the caller's transaction, and spends its slips. A card that has an account already
 * is a Conflict; an account has one card at most (unique). A card without an e-mail gets the account's.
 */
export async function bindCard(actor: Actor | null, tx: Tx, { volunteerId, userId, email }: Binding) {
  await lockRows(tx, 'Volunteer', [volunteerId])
  const { count } = await tx.volunteer.updateMany({
    where: { id: volunteerId, userId: null, mergedIntoId: null, status: { not: 'anonymised' } },
    data: { userId, version: { increment: 1 } },
  })
  if (count === 0) throw new Conflict('claims.refusals.gone')
  await tx.volunteer.updateMany({ where: { id: volunteerId, email: null }, data: { email } })
  await spendSlips(tx, volunteerId)
  await write(actor, tx, 'volunteer.claimed', { volunteerId })
}

/** An account that has a card proved that another one is the same person's: staff joins the two, the slip is spent. */
export async function noteSecondCard(
  actor: Actor,
  tx: Tx,
  { volunteerId, ownId }: { volunteerId: string; ownId: string },
) {
  await lockRows(tx, 'Volunteer', [volunteerId, ownId])
  const isSpent = await spendSlips(tx, volunteerId)
  await write(actor, tx, 'volunteer.duplicateSuspected', { volunteerId, others: [ownId] })
  await write(actor, tx, 'volunteer.duplicateSuspected', {
    volunteerId: ownId,
    others: [volunteerId],
  })
  return isSpent
}

async function spendSlips(tx: Tx, volunteerId: string): Promise<boolean> {
  const { count } = await tx.claimSlip.updateMany({
    where: { volunteerId, ...openSlips() },
    data: { usedAt: now() },
  })
  return count > 0
}

type Entry = { volunteerId: string; others?: string[] }

async function write(actor: Actor | null, tx: Tx, action: string, { volunteerId, others }: Entry) {
  const { cardNumber } = await tx.volunteer.findUniqueOrThrow({
    where: { id: volunteerId },
    select: { cardNumber: true },
  })
  await record(tx, actor, action, {
    type: 'volunteer',
    id: volunteerId,
    label: `№ ${cardNumber}`,
    centreId: await centreForAudit(tx, actor, volunteerId),
    details: others ? { others, by: ['claim'] } : {},
  })
}
