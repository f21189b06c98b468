import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { minuteMs, now } from '#lib/platform/clock.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
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

/** One look at a card goes through its tabs: whoever moves on within this time is written down once. */
const oneLookMs = 30 * minuteMs

/** A further tab of a card; written down like `viewVolunteer` unless the actor opened the card just before. */
export async function openCardTab(actor: Actor, id: string): Promise<VolunteerCard | null> {
  const seen = idPattern.test(id)
    ? await db.auditEntry.findFirst({
        where: {
          ...{ subjectType: 'volunteer', subjectId: id, action: 'volunteer.viewed' },
          ...{ actorUserId: actor.userId, at: { gt: new Date(now().getTime() - oneLookMs) } },
        },
        select: { id: true },
      })
    : null
  return seen ? findVolunteerCard(actor, id) : viewVolunteer(actor, id)
}
