import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinateCentre } from '#lib/accounts/policy.ts'
import { dayMs, dayOf, now } from '#lib/platform/clock.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** How long after an event its coordinators go on seeing who took part. */
const seenAfterEventDays = 30
const activeStatuses = ['confirmed', 'offered', 'waiting'] as const

/**
 * Which volunteers exist for an actor: the open members of their centres, and those who take part in their centres' events until
 * 30 days after them; all for administrators; none for anybody else. Whoever left one of the centres in these 30 days, above all
 * to another centre, is seen for the events still to come only: what is over stays readable on its own pages, without contacts.
 * Lists and counts of a register ask `listedTo`.
 */
export function visibleTo(actor: Actor, at = now()): Prisma.VolunteerWhereInput {
  if (actor.isAdministrator) return {}
  const since = new Date(at.getTime() - seenAfterEventDays * dayMs)
  const centreId = { in: [...actor.centreIds] }
  const onEvent = (endsAt: Prisma.DateTimeFilter): Prisma.VolunteerWhereInput => ({
    participations: { some: { status: { in: [...activeStatuses] }, shift: { event: { centreId, endsAt } } } },
  })
  const leftLately = { memberships: { some: { centreId, endedOn: { gte: new Date(dayOf(since)) } } } }
  return {
    OR: [memberOf(actor), onEvent({ gt: at }), { AND: [onEvent({ gt: since }), { NOT: leftLately }] }],
  }
}

/** The people of the actor's register: open members of their centres, for administrators everybody; guests are in nobody's. */
export function listedTo(actor: Actor): Prisma.VolunteerWhereInput {
  const own: Prisma.VolunteerWhereInput = actor.isAdministrator
    ? {}
    : { centreIds: { hasSome: [...actor.centreIds] } }
  return { isGuest: false, mergedIntoId: null, ...own }
}

function memberOf(actor: Actor): Prisma.VolunteerWhereInput {
  return { memberships: { some: { endedOn: null, centreId: { in: [...actor.centreIds] } } } }
}

type KeepFacts = {
  isGuest: boolean
  memberships: readonly { centreId: string | null; endedOn: Date | null }[]
}

/**
 * Who keeps a card they see: its centres, and for a guest, who has none, whoever runs the event. The coordinators of another
 * centre's event read it and may write down a consent they were given, no more.
 */
export function canKeep(actor: Actor, card: KeepFacts): boolean {
  return (
    actor.isAdministrator ||
    card.isGuest ||
    card.memberships.some(({ centreId, endedOn }) => endedOn === null && mayCoordinateCentre(actor, centreId))
  )
}

type StatusFacts = { id: string; status: string; mergedIntoId: string | null }

/** A card that was made anonymous, or turned out to be another one, stays as it is. */
export function canEdit(volunteer: StatusFacts): boolean {
  return volunteer.status !== 'anonymised' && volunteer.mergedIntoId === null
}

/** Nobody confirms themselves; a guest is confirmed by being taken into a register. */
export function canConfirm(actor: Actor, volunteer: StatusFacts & { isGuest: boolean }): boolean {
  return (
    volunteer.id !== actor.volunteerId &&
    !volunteer.isGuest &&
    (volunteer.status === 'new' || volunteer.status === 'suspended')
  )
}

export function canSuspend(actor: Actor, volunteer: StatusFacts): boolean {
  return (
    volunteer.id !== actor.volunteerId && (volunteer.status === 'new' || volunteer.status === 'confirmed')
  )
}
