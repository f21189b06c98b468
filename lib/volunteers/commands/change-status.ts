import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, NotFound } from '#lib/platform/refusal.ts'
import { canConfirm, canKeep, canSuspend, visibleTo } from '../policy.ts'
import { findVolunteerCard } from '../queries.ts'
import { lacksDataConsent, missingConsents } from '../rules.ts'
import type { SuspendVolunteerInput } from '../schema.ts'
import { centreForAudit } from './scope.ts'

/**
 * Makes a new or suspended card valid. A Conflict while the consent for personal data is missing, and on a second call;
 * nobody confirms themselves.
 */
export async function confirmVolunteer(actor: Actor, { id }: { id: string }) {
  const card = await findVolunteerCard(actor, id)
  if (!card) throw new NotFound('volunteers.refusals.unknown')
  if (card.id === actor.volunteerId) throw new Forbidden('volunteers.refusals.ownCard')
  if (!canKeep(actor, card)) throw new Forbidden('volunteers.refusals.otherCentre')
  if (!canConfirm(actor, card)) throw new Conflict('volunteers.refusals.notConfirmable')
  if (lacksDataConsent(missingConsents(card.birthDate, card.consents, dayOf(now())))) {
    throw new Conflict('volunteers.refusals.consentMissing')
  }
  await change(actor, card, { to: 'confirmed', action: 'volunteer.confirmed', suspendReason: '' })
}

/** Takes a card out of use for a time, with a reason that stands on the card until it is valid again. A second call is a Conflict. */
export async function suspendVolunteer(actor: Actor, { id, reason }: SuspendVolunteerInput) {
  const card = await findVolunteerCard(actor, id)
  if (!card) throw new NotFound('volunteers.refusals.unknown')
  if (card.id === actor.volunteerId) throw new Forbidden('volunteers.refusals.ownCard')
  if (!canKeep(actor, card)) throw new Forbidden('volunteers.refusals.otherCentre')
  if (!canSuspend(actor, card)) throw new Conflict('volunteers.refusals.notSuspendable')
  await change(actor, card, { to: 'suspended', action: 'volunteer.suspended', suspendReason: reason })
}

type Card = { id: string; cardNumber: number; status: 'new' | 'confirmed' | 'suspended' | 'anonymised' }
type Change = { to: 'confirmed' | 'suspended'; action: string; suspendReason: string }

async function change(actor: Actor, { id, cardNumber, status }: Card, { to, action, suspendReason }: Change) {
  await transaction(async (tx) => {
    const { count } = await tx.volunteer.updateMany({
      where: { AND: [visibleTo(actor), { id, status }] },
      data: { status: to, suspendReason, version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('volunteers.refusals.changed')
    const centreId = await centreForAudit(tx, actor, id)
    await record(tx, actor, action, {
      type: 'volunteer',
      id,
      label: `№ ${cardNumber}`,
      centreId,
      // A coordinator's words may name somebody: the history outlives people (R20).
      details: { from: status, to },
    })
  })
}
