import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'

/**
 * Opens files because a public page shows them, whoever of the page's people sent them; part of the page's own transaction. The
 * caller has asked for the rights to the page: a file comes to it only from somebody who might attach it. Returns how many.
 */
export async function showOnPage(_actor: Actor | null, tx: Tx, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const { count } = await tx.storedFile.updateMany({
    where: { id: { in: [...ids] }, isPublic: false },
    data: { isPublic: true },
  })
  return count
}

/** Closes documents no public page shows any longer; the caller leaves out those that another page still shows. */
export async function hideFromPage(_actor: Actor | null, tx: Tx, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const { count } = await tx.storedFile.updateMany({
    where: {
      id: { in: [...ids] },
      ...{ isPublic: true, kind: 'document' },
      memoranda: { none: { state: 'published' } },
    },
    data: { isPublic: false },
  })
  return count
}
