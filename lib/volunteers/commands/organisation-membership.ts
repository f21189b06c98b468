import type { Actor } from '#lib/accounts/actor.ts'
import { mayRepresentOrganisation } from '#lib/accounts/policy.ts'
import { record } from '#lib/audit/record.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { centreForAudit } from './scope.ts'

/**
 * Makes the actor's own card a member of an organisation from today on, in the caller's transaction; the primary affiliation only
 * when the person has none. A Conflict for who belongs to it already.
 */
export async function joinOrganisation(actor: Actor, tx: Tx, organisationId: string): Promise<void> {
  const { volunteerId } = actor
  if (!volunteerId) throw new NotFound('volunteers.refusals.unknown')
  await lockRows(tx, 'Volunteer', [volunteerId])
  const open = await tx.membership.findMany({ where: { volunteerId, endedOn: null } })
  if (open.some((one) => one.organisationId === organisationId)) {
    throw new Conflict('representatives.refusals.member')
  }
  const isPrimary = !open.some((one) => one.isPrimary)
  const startedOn = new Date(dayOf(now()))
  await tx.membership.create({ data: { volunteerId, organisationId, isPrimary, startedOn } })
  await note(tx, actor, { volunteerId, organisationId, action: 'volunteer.joinedOrganisation' })
}

/** Ends the actor's own membership in an organisation, today. A second call is a Conflict. */
export async function leaveOrganisation(
  actor: Actor,
  { membershipId }: { membershipId: string },
): Promise<void> {
  const { volunteerId } = actor
  if (!volunteerId) throw new NotFound('representatives.refusals.unknownMember')
  await transaction(async (tx) => {
    await end(tx, actor, { id: membershipId, volunteerId }, 'volunteer.leftOrganisation')
  })
}

/** Ends somebody's membership in the organisation the actor speaks for, today. A second call is a Conflict. */
export async function removeMember(
  actor: Actor,
  { organisationId, membershipId }: { organisationId: string; membershipId: string },
): Promise<void> {
  if (!mayRepresentOrganisation(actor, organisationId)) {
    throw new NotFound('organisations.refusals.unknown')
  }
  await transaction(async (tx) => {
    await end(tx, actor, { id: membershipId, organisationId }, 'volunteer.removedFromOrganisation')
  })
}

type Which = { id: string; volunteerId?: string; organisationId?: string }

async function end(tx: Tx, actor: Actor, which: Which, action: string): Promise<void> {
  const found = await tx.membership.findFirst({ where: { organisationId: { not: null }, ...which } })
  if (!found?.organisationId) throw new NotFound('representatives.refusals.unknownMember')
  const { count } = await tx.membership.updateMany({
    where: { id: found.id, endedOn: null },
    data: { endedOn: new Date(dayOf(now())) },
  })
  if (count === 0) throw new Conflict('representatives.refusals.left')
  const { volunteerId, organisationId } = found
  await note(tx, actor, { volunteerId, organisationId, action })
}

async function note(
  tx: Tx,
  actor: Actor,
  { volunteerId, organisationId, action }: { volunteerId: string; organisationId: string; action: string },
): Promise<void> {
  const { cardNumber } = await tx.volunteer.findUniqueOrThrow({
    where: { id: volunteerId },
    select: { cardNumber: true },
  })
  const centreId = await centreForAudit(tx, actor, volunteerId)
  const about = { type: 'volunteer', id: volunteerId, label: `№ ${cardNumber}` }
  await record(tx, actor, action, { ...about, centreId, organisationId })
}
