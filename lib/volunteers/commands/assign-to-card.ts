import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { canKeep, listedTo } from '../policy.ts'
import { refuseUnknownChoices } from './references.ts'
import { centreForAudit } from './scope.ts'

export type Assignment = { unitId: string | null; directionId: string | null; skillId: string | null }

/** Refuses an assignment of what is not there; Invalid names the field. */
export async function checkAssignment(
  actor: Actor,
  { unitId, directionId, skillId }: Assignment,
): Promise<void> {
  if (actor.centreIds.length === 0 && !actor.isAdministrator)
    throw new NotFound('volunteers.refusals.unknown')
  const directions = directionId ? [directionId] : []
  await transaction((tx) =>
    refuseUnknownChoices(tx, { unitId, directions, skills: skillId ? [skillId] : [] }),
  )
}

/**
 * Adds a direction and a skill to a card of the actor's register and sets its unit; the rest stays. False when the card had it
 * all, so that a second call changes nothing and writes nothing.
 */
export async function assignToCard(
  actor: Actor,
  volunteerId: string,
  { unitId, directionId, skillId }: Assignment,
): Promise<boolean> {
  return transaction(async (tx) => {
    await lockRows(tx, 'Volunteer', [volunteerId])
    const card = await findCard(tx, actor, volunteerId)
    if (!card || !canKeep(actor, card)) throw new NotFound('volunteers.refusals.unknown')
    const fields: string[] = []
    if (unitId && card.unitId !== unitId) fields.push('unitId')
    const data = { volunteerId }
    if (directionId) {
      const rows = [{ ...data, directionId }]
      const { count } = await tx.volunteerDirection.createMany({ data: rows, skipDuplicates: true })
      if (count > 0) fields.push('directions')
    }
    if (skillId) {
      const rows = [{ ...data, skillId }]
      const { count } = await tx.volunteerSkill.createMany({ data: rows, skipDuplicates: true })
      if (count > 0) fields.push('skills')
    }
    if (fields.length === 0) return false
    await tx.volunteer.update({
      where: { id: volunteerId },
      data: { ...(unitId ? { unitId } : {}), version: { increment: 1 } },
    })
    await record(tx, actor, 'volunteer.edited', {
      ...{ type: 'volunteer', id: volunteerId, label: `№ ${card.cardNumber}` },
      centreId: await centreForAudit(tx, actor, volunteerId),
      details: { fields },
    })
    return true
  })
}

async function findCard(tx: Tx, actor: Actor, id: string) {
  return tx.volunteer.findFirst({
    where: { AND: [listedTo(actor), { id, status: { not: 'anonymised' } }] },
    select: {
      ...{ cardNumber: true, unitId: true, isGuest: true },
      memberships: { select: { centreId: true, endedOn: true } },
    },
  })
}
