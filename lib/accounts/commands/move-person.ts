import type { Actor } from '../actor.ts'
import type { Tx } from '#lib/platform/db.ts'

type Cards = { fromId: string; toId: string }

/** The mailed links that make an account for one card make it for another card of the same person. */
export async function movePersonInAccounts(
  _actor: Actor,
  tx: Tx,
  { fromId, toId }: Cards,
): Promise<string[]> {
  const where = { volunteerId: fromId }
  const rows = await tx.accountToken.findMany({ where, select: { id: true } })
  await tx.accountToken.updateMany({ where, data: { volunteerId: toId } })
  return rows.map(({ id }) => id)
}

/** Gives them back. */
export async function returnPersonInAccounts(
  _actor: Actor,
  tx: Tx,
  { fromId, toId }: Cards,
  ids: string[],
): Promise<void> {
  await tx.accountToken.updateMany({
    where: { id: { in: ids }, volunteerId: toId },
    data: { volunteerId: fromId },
  })
}
