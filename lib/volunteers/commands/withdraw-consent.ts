import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { db, type Tx } from '#lib/platform/db.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { tokenHash } from '#lib/platform/token.ts'
import type { ConsentKind } from '#prisma/generated/client.ts'
import { secretPattern } from '../schema/consent-answer.ts'
import type { WithdrawConsentInput } from '../schema.ts'
import { findKeptCard } from './consents.ts'
import { centreForAudit } from './scope.ts'

/**
 * Ends a consent now, within the caller's transaction: by those who keep the card, or by the person of the card. Without the one
 * for personal data the card is suspended: nothing new may be done with it. A second call is a Conflict.
 */
export async function endConsent(actor: Actor, tx: Tx, { volunteerId, consentId }: WithdrawConsentInput) {
  if (volunteerId !== actor.volunteerId) await findKeptCard(actor, volunteerId)
  const consent = await tx.consent.findFirst({
    where: { id: consentId, volunteerId },
    select: { kind: true },
  })
  if (!consent) throw new NotFound('volunteers.refusals.unknown')
  await lockRows(tx, 'Volunteer', [volunteerId])
  const kinds = await end(actor, tx, volunteerId, { id: consentId })
  if (kinds.length === 0) throw new Conflict('volunteers.refusals.consentWithdrawn')
  return { kind: consent.kind }
}

/** Ends every live consent of a kind, if there is one; for somebody who takes themselves out of the public pages. */
export async function endOwnConsents(actor: Actor, tx: Tx, kind: ConsentKind): Promise<void> {
  if (!actor.volunteerId) throw new NotFound('calendars.refusals.noCard')
  await lockRows(tx, 'Volunteer', [actor.volunteerId])
  await end(actor, tx, actor.volunteerId, { kind })
}

/**
 * A guardian, or somebody of age for themselves, takes back by the link of their answer what was given by it. The link stays good
 * for that and nothing else. A second call is a Conflict.
 */
export async function endByLink(_actor: null, tx: Tx, secret: string, address: string) {
  await limit('personalLink', address)
  const request = secretPattern.test(secret) ? await findAnswered(secret) : null
  if (!request) throw new Conflict('consentRequests.refusals.gone')
  const { volunteerId } = request
  await lockRows(tx, 'Volunteer', [volunteerId])
  const given = { method: 'link' as const, givenAt: { gte: request.answeredAt! } }
  const guardianId = request.relation === null ? null : { not: null }
  const kinds = await end(null, tx, volunteerId, { ...given, guardianId })
  if (kinds.length === 0) throw new Conflict('volunteers.refusals.consentWithdrawn')
  return { volunteerId, kinds }
}

function findAnswered(secret: string) {
  return db.consentRequest.findFirst({
    where: {
      ...{ tokenHash: tokenHash(secret), hasConsented: true },
      volunteer: { status: { not: 'anonymised' }, mergedIntoId: null },
    },
    select: { volunteerId: true, answeredAt: true, relation: true },
  })
}

type Which = {
  id?: string
  kind?: ConsentKind
  method?: 'link'
  givenAt?: { gte: Date }
  guardianId?: null | { not: null }
}

async function end(actor: Actor | null, tx: Tx, volunteerId: string, which: Which): Promise<ConsentKind[]> {
  const where = { volunteerId, withdrawnAt: null, ...which }
  const live = await tx.consent.findMany({ where, select: { id: true, kind: true } })
  const ids = { in: live.map(({ id }) => id) }
  await tx.consent.updateMany({ where: { ...where, id: ids }, data: { withdrawnAt: now() } })
  const kinds = [...new Set(live.map(({ kind }) => kind))]
  if (kinds.includes('personalData')) await suspend(tx, volunteerId)
  const { cardNumber } = await tx.volunteer.findUniqueOrThrow({ where: { id: volunteerId } })
  const centreId = await centreForAudit(tx, actor, volunteerId)
  for (const kind of kinds) {
    const about = { type: 'volunteer', id: volunteerId, label: `№ ${cardNumber}`, centreId }
    await record(tx, actor, 'volunteer.consentWithdrawn', { ...about, details: { kind } })
  }
  return kinds
}

/** Unless another consent for the data stands, for example the person's own beside a parent's. */
async function suspend(tx: Tx, volunteerId: string) {
  const left = await tx.consent.count({ where: { volunteerId, kind: 'personalData', withdrawnAt: null } })
  if (left > 0) return
  await tx.volunteer.updateMany({
    where: { id: volunteerId, status: { in: ['new', 'confirmed'] } },
    data: { status: 'suspended', version: { increment: 1 } },
  })
}
