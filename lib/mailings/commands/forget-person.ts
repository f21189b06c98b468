import type { Doer } from '#lib/participation/policy.ts'
import type { Tx } from '#lib/platform/db.ts'

/**
 * Part of an erasure (R20): nothing more is written; the letters are emptied by `lib/mail`. The rows stay, so that the numbers of
 * each mailing stand; what the person declined stays declined.
 */
export async function forgetPersonInMailings(_actor: Doer, tx: Tx, volunteerId: string): Promise<void> {
  await tx.mailingRecipient.updateMany({
    where: { volunteerId, outcome: 'planned' },
    data: { outcome: 'left' },
  })
}
