import type { Actor } from '#lib/accounts/actor.ts'
import { closeFiles } from '#lib/files/commands/visibility.ts'
import type { Tx } from '#lib/platform/db.ts'

/** Closes pictures this item no longer shows, but for those that stand inside another published text. */
export async function closeUnusedFiles(
  actor: Actor,
  tx: Tx,
  newsId: string,
  ids: readonly string[],
): Promise<void> {
  const unused: string[] = []
  for (const id of ids) {
    const [{ isUsed } = { isUsed: false }] = await tx.$queryRaw<{ isUsed: boolean }[]>`
      SELECT EXISTS (
        SELECT 1 FROM "NewsTranslation"
        WHERE "state" = 'published' AND "newsId" <> ${newsId}::uuid AND position(${id} IN "body"::text) > 0
      ) AS "isUsed"`
    if (!isUsed) unused.push(id)
  }
  await closeFiles(actor, tx, unused)
}
