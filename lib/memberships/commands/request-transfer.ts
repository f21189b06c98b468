import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinateCentre } from '#lib/accounts/policy.ts'
import { record } from '#lib/audit/record.ts'
import { now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { limit } from '#lib/platform/rate-limit.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { canEdit } from '#lib/volunteers/policy.ts'
import { findVolunteerCard } from '#lib/volunteers/queries.ts'
import { openPrimary } from '#lib/volunteers/rules/memberships.ts'
import { findFitting } from '../queries/fitting.ts'
import { type TransferKind, transferEnd } from '../rules.ts'
import type { AskTransferInput, OfferTransferInput, OwnTransferInput } from '../schema.ts'

/**
 * Asks the centre that keeps a person to hand them over. Whoever knows a number and a birth date learns nothing: a wrong pair
 * leaves the same open request, which concerns nobody and ends after its days. Only people already in the actor's own register
 * are told apart. Twenty an hour.
 */
export async function askForTransfer(actor: Actor, input: AskTransferInput): Promise<void> {
  const { toCentreId, cardNumber, birthDate, note } = input
  if (!mayCoordinateCentre(actor, toCentreId))
    throw new Invalid({ toCentreId: { code: 'form.unknownChoice' } })
  await limit('transferRequest', actor.userId)
  const known = await findFitting(actor, { cardNumber, birthDate, toCentreId })
  if (known.isOwn) throw new Invalid({ cardNumber: { code: 'memberships.refusals.alreadyYours' } })
  await transaction(async (tx) => {
    await freeTurn(tx, { cardNumber, toCentreId })
    // Typed wrong first and right now: the open request becomes the real one, and looks the same as before.
    const { volunteerId, fromCentreId } = known
    const { count } = await tx.transferRequest.updateMany({
      where: { cardNumber, toCentreId, state: 'pending', volunteerId: null },
      data: { volunteerId, fromCentreId, ...(note ? { note } : {}) },
    })
    const isOpen = await tx.transferRequest.count({ where: { cardNumber, toCentreId, state: 'pending' } })
    if (count > 0 || isOpen > 0) return
    await create(actor, tx, { kind: 'asked', cardNumber, volunteerId, fromCentreId, toCentreId, note })
  }).catch(ignoreTwin)
}

/** Offers a person of the actor's to another centre, which answers. A Conflict while an offer to it is open. */
export async function offerTransfer(actor: Actor, input: OfferTransferInput): Promise<void> {
  const { volunteerId, toCentreId, note } = input
  const card = await findVolunteerCard(actor, volunteerId)
  if (!card) throw new NotFound('volunteers.refusals.unknown')
  if (card.id === actor.volunteerId) throw new Forbidden('memberships.refusals.ownCard')
  const fromCentreId = openPrimary(card.memberships)?.centreId ?? null
  if (!canEdit(card) || fromCentreId === null || !mayCoordinateCentre(actor, fromCentreId))
    throw new Forbidden('memberships.refusals.otherCentre')
  const { cardNumber } = card
  await begin(actor, { kind: 'offered', cardNumber, volunteerId, fromCentreId, toCentreId, note })
}

/** The person's own wish to belong to another centre, which answers. One open wish at a time. */
export async function askForOwnTransfer(actor: Actor, input: OwnTransferInput): Promise<void> {
  const { volunteerId } = actor
  if (!volunteerId) throw new NotFound('volunteers.refusals.unknown')
  await limit('transferRequest', actor.userId)
  const { toCentreId, note } = input
  await begin(actor, { kind: 'own', cardNumber: 0, volunteerId, fromCentreId: null, toCentreId, note })
}

type Request = {
  kind: TransferKind
  cardNumber: number
  volunteerId: string | null
  fromCentreId: string | null
  toCentreId: string
  note: string
}

async function begin(actor: Actor, request: Request & { volunteerId: string }): Promise<void> {
  await transaction(async (tx) => {
    const { volunteerId, toCentreId, kind } = request
    await lockRows(tx, 'Volunteer', [volunteerId])
    if ((await tx.centre.count({ where: { id: toCentreId, state: 'published' } })) === 0)
      throw new Invalid({ toCentreId: { code: 'form.unknownChoice' } })
    const { cardNumber, status, isGuest, memberships } = await tx.volunteer.findUniqueOrThrow({
      where: { id: volunteerId },
      select: {
        ...{ cardNumber: true, status: true, isGuest: true },
        memberships: { where: { isPrimary: true, endedOn: null }, select: { centreId: true } },
      },
    })
    const fromCentreId = memberships[0]?.centreId ?? null
    if (status === 'anonymised' || isGuest) throw new Conflict('memberships.refusals.notInRegister')
    if (fromCentreId === toCentreId)
      throw new Invalid({ toCentreId: { code: 'memberships.refusals.sameCentre' } })
    await freeTurn(tx, { cardNumber, toCentreId })
    const open = { volunteerId, kind, state: 'pending' as const, expiresAt: { gt: now() } }
    const isTaken = await tx.transferRequest.count({ where: kind === 'own' ? open : { ...open, toCentreId } })
    if (isTaken > 0) throw new Conflict('memberships.refusals.alreadyAsked')
    // A centre that asked already gets its wish by the person's or the keeper's own word.
    await tx.transferRequest.updateMany({
      where: { cardNumber, toCentreId, state: 'pending' },
      data: { state: 'overtaken', decidedAt: now() },
    })
    await create(actor, tx, { ...request, cardNumber, fromCentreId })
  })
}

async function create(actor: Actor, tx: Tx, request: Request): Promise<void> {
  const at = now()
  const { id } = await tx.transferRequest.create({
    data: { ...request, requestedById: actor.userId, createdAt: at, expiresAt: transferEnd(at) },
    select: { id: true },
  })
  const { kind, cardNumber, fromCentreId, toCentreId } = request
  const centreId = kind === 'offered' ? fromCentreId : toCentreId
  const about = { type: 'transfer', id, label: `№ ${cardNumber}`, centreId }
  await record(tx, actor, `transfer.${kind}`, about)
}

/** A request that is over but not yet noted as such must not stand in the way of a new one. */
async function freeTurn(tx: Tx, { cardNumber, toCentreId }: { cardNumber: number; toCentreId: string }) {
  await tx.transferRequest.updateMany({
    where: { cardNumber, toCentreId, state: 'pending', expiresAt: { lte: now() } },
    data: { state: 'expired', decidedAt: now() },
  })
}

/** The same request sent twice at once is one. */
function ignoreTwin(error: unknown): void {
  if (uniqueViolation(error) === null) throw error
}
