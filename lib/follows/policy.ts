import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinateCentre, mayEdit } from '#lib/accounts/policy.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** The mailbox that follows for a signed-in person: the one of their account, which proved to be theirs. */
export function ownFollower(actor: Actor): Prisma.FollowerWhereInput {
  return { email: actor.email, state: { in: ['waiting', 'confirmed'] } }
}

/** How many follow a centre: who runs it, and the region. Never who. */
export function canCountFollowers(actor: Actor, centreId: string): boolean {
  return mayEdit(actor) || mayCoordinateCentre(actor, centreId)
}

/** Followed things anyone may see: what was withdrawn is told to nobody, and its name neither. */
export const shownTopics = {
  OR: [
    { kind: { in: ['region', 'unit', 'direction'] } },
    { centre: { state: 'published' } },
    { organisation: { state: 'published' } },
  ],
} satisfies Prisma.FollowTopicWhereInput
