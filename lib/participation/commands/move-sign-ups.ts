import type { Tx } from '#lib/platform/db.ts'
import type { Doer } from '../policy.ts'

/** Moves the sign-ups of a card to another one of the same person. */
export async function moveSignUps(
  _actor: Doer,
  tx: Tx,
  { fromVolunteerId, toVolunteerId }: { fromVolunteerId: string; toVolunteerId: string },
): Promise<{ moved: number; dropped: number }> {
  const { count } = await tx.participation.updateMany({
    where: { volunteerId: fromVolunteerId },
    data: { volunteerId: toVolunteerId },
  })
  return { moved: count, dropped: 0 }
}
