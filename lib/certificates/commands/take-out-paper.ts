import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { runBy } from '#lib/events/policy.ts'
import { findLatestJob } from '#lib/jobs/queries.ts'
import { storageKeyOf } from '#lib/jobs/worker.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { openStored } from '#lib/platform/file-store.ts'
import { idPattern } from '#lib/platform/text.ts'
import { pdfOfPaper } from '../paper/papers.ts'
import { visibleTo } from '../policy.ts'
import { printColumns } from '../queries/papers.ts'
import { mergedName } from './run-issuing.ts'
import { issuingKind } from './start-issuing.ts'

/**
 * A valid paper as a PDF, for its holder and for who runs the event; null when it is not there for them or was revoked.
 * Somebody else's paper holds personal data: that it was taken out is recorded.
 */
export async function takeOutPaper(
  actor: Actor,
  id: string,
): Promise<{ bytes: Buffer; name: string } | null> {
  if (!idPattern.test(id)) return null
  const paper = await transaction(async (tx) => {
    const found = await tx.certificate.findFirst({
      where: { AND: [{ id, revokedAt: null }, visibleTo(actor)] },
      select: { ...printColumns, volunteerId: true, event: { select: { centreId: true } } },
    })
    if (found && found.volunteerId !== actor.volunteerId) {
      const facts = { type: 'certificate', id, label: found.code, centreId: found.event?.centreId }
      await record(tx, actor, 'certificate.takenOut', facts)
    }
    return found
  })
  return paper && { bytes: await pdfOfPaper(paper), name: `${paper.kind}-${paper.code}.pdf` }
}

/** What the last finished job gathered of an event the actor runs; null when there is nothing for them. Recorded each time. */
export async function takeOutAll(actor: Actor, eventId: string) {
  if (!idPattern.test(eventId)) return null
  const event = await db.event.findFirst({
    where: { AND: [{ id: eventId }, runBy(actor)] },
    select: { centreId: true },
  })
  const job = event && (await findLatestJob(actor, issuingKind, eventId))
  const stored = job?.state === 'done' ? await openStored(storageKeyOf(job.id), mergedName) : null
  if (!event || !stored) return null
  await transaction((tx) => {
    const { centreId } = event
    return record(tx, actor, 'certificate.takenOut', { type: 'event', id: eventId, centreId })
  })
  return stored
}
