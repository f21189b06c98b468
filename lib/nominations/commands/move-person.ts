import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'

type Cards = { fromId: string; toId: string }
export type MovedNominations = { nominationIds: string[] }

/** The nominations of one card belong to another card of the same person; the facts frozen in them stay. */
export async function movePersonInNominations(
  _actor: Actor,
  tx: Tx,
  { fromId, toId }: Cards,
): Promise<MovedNominations> {
  const where = { volunteerId: fromId }
  const nominations = await tx.nomination.findMany({ where, select: { id: true } })
  await tx.nomination.updateMany({ where, data: { volunteerId: toId } })
  return { nominationIds: nominations.map(({ id }) => id) }
}

/** Gives them back; one made since stays with the card it was made for. */
export async function returnPersonInNominations(
  _actor: Actor,
  tx: Tx,
  { fromId, toId }: Cards,
  { nominationIds }: MovedNominations,
): Promise<void> {
  await tx.nomination.updateMany({
    where: { id: { in: nominationIds }, volunteerId: toId },
    data: { volunteerId: fromId },
  })
}
