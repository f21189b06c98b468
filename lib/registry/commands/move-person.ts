import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'

type Cards = { fromId: string; toId: string }
export type MovedTags = { movedIds: string[]; doubleIds: string[] }

/** The tags of one card go to another card of the same person; one both have stays once. */
export async function movePersonInRegistry(
  _actor: Actor,
  tx: Tx,
  { fromId, toId }: Cards,
): Promise<MovedTags> {
  const tagsOf = async (volunteerId: string) =>
    (await tx.volunteerTag.findMany({ where: { volunteerId } })).map(({ tagId }) => tagId)
  const known = new Set(await tagsOf(toId))
  const others = await tagsOf(fromId)
  const movedIds = others.filter((id) => !known.has(id))
  const doubleIds = others.filter((id) => known.has(id))
  await tx.volunteerTag.deleteMany({ where: { volunteerId: fromId, tagId: { in: doubleIds } } })
  await tx.volunteerTag.updateMany({ where: { volunteerId: fromId }, data: { volunteerId: toId } })
  return { movedIds, doubleIds }
}

/** Gives the tags back; a tag that was deleted meanwhile stays deleted. */
export async function returnPersonInRegistry(
  _actor: Actor,
  tx: Tx,
  { fromId, toId }: Cards,
  { movedIds, doubleIds }: MovedTags,
): Promise<void> {
  await tx.volunteerTag.deleteMany({ where: { volunteerId: toId, tagId: { in: movedIds } } })
  const standing = await tx.tag.findMany({
    where: { id: { in: [...movedIds, ...doubleIds] } },
    select: { id: true },
  })
  await tx.volunteerTag.createMany({
    data: standing.map(({ id: tagId }) => ({ volunteerId: fromId, tagId })),
  })
}
