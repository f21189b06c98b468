import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, NotFound } from '#lib/platform/refusal.ts'
import { canRevoke, visibleTo } from '../policy.ts'
import type { RevokeInput } from '../schema.ts'

/** The piece of work the paper was about; an extract is about none. */
type Revoked = { participationId: string | null; eventId: string | null }

/** Takes a paper back; its check page says so with the day and the reason for ever after. A second call is a Conflict. */
export async function revokeCertificate(actor: Actor, input: RevokeInput): Promise<Revoked> {
  return transaction((tx) => revokeIn(tx, actor, input))
}

/** The same as part of a larger change. */
export async function revokeIn(tx: Tx, actor: Actor, { id, reason }: RevokeInput): Promise<Revoked> {
  const paper = await tx.certificate.findFirst({
    where: { AND: [{ id }, visibleTo(actor)] },
    select: {
      ...{ kind: true, code: true, volunteerId: true, participationId: true, eventId: true },
      event: { select: { centreId: true } },
    },
  })
  if (!paper) throw new NotFound('certificates.refusals.unknownPaper')
  if (!canRevoke(actor, paper)) throw new Forbidden('certificates.refusals.notAllowed')
  const { count } = await tx.certificate.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: now(), revokedById: actor.userId, revokeReason: reason },
  })
  if (count === 0) throw new Conflict('certificates.refusals.alreadyRevoked')
  // The reason stands on the paper: the history outlives people (R20).
  await record(tx, actor, 'certificate.revoked', {
    ...{ type: 'certificate', id, label: paper.code, centreId: paper.event?.centreId },
  })
  return { participationId: paper.participationId, eventId: paper.eventId }
}
