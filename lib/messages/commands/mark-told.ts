import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { markAsTold } from '#lib/mail/outbox.ts'
import { arrangedBy } from '#lib/participation/policy.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { listToCall, type ToCall } from '../queries.ts'
import type { MarkToldInput } from '../schema.ts'

/** Opens the call list of an event and writes down who saw the phones (R22); nothing is written when there is nobody to call. */
export async function openCallList(
  actor: Actor,
  event: { id: string; titleKk: string; centreId: string },
): Promise<ToCall[]> {
  const people = await listToCall(actor, event.id)
  if (people.length === 0) return people
  await transaction((tx) =>
    record(tx, actor, 'message.listOpened', {
      ...{ type: 'event', id: event.id, label: event.titleKk, centreId: event.centreId },
      details: { people: people.length },
    }),
  )
  return people
}

/**
 * Notes that the coordinator told a person what no letter could: this message and all before it about the same place. A second
 * call is a Conflict; another centre's message does not exist.
 */
export async function markTold(actor: Actor, { eventId, messageId, note }: MarkToldInput): Promise<void> {
  await transaction(async (tx) => {
    const message = await tx.outboxMessage.findFirst({
      where: { id: messageId, participation: { shift: { AND: [arrangedBy(actor), { eventId }] } } },
      select: {
        ...{ participationId: true, createdAt: true, kind: true },
        participation: {
          select: { shift: { select: { event: { select: { titleKk: true, centreId: true } } } } },
        },
      },
    })
    if (!message?.participationId || !message.participation) throw new NotFound('messages.refusals.unknown')
    const { participationId, createdAt: upTo, kind } = message
    const count = await markAsTold(tx, { participationId, upTo, toldById: actor.userId, note })
    if (count === 0) throw new Conflict('messages.refusals.alreadyTold')
    const { titleKk: label, centreId } = message.participation.shift.event
    const details = { kind, count }
    await record(tx, actor, 'message.told', {
      type: 'participation',
      id: participationId,
      label,
      centreId,
      details,
    })
  })
}
