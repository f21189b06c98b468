import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/platform/db.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { canCreateEventAt } from '#lib/events/policy.ts'
import { searchKeyOf } from '#lib/events/rules.ts'
import type { Proposal, ProposedShift } from '#prisma/generated/client.ts'
import { freeSlug } from './edit-event.ts'

type Proposed = Proposal & { shifts: ProposedShift[] }

/**
 * Makes a draft event of the centre from what an organisation proposed, with its shifts, in the caller's transaction; the
 * organisation is the host. Throws NotFound for another's centre.
 */
export async function draftProposedEvent(actor: Actor, tx: Tx, proposed: Proposed): Promise<{ id: string }> {
  const { centreId, organisationId, kind, directionId, unitId, startsAt, endsAt, minimumAge } = proposed
  const { isEmergency, helpsVictims, helpsOffenders, isHazardous } = proposed
  if (!canCreateEventAt(actor, centreId)) throw new NotFound('events.refusals.unknownCentre')
  const texts = textsOf(proposed)
  const event = await tx.event.create({
    data: {
      ...{ centreId, hostOrganisationId: organisationId, kind, directionId, unitId, ...texts },
      ...{ startsAt, endsAt, minimumAge, isEmergency, helpsVictims, helpsOffenders, isHazardous },
      ...{ slug: await freeSlug(tx, proposed), searchKey: searchKeyOf(proposed) },
      shifts: { create: proposed.shifts.map(shiftOf) },
    },
    select: { id: true },
  })
  const label = proposed.titleKk || proposed.titleRu
  const facts = { type: 'event', id: event.id, label, centreId, organisationId }
  await record(tx, actor, 'event.created', { ...facts, details: { proposalId: proposed.id } })
  return event
}

function textsOf(proposed: Proposed) {
  const { titleKk, titleRu, titleEn, summaryKk, summaryRu, summaryEn } = proposed
  const { descriptionKk, descriptionRu, descriptionEn, placeKk, placeRu, placeEn } = proposed
  return {
    ...{ titleKk, titleRu, titleEn, summaryKk, summaryRu, summaryEn },
    ...{ descriptionKk, descriptionRu, descriptionEn, placeKk, placeRu, placeEn },
  }
}

function shiftOf({ position, roleKk, roleRu, roleEn, startsAt, endsAt, places }: ProposedShift) {
  return { position, roleKk, roleRu, roleEn, startsAt, endsAt, places }
}
