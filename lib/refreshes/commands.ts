import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'

/**
 * Asks, as part of the caller's transaction, that the site forgets its cached pages with these tags. For changes made outside of
 * the web process, by the worker: a page's action calls `updateTag` itself. It happens within about a second of the commit, and
 * again some seconds later. Nobody's rights are asked: it changes nothing anybody could read.
 */
export async function askRefresh(_actor: Actor | null, tx: Tx, tags: readonly string[]): Promise<void> {
  if (tags.length > 0) await tx.pageRefresh.create({ data: { tags: [...new Set(tags)] } })
}
