import type { Actor } from '#lib/accounts/actor.ts'
import { canRunEvent, runBy } from '#lib/events/policy.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** The pieces of work an actor may certify: those at the events they run. */
export function certifiedBy(actor: Actor): Prisma.ParticipationWhereInput {
  return { shift: { event: runBy(actor) } }
}

/** The papers that exist for an actor: their own and those of the events they run; administrators see the region's. */
export function visibleTo(actor: Actor): Prisma.CertificateWhereInput {
  if (actor.isAdministrator) return {}
  return { OR: [ownOf(actor), { kind: 'event', event: runBy(actor) }] }
}

/** A person's own papers; of somebody without a card there are none. */
export function ownOf(actor: Actor): Prisma.CertificateWhereInput {
  return actor.volunteerId === null ? { id: { in: [] } } : { volunteerId: actor.volunteerId }
}

/** Nobody certifies their own work (R21). */
export function isOwnWork(actor: Actor, { volunteerId }: { volunteerId: string }): boolean {
  return actor.volunteerId === volunteerId
}

type PaperFacts = { kind: 'event' | 'extract'; volunteerId: string; event: { centreId: string } | null }

/**
 * A certificate is taken back by who runs the event, never by its holder; an extract by its holder. Administrators take back both,
 * but not a certificate of their own.
 */
export function canRevoke(actor: Actor, paper: PaperFacts): boolean {
  if (paper.kind === 'extract') return actor.isAdministrator || isOwnWork(actor, paper)
  if (isOwnWork(actor, paper)) return false
  return actor.isAdministrator || (paper.event !== null && canRunEvent(actor, paper.event))
}
