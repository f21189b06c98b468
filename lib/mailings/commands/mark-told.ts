import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { markLetterAsTold } from '#lib/mail/outbox.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { visibleTo } from '#lib/volunteers/policy.ts'
import { keptBy } from '../policy.ts'
import { listToTell, type ToTell } from '../queries/recipients.ts'
import type { ToldInput } from '../schema.ts'

/** Opens the call list of a mailing and writes down who saw the phones (R22); nothing is written when there is nobody to call. */
export async function openMailingCalls(
  actor: Actor,
  mailing: { id: string; centreId: string },
): Promise<ToTell[]> {
  const people = await listToTell(actor, mailing.id)
  if (people.length === 0) return people
  const details = { people: people.length }
  const facts = { type: 'mailing', id: mailing.id, centreId: mailing.centreId, details }
  await transaction((tx) => record(tx, actor, 'mailing.callsOpened', facts))
  return people
}

/**
 * Notes that the coordinator told a person what no letter brought them. A second call is a `Conflict`; another centre's mailing,
 * or a person the actor does not see, does not exist.
 */
export async function markMailingTold(
  actor: Actor,
  { mailingId, recipientId, note }: ToldInput,
): Promise<void> {
  await transaction(async (tx) => {
    const row = await tx.mailingRecipient.findFirst({
      where: {
        ...{ id: recipientId, mailing: { AND: [keptBy(actor), { id: mailingId }] } },
        volunteer: visibleTo(actor),
      },
      select: { messageId: true, volunteerId: true, mailing: { select: { centreId: true, kind: true } } },
    })
    if (!row?.messageId) throw new NotFound('messages.refusals.unknown')
    if (!(await markLetterAsTold(tx, { id: row.messageId, toldById: actor.userId, note })))
      throw new Conflict('messages.refusals.alreadyTold')
    const { centreId, kind } = row.mailing
    const details = { kind, mailingId }
    await record(tx, actor, 'mailing.told', { type: 'volunteer', id: row.volunteerId, centreId, details })
  })
}
