import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import type { CalendarAddressInput } from '../schema.ts'
import { centreForAudit } from './scope.ts'

/**
 * Makes an address for the actor's own calendar; one made before stops working. `version` is the one the form was made from, so a
 * form sent twice is a Conflict and does not make the new address worthless at once.
 */
export async function makeCalendarAddress(actor: Actor, { version }: CalendarAddressInput): Promise<void> {
  await setVersion(actor, { from: version, to: Math.abs(version) + 1, action: 'volunteer.calendarMade' })
}

/** Turns the actor's address off. The number stays behind the sign, so that no later address is ever one that was given out. */
export async function revokeCalendarAddress(actor: Actor, { version }: CalendarAddressInput): Promise<void> {
  if (version <= 0) throw new Conflict('calendars.refusals.changed')
  await setVersion(actor, { from: version, to: -version, action: 'volunteer.calendarRevoked' })
}

async function setVersion(actor: Actor, { from, to, action }: { from: number; to: number; action: string }) {
  const { volunteerId: id } = actor
  if (!id) throw new NotFound('calendars.refusals.noCard')
  await transaction(async (tx) => {
    const { count } = await tx.volunteer.updateMany({
      where: { id, calendarVersion: from, status: { not: 'anonymised' } },
      data: { calendarVersion: to },
    })
    if (count === 0) throw new Conflict('calendars.refusals.changed')
    const { cardNumber } = await tx.volunteer.findUniqueOrThrow({
      where: { id },
      select: { cardNumber: true },
    })
    const centreId = await centreForAudit(tx, actor, id)
    await record(tx, actor, action, { type: 'volunteer', id, label: `№ ${cardNumber}`, centreId })
  })
}
