import type { Doer } from '#lib/participation/policy.ts'
import type { Tx } from '#lib/platform/db.ts'

/** Thanks a person for the hours of a shift, once, in the transaction that confirmed them. */
export async function thankForHours(
  _actor: Doer,
  _tx: Tx,
  _thanks: { participationId: string; minutes: number },
): Promise<void> {}
