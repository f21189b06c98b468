import { forgetLetters } from '#lib/mail/letters-of-person.ts'
import type { Doer } from '#lib/participation/policy.ts'
import type { Tx } from '#lib/platform/db.ts'

/**
 * Part of an erasure (R20): the filled letters are blanked, what was not sent is taken back. The rows stay, so that the numbers
 * of each mailing stand; what the person declined stays declined.
 */
export async function forgetPersonInMailings(_actor: Doer, tx: Tx, volunteerId: string): Promise<void> {
  await tx.mailingRecipient.updateMany({
    where: { volunteerId, outcome: 'planned' },
    data: { outcome: 'left' },
  })
  await forgetLetters(tx, volunteerId)
}
