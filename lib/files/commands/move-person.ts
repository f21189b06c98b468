import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'

type Cards = { fromId: string; toId: string }
export type MovedPictures = { personIds: string[] }

/**
 * The pictures of one card belong to another card of the same person. Where both are named on one picture both names stay, and each
 * can take it out.
 */
export async function movePersonInFiles(
  _actor: Actor,
  tx: Tx,
  { fromId, toId }: Cards,
): Promise<MovedPictures> {
  const there = await tx.filePerson.findMany({ where: { volunteerId: toId }, select: { fileId: true } })
  const moving = await tx.filePerson.findMany({
    where: { volunteerId: fromId, fileId: { notIn: there.map(({ fileId }) => fileId) } },
    select: { id: true },
  })
  const personIds = moving.map(({ id }) => id)
  await tx.filePerson.updateMany({ where: { id: { in: personIds } }, data: { volunteerId: toId } })
  return { personIds }
}

/** Gives them back. */
export async function returnPersonInFiles(
  _actor: Actor,
  tx: Tx,
  { fromId, toId }: Cards,
  { personIds }: MovedPictures,
): Promise<void> {
  await tx.filePerson.updateMany({
    where: { id: { in: personIds }, volunteerId: toId },
    data: { volunteerId: fromId },
  })
}
