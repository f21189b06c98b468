import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { transaction } from '#lib/platform/db.ts'
import { findVolunteerCard, type VolunteerCard } from '../queries.ts'
import { centreForAudit } from './scope.ts'

/** Opens a card and writes down who looked (R22); null when the card does not exist for the actor, and then nothing is written. */
export async function viewVolunteer(actor: Actor, id: string): Promise<VolunteerCard | null> {
  const card = await findVolunteerCard(actor, id)
  if (!card) return null
  await transaction(async (tx) => {
    const centreId = await centreForAudit(tx, actor, id)
    await record(tx, actor, 'volunteer.viewed', {
      type: 'volunteer',
      id,
      label: `№ ${card.cardNumber}`,
      centreId,
    })
  })
  return card
}
