import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinateCentre, mayEdit } from '#lib/accounts/policy.ts'
import type { ConsultationState, Prisma } from '#prisma/generated/client.ts'

type Held = { centreId: string | null; askerUserId: string | null }

/** Which questions exist in an actor's inbox: all for who holds the region, else those given to their own centre. */
export function visibleTo(actor: Actor): Prisma.ConsultationRequestWhereInput {
  if (mayEdit(actor)) return {}
  return { centreId: { in: [...actor.centreIds] }, state: { not: 'spam' } }
}

/** Gives questions to centres and people, sorts out spam, joins doubles: the region. */
export function canAssign(actor: Actor): boolean {
  return mayEdit(actor)
}

/** The centre a question was given to answers it; what was given to no centre is the administrators'. Nobody answers themselves. */
export function canAnswer(actor: Actor, { centreId, askerUserId }: Held): boolean {
  return mayCoordinateCentre(actor, centreId) && askerUserId !== actor.userId
}

/** Whole mailbox and phone: only for who may answer by them. */
export function canSeeContacts(actor: Actor, { centreId }: { centreId: string | null }): boolean {
  return mayCoordinateCentre(actor, centreId)
}

export function canKeepFaq(actor: Actor): boolean {
  return mayEdit(actor)
}

/** The states in which the office has to speak next. */
export const openStates = ['new', 'assigned'] as const satisfies ConsultationState[]
/** The states in which either side may still speak. */
export const liveStates = ['new', 'assigned', 'waiting', 'answered'] as const satisfies ConsultationState[]

export function isLive({ state }: { state: ConsultationState }): boolean {
  return (liveStates as readonly string[]).includes(state)
}

/** Public questions of a language: what is a draft in it does not exist there. */
export function publicIn(locale: 'kk' | 'ru' | 'en'): Prisma.FaqEntryWhereInput {
  return locale === 'kk'
    ? { isPublicKk: true }
    : locale === 'ru'
      ? { isPublicRu: true }
      : { isPublicEn: true }
}
