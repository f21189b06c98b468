import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'

type Cards = { fromId: string; toId: string }
export type MovedPapers = { movedIds: string[]; revoked: { id: string; revokedAt: string }[] }

/**
 * The papers of one card belong to another card of the same person; codes and what is printed stay. Papers about places in
 * `ended`, which counted the same work twice, are taken back.
 */
export async function movePersonInCertificates(
  actor: Actor,
  tx: Tx,
  { fromId, toId }: Cards,
  ended: { participationIds: readonly string[]; reason: string },
): Promise<MovedPapers> {
  const doubles = await tx.certificate.findMany({
    where: { participationId: { in: [...ended.participationIds] }, revokedAt: null },
    select: { id: true, code: true, event: { select: { centreId: true } } },
  })
  const revokedAt = now()
  const revocation = { revokedAt, revokedById: actor.userId, revokeReason: ended.reason }
  await tx.certificate.updateMany({ where: { id: { in: idsOf(doubles) } }, data: revocation })
  for (const { id, code, event } of doubles) {
    const subject = { type: 'certificate', id, label: code, centreId: event?.centreId }
    await record(tx, actor, 'certificate.revoked', { ...subject, details: { reason: ended.reason } })
  }
  const where = { volunteerId: fromId }
  const movedIds = idsOf(await tx.certificate.findMany({ where, select: { id: true } }))
  await tx.certificate.updateMany({ where, data: { volunteerId: toId } })
  return { movedIds, revoked: doubles.map(({ id }) => ({ id, revokedAt: revokedAt.toISOString() })) }
}

/** Gives the papers back; those taken back for the merge alone are valid again. */
export async function returnPersonInCertificates(
  _actor: Actor,
  tx: Tx,
  { fromId, toId }: Cards,
  { movedIds, revoked }: MovedPapers,
): Promise<void> {
  await tx.certificate.updateMany({
    where: { id: { in: movedIds }, volunteerId: toId },
    data: { volunteerId: fromId },
  })
  for (const { id, revokedAt } of revoked)
    await tx.certificate.updateMany({
      where: { id, revokedAt },
      data: { revokedAt: null, revokedById: null, revokeReason: '' },
    })
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id)
}
