import type { Doer } from '#lib/participation/policy.ts'
import type { Tx } from '#lib/platform/db.ts'
import { forget } from './forget-contacts.ts'

/**
 * Erasure (R20): applications whose contact person has the mailbox of the card, or of its account, forget that person. Call it
 * before the card's own contacts are blanked. Gives the ids of the letters.
 */
export async function forgetPersonInApplications(
  doer: Doer,
  tx: Tx,
  volunteerId: string,
): Promise<{ letters: string[] }> {
  const person = await tx.volunteer.findUnique({
    where: { id: volunteerId },
    select: { email: true, user: { select: { email: true } } },
  })
  const mailboxes = [person?.email, person?.user?.email].flatMap((mailbox) => mailbox ?? [])
  if (mailboxes.length === 0) return { letters: [] }
  const { letters } = await forget(doer, tx, { contactEmail: { in: mailboxes }, forgottenAt: null })
  return { letters }
}
