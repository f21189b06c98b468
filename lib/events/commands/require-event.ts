import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { idPattern } from '#lib/platform/text.ts'
import { runBy } from '#lib/events/policy.ts'

/** An event the actor runs, read inside the transaction; NotFound for everybody else's. */
export async function requireRunEvent(actor: Actor, tx: Tx, eventId: string) {
  const event = idPattern.test(eventId)
    ? await tx.event.findFirst({ where: { AND: [runBy(actor), { id: eventId }] }, include: surroundings })
    : null
  if (!event) throw new NotFound('events.refusals.unknown')
  return event
}

/** The same, for changes: a cancelled event stays as it was. */
export async function requireLiveEvent(actor: Actor, tx: Tx, eventId: string) {
  const event = await requireRunEvent(actor, tx, eventId)
  if (event.state === 'cancelled') throw new Conflict('events.refusals.alreadyCancelled')
  return event
}

/** The same, held until the end of the transaction: changes of one event's programme and shifts take turns. */
export async function holdLiveEvent(actor: Actor, tx: Tx, eventId: string) {
  await requireLiveEvent(actor, tx, eventId)
  await lockRows(tx, 'Event', [eventId])
  return requireLiveEvent(actor, tx, eventId)
}

export type RunEvent = Awaited<ReturnType<typeof requireRunEvent>>

const names = { select: { nameKk: true, nameRu: true, nameEn: true } } as const
const surroundings = {
  direction: names,
  unit: names,
  hostOrganisation: names,
  centre: { select: { state: true } },
  _count: { select: { agenda: true, shifts: { where: { cancelledAt: null } } } },
} as const
