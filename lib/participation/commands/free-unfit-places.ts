import type { Actor } from '#lib/accounts/actor.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { listUnfitPlaces } from '../queries/unfit.ts'
import { takeOffShift } from './take-off-shift.ts'

/**
 * Takes a person off the coming shifts of the actor's where they may not be any more, each like any other leaving: the next in
 * line moves up and the person is told. Returns how many; a second call frees none.
 */
export async function freeUnfitPlaces(
  actor: Actor,
  { volunteerId }: { volunteerId: string },
): Promise<number> {
  let freed = 0
  for (const { id } of await listUnfitPlaces(actor, volunteerId)) {
    try {
      await takeOffShift(actor, { participationId: id, reason: 'noLongerFits' })
      freed += 1
    } catch (error) {
      // Taken off meanwhile, or kept by a child who came along: that one stays in the list.
      if (!(error instanceof Refusal)) throw error
    }
  }
  return freed
}
