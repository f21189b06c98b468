import type { Actor } from '#lib/accounts/actor.ts'
import type { Tx } from '#lib/platform/db.ts'

const gone = '—'

/**
 * Leaves of somebody's nominations that there was one and how it ended; name, facts and words go, and what jurors wrote about
 * them. A nomination that is still open ends with it.
 */
export async function forgetPersonInNominations(
  _actor: Actor | null,
  tx: Tx,
  volunteerId: string,
): Promise<void> {
  const open = { volunteerId, round: { state: { in: ['open' as const, 'judging' as const] } } }
  await tx.nomination.updateMany({
    where: open,
    data: { state: 'withdrawn', decidedAt: null, decidedById: null },
  })
  await tx.nominationOpinion.updateMany({
    where: { nomination: { volunteerId } },
    data: { comment: '', reason: '' },
  })
  await tx.nomination.updateMany({
    where: { volunteerId },
    data: {
      ...{ nomineeKk: gone, nomineeRu: gone, nomineeEn: gone, justification: '', dossier: {} },
      ...{ sentenceKk: '', sentenceRu: '', version: { increment: 1 } },
    },
  })
}
