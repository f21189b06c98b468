import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'

/** Forgets what a person's account took out of the library; the counts stay. Called before the account is parted from the card. */
export async function forgetPersonInLibrary(
  _actor: Actor | null,
  tx: Tx,
  volunteerId: string,
): Promise<void> {
  const card = await tx.volunteer.findUniqueOrThrow({ where: { id: volunteerId }, select: { userId: true } })
  if (card.userId) await tx.libraryDownload.deleteMany({ where: { userId: card.userId } })
}
