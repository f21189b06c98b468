import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import type { Actor } from '#lib/accounts/actor.ts'

/**
 * Gives the hours of one card to another card of the same person, within the caller's transaction: the ledger is only added to,
 * so each work is taken off the one and written on the other (R8). A second call finds nothing to give.
 */
export async function transferHours(
  actor: Actor,
  tx: Tx,
  {
    fromVolunteerId,
    toVolunteerId,
    reason,
  }: { fromVolunteerId: string; toVolunteerId: string; reason: string },
): Promise<void> {
  const entries = await tx.hourEntry.findMany({
    where: { volunteerId: fromVolunteerId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const works = Map.groupBy(entries, (entry) => entry.participationId ?? entry.correctsId ?? entry.id)
  for (const rows of works.values()) {
    const [first] = rows
    const minutes = rows.reduce((sum, row) => sum + row.minutes, 0)
    if (!first || minutes === 0) continue
    const { participationId, workedOn, directionId, plannedStartsAt, plannedEndsAt, isDemo } = first
    const step = { source: 'correction' as const, confirmedById: actor.userId, confirmedAt: now(), reason }
    const facts = { participationId, workedOn, directionId, plannedStartsAt, plannedEndsAt, isDemo, ...step }
    const correctsId = first.correctsId ?? first.id
    await tx.hourEntry.createMany({
      data: [
        { ...facts, correctsId, volunteerId: fromVolunteerId, minutes: -minutes },
        { ...facts, correctsId, volunteerId: toVolunteerId, minutes },
      ],
    })
  }
}
