import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'

/** The papers of one card belong to another card of the same person from now on; what is printed on them stays. */
export async function movePapers(
  _actor: Actor,
  tx: Tx,
  { fromVolunteerId, toVolunteerId }: { fromVolunteerId: string; toVolunteerId: string },
): Promise<void> {
  await tx.certificate.updateMany({
    where: { volunteerId: fromVolunteerId },
    data: { volunteerId: toVolunteerId },
  })
}
