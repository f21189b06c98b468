import type { Actor } from '#lib/accounts/actor.ts'
import { dropResults } from '#lib/jobs/commands.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { issuingKind } from './start-issuing.ts'

/** Shows nothing of somebody's papers on their check pages any more, at their own wish. */
export async function hidePapersOf(_actor: Actor | null, tx: Tx, volunteerId: string): Promise<void> {
  await tx.certificate.updateMany({ where: { volunteerId }, data: { shown: [] } })
}

/**
 * Takes somebody's papers back with everything printed on them; the code and the minutes stay, and the check page says why. The
 * joint prints of the events they are in go too: their keys are returned for the caller to remove after the commit.
 */
export async function forgetPersonInCertificates(
  actor: Actor | null,
  tx: Tx,
  volunteerId: string,
): Promise<{ files: string[] }> {
  const papers = await tx.certificate.findMany({ where: { volunteerId }, select: { eventId: true } })
  const worked = await tx.participation.findMany({
    where: { volunteerId },
    select: { shift: { select: { eventId: true } } },
  })
  const where = { volunteerId }
  await tx.certificate.updateMany({
    where: { ...where, revokedAt: null },
    data: { revokedAt: now(), revokedById: null, revokeReason: 'erased' },
  })
  await tx.certificate.updateMany({
    where,
    data: { facts: {}, shown: [], payload: '', signature: '', revokeReason: 'erased' },
  })
  const events = [...papers.map(({ eventId }) => eventId), ...worked.map(({ shift }) => shift.eventId)]
  const subjectIds = [...new Set(events)].filter((id) => id !== null)
  return { files: await dropResults(actor, tx, { kind: issuingKind, subjectIds }) }
}
