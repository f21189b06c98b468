import type { Actor } from '#lib/accounts/actor.ts'
import { Forbidden, NotFound } from '#lib/platform/refusal.ts'
import { movePapers } from '#lib/certificates/commands/move-papers.ts'
import { transferHours } from '#lib/hours/commands/transfer-hours.ts'
import { markMerged } from '#lib/volunteers/commands/admit-guest.ts'
import { canKeep } from '#lib/volunteers/policy.ts'
import { findVolunteerCard } from '#lib/volunteers/queries.ts'
import { moveSignUps } from './move-sign-ups.ts'
import { withPeople } from './with-people.ts'

/**
 * A guest turned out to be somebody with a card: the sign-ups, hours and papers move to that card and the guest's is closed. The actor has to see
 * the guest and to keep the card, which is not their own. A second call is a Conflict.
 */
export async function attachGuest(
  actor: Actor,
  { guestId, volunteerId }: { guestId: string; volunteerId: string },
): Promise<{ moved: number; dropped: number }> {
  const guest = await findVolunteerCard(actor, guestId)
  const card = await findVolunteerCard(actor, volunteerId)
  if (!guest || !card) throw new NotFound('volunteers.refusals.unknown')
  if (!canKeep(actor, card)) throw new Forbidden('volunteers.refusals.otherCentre')
  if (card.id === actor.volunteerId) throw new Forbidden('claims.refusals.ownCard')
  return withPeople(actor, [guestId, volunteerId], async (tx) => {
    await markMerged(actor, tx, { guestId, intoId: volunteerId })
    const cards = { fromVolunteerId: guestId, toVolunteerId: volunteerId }
    const reason = `№ ${guest.cardNumber} → № ${card.cardNumber}`
    await transferHours(actor, tx, { ...cards, reason })
    await movePapers(actor, tx, cards)
    return moveSignUps(actor, tx, cards)
  })
}
