import type { Tx } from '#lib/platform/db.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { idOfLink, isSigned } from '#lib/platform/signed-link.ts'
import { topicColumns } from '../rules.ts'

/** The id a link was made for; throws `NotFound` for one that was never given. */
export function idOfToken(token: string): string {
  const id = idOfLink(token)
  if (!id || !isSigned(token, 'follow', id, 1)) throw new NotFound('follows.refusals.unknownLink')
  return id
}

/** A mailbox's row with its topics, locked until the transaction ends; throws `NotFound` when it is gone. */
export async function lockFollower(tx: Tx, id: string) {
  const [locked] = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Follower" WHERE "id" = ${id}::uuid FOR UPDATE`
  if (!locked) throw new NotFound('follows.refusals.unknownLink')
  return tx.follower.findUniqueOrThrow({
    where: { id },
    include: { topics: { select: { ...topicColumns, id: true, confirmedAt: true, createdAt: true } } },
  })
}

export type LockedFollower = Awaited<ReturnType<typeof lockFollower>>
