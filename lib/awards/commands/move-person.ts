import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'

type Cards = { fromId: string; toId: string }
export type MovedAwards = { awardIds: string[]; titleIds: string[] }

/** The awards and titles of one card belong to another card of the same person; what is printed on them stays. */
export async function movePersonInAwards(
  _actor: Actor,
  tx: Tx,
  { fromId, toId }: Cards,
): Promise<MovedAwards> {
  const move = { where: { volunteerId: fromId }, data: { volunteerId: toId } }
  const ids = { where: move.where, select: { id: true } }
  const awards = await tx.award.findMany(ids)
  const titles = await tx.informalTitle.findMany(ids)
  await tx.award.updateMany(move)
  await tx.informalTitle.updateMany(move)
  return { awardIds: awards.map(({ id }) => id), titleIds: titles.map(({ id }) => id) }
}

/** Gives them back; an award made since stays with the card it was given to. */
export async function returnPersonInAwards(
  _actor: Actor,
  tx: Tx,
  { fromId, toId }: Cards,
  { awardIds, titleIds }: MovedAwards,
): Promise<void> {
  const data = { volunteerId: fromId }
  await tx.award.updateMany({ where: { id: { in: awardIds }, volunteerId: toId }, data })
  await tx.informalTitle.updateMany({ where: { id: { in: titleIds }, volunteerId: toId }, data })
}
