import type { Actor } from '#lib/accounts/actor.ts'
import { mayAdminister } from '#lib/accounts/policy.ts'
import type { ApplicationState, Prisma } from '#prisma/generated/client.ts'

/** Applications hold a stranger's name and contacts: they exist for administrators alone. */
export function visibleTo(actor: Actor): Prisma.ApplicationWhereInput {
  return mayAdminister(actor) ? {} : { id: { in: [] } }
}

/** Nobody decides about what they sent themselves (R21). */
export function canDecide(actor: Actor, application: { contactEmail: string }): boolean {
  return mayAdminister(actor) && application.contactEmail !== actor.email
}

/** The states that wait for the office. */
export const openStates = ['new', 'inReview'] as const satisfies ApplicationState[]
/** The states in which the applicant may still correct what they wrote. */
export const amendableStates = ['new', 'returned'] as const satisfies ApplicationState[]

export function canAmend({ state }: { state: ApplicationState }): boolean {
  return (amendableStates as readonly string[]).includes(state)
}
