import type { Doer } from '#lib/participation/policy.ts'
import type { Tx } from '#lib/platform/db.ts'

/**
 * Merge (R18): questions to the one card become the other's; one that is open on both stays where it is. Returns the ids moved, for
 * the way back.
 */
export async function movePersonInOrganisations(
  _doer: Doer,
  tx: Tx,
  { fromId, toId }: { fromId: string; toId: string },
): Promise<string[]> {
  const kept = await tx.memberInvitation.findMany({
    where: { volunteerId: toId, answeredAt: null },
    select: { organisationId: true },
  })
  const organisationId = { in: kept.map((one) => one.organisationId) }
  const moved = await tx.memberInvitation.findMany({
    where: { volunteerId: fromId, NOT: { answeredAt: null, organisationId } },
    select: { id: true },
  })
  const ids = moved.map(({ id }) => id)
  await tx.memberInvitation.updateMany({ where: { id: { in: ids } }, data: { volunteerId: toId } })
  return ids
}

/** Gives them back. */
export async function returnPersonInOrganisations(
  _doer: Doer,
  tx: Tx,
  { fromId, toId }: { fromId: string; toId: string },
  ids: string[],
): Promise<void> {
  await tx.memberInvitation.updateMany({
    where: { id: { in: ids }, volunteerId: toId },
    data: { volunteerId: fromId },
  })
}
