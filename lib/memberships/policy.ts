import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinateCentre } from '#lib/accounts/policy.ts'
import { type Body, openPrimary } from '#lib/volunteers/rules/memberships.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { TransferKind } from './rules.ts'

type Row = Body & { isPrimary: boolean; endedOn: Date | null }

/** Own centres, and organisations; an affiliation with somebody else's centre is theirs to change. */
export function canChangeBody(actor: Actor, { centreId, organisationId }: Body): boolean {
  return organisationId !== null || mayCoordinateCentre(actor, centreId)
}

/** Whoever keeps the primary affiliation gives it to another of their centres or an organisation; to others goes a request. */
export function canChoosePrimary(actor: Actor, rows: readonly Row[], target: Body): boolean {
  const primary = openPrimary(rows)
  return canChangeBody(actor, target) && (primary === null || canChangeBody(actor, primary))
}

type TransferFacts = { kind: TransferKind; fromCentreId: string | null; toCentreId: string }

/** The keeping centre answers who asks, the receiving one who offers or comes; where nobody keeps the person, administrators. */
export function decidingCentreOf({ kind, fromCentreId, toCentreId }: TransferFacts): string | null {
  return kind === 'asked' ? fromCentreId : toCentreId
}

/** Nobody decides about themselves. */
export function canDecide(actor: Actor, request: TransferFacts & { volunteerId: string | null }): boolean {
  if (request.volunteerId === null || request.volunteerId === actor.volunteerId) return false
  return mayCoordinateCentre(actor, decidingCentreOf(request))
}

/** Whoever began it takes it back. */
export function canWithdraw(actor: Actor, request: TransferFacts & { volunteerId: string | null }): boolean {
  if (request.kind === 'own') return request.volunteerId !== null && request.volunteerId === actor.volunteerId
  return mayCoordinateCentre(actor, request.kind === 'asked' ? request.toCentreId : request.fromCentreId)
}

/**
 * Which requests exist for an actor at the desk: those of both centres. What was asked with a number concerns the asking centre
 * alone until it fits somebody.
 */
export function transfersOf(actor: Actor): Prisma.TransferRequestWhereInput {
  if (actor.isAdministrator) return {}
  const own = { in: [...actor.centreIds] }
  return { OR: [{ toCentreId: own }, { fromCentreId: own }] }
}

/** The open requests the actor is to answer, their own card's left out. */
export function toDecideBy(actor: Actor, at: Date): Prisma.TransferRequestWhereInput {
  const own = { in: [...actor.centreIds] }
  const decided: Prisma.TransferRequestWhereInput = actor.isAdministrator
    ? { OR: [{ kind: 'asked', fromCentreId: null }, ...(own.in.length > 0 ? sides(own) : [])] }
    : { OR: sides(own) }
  return {
    AND: [
      { state: 'pending', expiresAt: { gt: at }, volunteerId: { not: null } },
      actor.volunteerId ? { NOT: { volunteerId: actor.volunteerId } } : {},
      decided,
    ],
  }
}

function sides(own: { in: string[] }): Prisma.TransferRequestWhereInput[] {
  return [
    { kind: 'asked', fromCentreId: own },
    { kind: { in: ['offered', 'own'] }, toCentreId: own },
  ]
}
