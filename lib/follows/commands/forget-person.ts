import type { Doer } from '#lib/participation/policy.ts'
import type { Tx } from '#lib/platform/db.ts'
import { hashOfMailbox } from './ask-to-follow.ts'
import { forgetFollower } from './forget-old.ts'

/**
 * Part of an erasure (R20), before the card and the account, and cards that became one with it, forget their mailboxes: what these
 * mailboxes follow or followed is deleted with its letters. Gives the ids of letters whose files the caller removes after the commit.
 */
export async function forgetPersonInFollows(
  _actor: Doer,
  tx: Tx,
  volunteerId: string,
): Promise<{ letters: string[] }> {
  const cards = await tx.volunteer.findMany({
    where: { OR: [{ id: volunteerId }, { mergedIntoId: volunteerId }] },
    select: { email: true, user: { select: { email: true } } },
  })
  const mailboxes = cards.flatMap(({ email, user }) => [email, user?.email].flatMap((each) => each ?? []))
  if (mailboxes.length === 0) return { letters: [] }
  const rows = await tx.follower.findMany({
    where: { emailHash: { in: mailboxes.map(hashOfMailbox) } },
    select: { id: true },
  })
  const letters: string[] = []
  for (const { id } of rows) letters.push(...(await forgetFollower(tx, { id })))
  return { letters }
}
