import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { showPresentations } from './show-presentations.ts'

/** Opens or closes what a centre's events give to read, in the transaction that publishes the centre or takes it off. */
export async function followCentre(actor: Actor, tx: Tx, centreId: string): Promise<void> {
  const events = await tx.event.findMany({
    where: { centreId, files: { some: {} } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  for (const { id } of events) await showPresentations(actor, tx, id)
}
