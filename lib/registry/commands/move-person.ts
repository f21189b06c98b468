import type { Doer } from '#lib/participation/policy.ts'
import type { Tx } from '#lib/platform/db.ts'

/** Gives the tags of one card to another, for a merge; tells which the other had not, so that an undo can take just those back. */
export async function movePersonInRegistry(
  _actor: Doer,
  tx: Tx,
  { fromId, toId }: { fromId: string; toId: string },
): Promise<{ tagIds: string[]; given: string[] }> {
  const tagIds = await tagIdsOf(tx, fromId)
  const known = await tagIdsOf(tx, toId)
  const given = tagIds.filter((id) => !known.includes(id))
  await tx.volunteerTag.createMany({ data: given.map((tagId) => ({ volunteerId: toId, tagId })) })
  await tx.volunteerTag.deleteMany({ where: { volunteerId: fromId } })
  return { tagIds, given }
}

/** Puts the tags back as they were before a merge. */
export async function moveTagsBack(
  _actor: Doer,
  tx: Tx,
  { fromId, toId, tagIds, given }: { fromId: string; toId: string; tagIds: string[]; given: string[] },
): Promise<void> {
  await tx.volunteerTag.deleteMany({ where: { volunteerId: toId, tagId: { in: given } } })
  const known = await tx.tag.findMany({ where: { id: { in: tagIds } }, select: { id: true } })
  const data = known.map(({ id }) => ({ volunteerId: fromId, tagId: id }))
  await tx.volunteerTag.createMany({ data, skipDuplicates: true })
}

async function tagIdsOf(tx: Tx, volunteerId: string): Promise<string[]> {
  return (await tx.volunteerTag.findMany({ where: { volunteerId } })).map(({ tagId }) => tagId)
}
