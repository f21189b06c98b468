import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'

/** The actor's own views by name. */
export async function listViews(actor: Actor) {
  return db.savedView.findMany({
    where: { userId: actor.userId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, query: true },
  })
}
export type ListedView = Awaited<ReturnType<typeof listViews>>[number]
