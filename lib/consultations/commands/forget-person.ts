import type { Doer } from '#lib/participation/policy.ts'
import type { Tx } from '#lib/platform/db.ts'
import { forgetWithin } from './forget.ts'

/**
 * Erasure (R20): questions asked from the person's account, or with the mailbox or phone of their card or account, are forgotten.
 * Call it before the card's own contacts are blanked. Gives the ids of the letters.
 */
export async function forgetPersonInConsultations(
  doer: Doer,
  tx: Tx,
  volunteerId: string,
): Promise<{ letters: string[] }> {
  const person = await tx.volunteer.findUnique({
    where: { id: volunteerId },
    select: { email: true, phone: true, user: { select: { id: true, email: true } } },
  })
  const mailboxes = [person?.email, person?.user?.email].flatMap((mailbox) => mailbox ?? [])
  const traces = [
    ...(mailboxes.length > 0 ? [{ askerEmail: { in: mailboxes } }] : []),
    ...(person?.phone ? [{ askerPhone: person.phone }] : []),
    ...(person?.user ? [{ askerUserId: person.user.id }] : []),
  ]
  if (traces.length === 0) return { letters: [] }
  const letters: string[] = []
  for (let left = 1; left > 0;) {
    const step = await forgetWithin(doer, tx, { forgottenAt: null, OR: traces })
    letters.push(...step.letters)
    left = step.count
  }
  return { letters }
}
