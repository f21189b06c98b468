import type { Actor } from '#lib/accounts/actor.ts'
import { publicEvents } from '#lib/events/policy.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** Who changes a sign-up: somebody signed in, or null for the person by their personal link and for the worker. */
export type Doer = Actor | null

/** The statuses that hold a place or a turn on a shift. */
export const activeStatuses = ['confirmed', 'offered', 'waiting'] as const
/** The statuses that take a place. */
export const placedStatuses = ['confirmed', 'offered'] as const

/** The shifts whose people an actor arranges: those of the events of their centres. */
export function arrangedBy(actor: Actor): Prisma.ShiftWhereInput {
  return actor.isAdministrator ? {} : { event: { centreId: { in: [...actor.centreIds] } } }
}

/** The shifts anybody may sign up for: those of public events. Whether it is possible now is for the rules to say. */
export const openToAll = { event: publicEvents } satisfies Prisma.ShiftWhereInput
