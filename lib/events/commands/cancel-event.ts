import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { releaseShift } from '#lib/participation/commands/release-shift.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict } from '#lib/platform/refusal.ts'
import type { CancelEventInput } from '#lib/events/schema.ts'
import { requireRunEvent } from './require-event.ts'
import { showPresentations } from './show-presentations.ts'

/**
 * Cancels a public event with its reason: the page stays and says so, everybody on shifts that are not over is released with
 * their history kept, and nobody is promoted. A second call is a Conflict, and so is an event that is over.
 */
export async function cancelEvent(actor: Actor, input: CancelEventInput) {
  return transaction((tx) => cancelEventIn(actor, tx, input))
}

/** The same inside a transaction, for what comes to several events at once. */
export async function cancelEventIn(
  actor: Actor,
  tx: Tx,
  { eventId, reasonKk, reasonRu, reasonEn }: CancelEventInput,
) {
  const event = await requireRunEvent(actor, tx, eventId)
  if (event.state === 'draft') throw new Conflict('events.refusals.draftIsDiscarded')
  if (event.state === 'cancelled') throw new Conflict('events.refusals.alreadyCancelled')
  const at = now()
  if (event.endsAt <= at) throw new Conflict('events.refusals.alreadyOver')
  const { count } = await tx.event.updateMany({
    where: { id: eventId, state: 'published' },
    data: {
      ...{ state: 'cancelled', cancelledAt: at, version: { increment: 1 }, sequence: { increment: 1 } },
      ...{ cancelReasonKk: reasonKk, cancelReasonRu: reasonRu, cancelReasonEn: reasonEn },
    },
  })
  if (count === 0) throw new Conflict('events.refusals.alreadyCancelled')
  const shifts = await tx.shift.findMany({
    where: { eventId, endsAt: { gt: at } },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  for (const shift of shifts) await releaseShift(actor, tx, { shiftId: shift.id, reason: 'eventCancelled' })
  // What was to be read from the start on is closed; what is there at once stays with the page.
  await showPresentations(actor, tx, eventId)
  const { titleKk: label, centreId, slug } = event
  await record(tx, actor, 'event.cancelled', { type: 'event', id: eventId, label, centreId })
  return { slug }
}
