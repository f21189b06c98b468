import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'

type Cards = { fromId: string; toId: string }

/** The messages of one card belong to another card of the same person; those on their way still arrive. */
export async function movePersonInMail(_actor: Actor, tx: Tx, { fromId, toId }: Cards): Promise<string[]> {
  const where = { volunteerId: fromId }
  const rows = await tx.outboxMessage.findMany({ where, select: { id: true } })
  await tx.outboxMessage.updateMany({ where, data: { volunteerId: toId } })
  return rows.map(({ id }) => id)
}

/** Gives them back. */
export async function returnPersonInMail(
  _actor: Actor,
  tx: Tx,
  { fromId, toId }: Cards,
  ids: string[],
): Promise<void> {
  await tx.outboxMessage.updateMany({
    where: { id: { in: ids }, volunteerId: toId },
    data: { volunteerId: fromId },
  })
}
