import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'

/** Removes what a person typed at the desk and never saved, and the mark of where they wrote. Saved texts belong to the office. */
export async function forgetPersonInNews(_actor: Actor | null, tx: Tx, volunteerId: string): Promise<void> {
  const card = await tx.volunteer.findUniqueOrThrow({ where: { id: volunteerId }, select: { userId: true } })
  if (!card.userId) return
  await tx.newsDraft.deleteMany({ where: { userId: card.userId } })
  await tx.newsPresence.deleteMany({ where: { userId: card.userId } })
}
