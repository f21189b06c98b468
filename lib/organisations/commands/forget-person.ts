import type { Doer } from '#lib/participation/policy.ts'
import type { Tx } from '#lib/platform/db.ts'

/** Erasure (R20): questions to a person go, answered or not; memberships are the card's own. */
export async function forgetPersonInOrganisations(_doer: Doer, tx: Tx, volunteerId: string): Promise<void> {
  await tx.memberInvitation.deleteMany({ where: { volunteerId } })
}
