import type { Actor } from '#lib/accounts/actor.ts'
import { canRunEvent } from '#lib/events/policy.ts'
import { startJob } from '#lib/jobs/commands.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { findDesk } from '../queries/desk.ts'
import { holdersOf } from '../rules/holders.ts'
import type { IssueAllInput } from '../schema.ts'

export const issuingKind = 'certificates'

/**
 * Begins to issue everybody's certificates of an event and to gather all valid ones in one PDF; the worker does it. A second call
 * while it runs changes nothing. Throws Conflict when nobody has confirmed hours.
 */
export async function startIssuing(actor: Actor, { eventId }: IssueAllInput): Promise<{ jobId: string }> {
  const desk = await findDesk(actor, eventId)
  if (!desk) throw new NotFound('certificates.refusals.unknownEvent')
  const people = holdersOf(desk)
  if (people.length === 0) throw new Conflict('certificates.refusals.nobody')
  return transaction(async (tx) => {
    const { centreId } = await tx.event.findUniqueOrThrow({
      where: { id: eventId },
      select: { centreId: true },
    })
    if (!canRunEvent(actor, { centreId })) throw new NotFound('certificates.refusals.unknownEvent')
    const total = people.length * 2
    const { id } = await startJob(actor, tx, { kind: issuingKind, subjectId: eventId, centreId, total })
    return { jobId: id }
  })
}
