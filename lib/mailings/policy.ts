import type { Actor } from '#lib/accounts/actor.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** A draft is its author's alone; what was confirmed is seen by the coordinators of the centre in whose name it went. */
export function keptBy(actor: Actor): Prisma.MailingWhereInput {
  const isOfCentre = actor.isAdministrator ? {} : { centreId: { in: [...actor.centreIds] } }
  return { AND: [isOfCentre, { OR: [{ authorId: actor.userId }, { state: { not: 'draft' } }] }] }
}

/** The drafts somebody may still change, send or throw away. */
export function draftOf(actor: Actor): Prisma.MailingWhereInput {
  return { AND: [keptBy(actor), { state: 'draft', authorId: actor.userId }] }
}

export function templatesOf(actor: Actor): Prisma.MailingTemplateWhereInput {
  return actor.isAdministrator ? {} : { centreId: { in: [...actor.centreIds] } }
}
