import type { Actor } from '#lib/accounts/actor.ts'
import { transaction } from '#lib/platform/db.ts'
import { noteOnCard } from '#lib/volunteers/commands/note-on-card.ts'
import { type Comparison, findComparison } from '../queries/comparison.ts'

/** Opens two cards side by side and writes down who looked at both (R22); null when the pair does not exist for the actor. */
export async function viewPair(actor: Actor, pairId: string): Promise<Comparison | null> {
  const comparison = await findComparison(actor, pairId)
  if (!comparison) return null
  const { oneId, otherId } = comparison.pair
  await transaction(async (tx) => {
    for (const volunteerId of [oneId, otherId])
      await noteOnCard(actor, tx, { volunteerId, action: 'volunteer.viewed' })
  })
  return comparison
}
