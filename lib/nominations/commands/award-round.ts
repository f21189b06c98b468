import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { giveAwards } from '#lib/awards/commands/give-awards.ts'
import { transaction } from '#lib/platform/db.ts'
import { Forbidden, NotFound } from '#lib/platform/refusal.ts'
import { canRunRounds, isOwnNomination } from '../policy.ts'
import type { AwardRoundInput } from '../schema.ts'
import { refuseStep } from './rounds.ts'
import { writeAwardLetters } from './write-letters.ts'

/**
 * Issues the awards of a decided round in one batch, each tied to its nomination, and closes the round; the awarded are told by
 * mail. All or none: two at once give nobody two. Throws `Forbidden` when one of them is the actor's own.
 */
export async function awardRound(actor: Actor, { id, version, issuedOn }: AwardRoundInput) {
  if (!canRunRounds(actor)) throw new NotFound('nominations.refusals.unknownRound')
  return transaction(async (tx) => {
    const { count } = await tx.nominationRound.updateMany({
      where: { id, version, state: 'decided' },
      data: { state: 'closed', version: { increment: 1 } },
    })
    if (count === 0) await refuseStep(tx, id, 'decided')
    const round = await tx.nominationRound.findUniqueOrThrow({ where: { id } })
    const { kindId, issuerKk, issuerRu, issuerEn, isDemo } = round
    const nominations = await tx.nomination.findMany({
      where: {
        ...{ roundId: id, state: 'awarded', awardId: null },
        OR: [{ organisationId: { not: null } }, { volunteer: { status: { not: 'anonymised' } } }],
      },
      orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
    })
    if (nominations.some((nomination) => isOwnNomination(actor, nomination)))
      throw new Forbidden('nominations.refusals.ownNomination')
    const awards = nominations.map(({ volunteerId, organisationId, sentenceKk, sentenceRu }) => ({
      recipient: {
        type: volunteerId ? ('volunteer' as const) : ('organisation' as const),
        id: volunteerId ?? organisationId ?? '',
      },
      words: { issuerKk, issuerRu, issuerEn, reasonKk: sentenceKk, reasonRu: sentenceRu, reasonEn: '' },
    }))
    const awardIds =
      awards.length > 0 ? await giveAwards(actor, tx, { kindId, issuedOn, awards, isDemo }) : []
    for (const [index, nomination] of nominations.entries())
      await tx.nomination.update({
        where: { id: nomination.id },
        data: { awardId: awardIds[index] ?? null, version: { increment: 1 } },
      })
    await writeAwardLetters(actor, tx, id)
    const details = { awards: awardIds.length }
    await record(tx, actor, 'nominationRound.closed', { type: 'nominationRound', id, details })
    return { awardIds }
  })
}
