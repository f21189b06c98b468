import { z } from 'zod'
import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import { itemKinds, type Told } from '../rules/choose.ts'

const items = z.array(z.object({ kind: z.enum(itemKinds), id: z.string().regex(idPattern) }))

/** What a letter tells of, as its row keeps it. */
export function readItems(json: unknown): Told[] {
  return items.parse(json)
}

type Span = { followerId: string; kind: 'digest' | 'atOnce'; since: Date }

/** The ids of everything a mailbox was told in letters of a kind since a moment. */
export async function readTold(
  _actor: Actor | null,
  tx: Tx,
  { followerId, kind, since }: Span,
): Promise<Set<string>> {
  const letters = await tx.followLetter.findMany({
    where: { followerId, kind, createdAt: { gt: since } },
    select: { items: true },
  })
  return new Set(letters.flatMap((letter) => readItems(letter.items).map(({ id }) => id)))
}
