import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinateCentre } from '#lib/accounts/policy.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** Which volunteers exist for an actor: the open members of their centres; all for administrators; none for anybody else. */
export function visibleTo(actor: Actor): Prisma.VolunteerWhereInput {
  if (actor.isAdministrator) return {}
  return { memberships: { some: { endedOn: null, centreId: { in: [...actor.centreIds] } } } }
}

/** The same question about a card at hand, by its open memberships. */
export function canSee(actor: Actor, memberships: readonly { centreId: string | null }[]): boolean {
  return actor.isAdministrator || memberships.some(({ centreId }) => mayCoordinateCentre(actor, centreId))
}

type StatusFacts = { id: string; status: string }

/** A card that was made anonymous stays as it is. */
export function canEdit(volunteer: StatusFacts): boolean {
  return volunteer.status !== 'anonymised'
}

/** Nobody confirms themselves. */
export function canConfirm(actor: Actor, volunteer: StatusFacts): boolean {
  return (
    volunteer.id !== actor.volunteerId && (volunteer.status === 'new' || volunteer.status === 'suspended')
  )
}

export function canSuspend(actor: Actor, volunteer: StatusFacts): boolean {
  return (
    volunteer.id !== actor.volunteerId && (volunteer.status === 'new' || volunteer.status === 'confirmed')
  )
}
