import type { Actor } from '#lib/accounts/actor.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { canKeep } from '#lib/volunteers/policy.ts'
import type { Prisma } from '#prisma/generated/client.ts'

/** How long an erasure can be taken back: the days Law 94-V gives for an answer about somebody's data. */
export const erasureDelayDays = 3

export function dueAfter(askedAt: Date): Date {
  return new Date(askedAt.getTime() + erasureDelayDays * dayMs)
}

type Card = Parameters<typeof canKeep>[1] & { id: string; status: string; mergedIntoId: string | null }

/** Who keeps a card carries out what its person asked for; never for oneself, that goes by one's own request. */
export function canErase(actor: Actor, card: Card): boolean {
  return (
    card.status !== 'anonymised' &&
    card.mergedIntoId === null &&
    card.id !== actor.volunteerId &&
    canKeep(actor, card)
  )
}

/** Asked for, not taken back, not done. */
export const isOpen = { takenBackAt: null, doneAt: null } satisfies Prisma.ErasureRequestWhereInput
