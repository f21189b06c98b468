import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { startJob } from '#lib/jobs/commands.ts'
import { dayOf, instantOf, now } from '#lib/platform/clock.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { draftOf } from '../policy.ts'
import { listAudience } from '../queries/audience.ts'
import { perCentreDayMax, recipientsMax } from '../rules/limits.ts'
import type { ConfirmMailingInput } from '../schema.ts'

export const sendingKind = 'mailing'
const rowsMax = 5000

/**
 * Writes down whom a draft goes to and lets the worker write the letters. Confirmed once: a second call, a stale version and the
 * day's limit of the centre are a `Conflict`, as is a draft without people or with too many.
 */
export async function confirmMailing(
  actor: Actor,
  { mailingId, version, urgentReason }: ConfirmMailingInput,
): Promise<{ people: number }> {
  const draft = await db.mailing.findFirst({ where: { AND: [draftOf(actor), { id: mailingId }] } })
  if (!draft) {
    await refuseConfirmed(actor, mailingId)
    throw new NotFound('mailings.refusals.unknown')
  }
  const people = await listAudience(actor, draft, recipientsMax + 1)
  if (people.length === 0) throw new Conflict('mailings.refusals.nobody')
  if (people.length > recipientsMax) throw new Conflict('mailings.refusals.tooMany', { max: recipientsMax })
  await transaction(async (tx) => {
    await requireRoomToday(tx, draft.centreId)
    const { count } = await tx.mailing.updateMany({
      where: { id: mailingId, state: 'draft', authorId: actor.userId, version },
      data: { state: 'confirmed', confirmedAt: now(), urgentReason, version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('mailings.refusals.changed')
    for (let from = 0; from < people.length; from += rowsMax) {
      const data = people.slice(from, from + rowsMax).map(({ id }) => ({ mailingId, volunteerId: id }))
      await tx.mailingRecipient.createMany({ data })
    }
    const { centreId } = draft
    await startJob(actor, tx, { kind: sendingKind, subjectId: mailingId, centreId, total: people.length })
    const details = { people: people.length, kind: draft.kind, urgentReason }
    await record(tx, actor, 'mailing.confirmed', { type: 'mailing', id: mailingId, centreId, details })
  })
  return { people: people.length }
}

/** Says to a double click what happened, and to a stranger nothing. */
async function refuseConfirmed(actor: Actor, mailingId: string): Promise<void> {
  const own = { id: mailingId, authorId: actor.userId, state: { not: 'draft' as const } }
  if (await db.mailing.findFirst({ where: own, select: { id: true } }))
    throw new Conflict('mailings.refusals.alreadyConfirmed')
}

/** Two that confirm at once for one centre are counted one after the other. */
async function requireRoomToday(tx: Tx, centreId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`mailings:${centreId}`}, 0))`
  const midnight = instantOf(`${dayOf(now())}T00:00`)
  const count = await tx.mailing.count({ where: { centreId, confirmedAt: { gte: midnight } } })
  if (count >= perCentreDayMax) throw new Conflict('mailings.refusals.dayFull', { max: perCentreDayMax })
}
