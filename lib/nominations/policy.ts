import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinate, mayEdit, mayRepresent } from '#lib/accounts/policy.ts'
import { isOwnAward } from '#lib/awards/policy.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** Opens rounds, chooses the jury and decides: the same people as award. */
export function canRunRounds(actor: Actor): boolean {
  return mayEdit(actor)
}

/** Proposes candidates: coordinators and representatives. */
export function canPropose(actor: Actor): boolean {
  return mayCoordinate(actor) || mayRepresent(actor)
}

/**
 * Whom an actor may propose: the confirmed people of their centres, for representatives the members of their organisations and
 * those who were present at events these hosted; all for administrators. Never oneself (R21).
 */
export function proposableVolunteers(actor: Actor): Prisma.VolunteerWhereInput {
  const living = { status: 'confirmed' as const, isGuest: false, mergedIntoId: null }
  const notSelf = actor.volunteerId ? { id: { not: actor.volunteerId } } : {}
  return { AND: [living, notSelf, actor.isAdministrator ? {} : ownPeople(actor)] }
}

function ownPeople(actor: Actor): Prisma.VolunteerWhereInput {
  const [centres, bodies] = [{ in: [...actor.centreIds] }, { in: [...actor.organisationIds] }]
  const atTheirEvents = {
    attendance: { mark: 'present' as const },
    shift: { event: { hostOrganisationId: bodies } },
  }
  return {
    OR: [
      { memberships: { some: { endedOn: null, centreId: centres } } },
      { memberships: { some: { endedOn: null, organisationId: bodies } } },
      { participations: { some: atTheirEvents } },
    ],
  }
}

/** Any public organisation but those one speaks for. */
export function proposableOrganisations(actor: Actor): Prisma.OrganisationWhereInput {
  return { state: 'published', id: { notIn: [...actor.organisationIds] } }
}

/** The nominations an actor or their own centre or organisation made. */
export function madeBy(actor: Actor): Prisma.NominationWhereInput {
  return {
    OR: [
      { nominatedById: actor.userId },
      { fromCentreId: { in: [...actor.centreIds] } },
      { fromOrganisationId: { in: [...actor.organisationIds] } },
    ],
  }
}

type Whose = { volunteerId: string | null; organisationId: string | null; nominatedById: string | null }

/** Nobody decides about themselves, their organisation or whom they proposed. */
export function isOwnNomination(actor: Actor, nomination: Whose): boolean {
  return isOwnAward(actor, nomination) || nomination.nominatedById === actor.userId
}

/** The rounds an actor sits in the jury of, once there is something to judge. */
export function judgedBy(actor: Actor): Prisma.NominationRoundWhereInput {
  return { state: { not: 'open' }, jurors: { some: { userId: actor.userId } } }
}
