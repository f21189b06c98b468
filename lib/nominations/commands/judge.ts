import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { judgedBy } from '../policy.ts'
import type { MarksInput, RecusalInput } from '../schema.ts'
import { findConnection } from './detect-recusals.ts'

/**
 * Writes a juror's marks, one for each criterion, or corrects them while the jury sits. Throws `Forbidden` for who is connected
 * with the nominee and is recused by that, `Conflict` after the sitting; a nomination of another jury does not exist.
 */
export async function giveMarks(
  actor: Actor,
  { nominationId, points, comment }: MarksInput,
): Promise<{ roundId: string }> {
  const { isRecused, roundId } = await transaction(async (tx) => {
    const nomination = await findToJudge(actor, tx, nominationId)
    const key = { nominationId_userId: { nominationId, userId: actor.userId } }
    const own = await tx.nominationOpinion.findUnique({ where: key, select: { id: true, recusal: true } })
    if (own?.recusal) throw new Conflict('nominations.refusals.recused')
    if ((await findConnection(actor, tx, nominationId)) !== null) {
      await recuseOne(actor, tx, { nominationId, recusal: 'detected', reason: '' })
      return { isRecused: true, roundId: nomination.roundId }
    }
    const marks = marksOf(nomination.round.criteria, points)
    const { id: opinionId } = await tx.nominationOpinion.upsert({
      where: key,
      create: { nominationId, userId: actor.userId, comment },
      update: { comment },
      select: { id: true },
    })
    await tx.nominationMark.deleteMany({ where: { opinionId } })
    await tx.nominationMark.createMany({ data: marks.map((mark) => ({ ...mark, opinionId })) })
    await record(tx, actor, 'nomination.marked', { type: 'nomination', id: nominationId })
    return { isRecused: false, roundId: nomination.roundId }
  })
  // After the commit: that the juror is recused stays, whatever the form is told.
  if (isRecused) throw new Forbidden('nominations.refusals.connected')
  return { roundId }
}

/** A mark for each criterion and nothing else; what is missing is said beside its field. */
function marksOf(criteria: { id: string }[], points: MarksInput['points']) {
  const missing = criteria.filter(({ id }) => points[id] === undefined)
  if (missing.length > 0)
    throw new Invalid(
      Object.fromEntries(missing.map(({ id }) => [`points.${id}`, { code: 'nominations.refusals.noMark' }])),
    )
  if (Object.keys(points).length !== criteria.length) throw new Invalid({ '': { code: 'form.unexpected' } })
  return criteria.map(({ id }) => ({ criterionId: id, points: points[id] ?? 0 }))
}

/** Declares that the actor may not judge this nomination; marks given before are gone. A second call is a `Conflict`. */
export async function recuse(
  actor: Actor,
  { nominationId, reason }: RecusalInput,
): Promise<{ roundId: string }> {
  return transaction(async (tx) => {
    const { roundId } = await findToJudge(actor, tx, nominationId)
    const own = await tx.nominationOpinion.findUnique({
      where: { nominationId_userId: { nominationId, userId: actor.userId } },
      select: { recusal: true },
    })
    if (own?.recusal) throw new Conflict('nominations.refusals.recused')
    await recuseOne(actor, tx, { nominationId, recusal: 'declared', reason })
    return { roundId }
  })
}

type Recusal = { nominationId: string; recusal: 'detected' | 'declared'; reason: string }

async function recuseOne(actor: Actor, tx: Tx, { nominationId, recusal, reason }: Recusal): Promise<void> {
  const { id } = await tx.nominationOpinion.upsert({
    where: { nominationId_userId: { nominationId, userId: actor.userId } },
    create: { nominationId, userId: actor.userId, recusal, reason },
    update: { recusal, reason, comment: '' },
    select: { id: true },
  })
  await tx.nominationMark.deleteMany({ where: { opinionId: id } })
  const details = { recusal }
  await record(tx, actor, 'nomination.recused', { type: 'nomination', id: nominationId, details })
}

/** The nomination with its round held, so that no mark comes after the protocol. */
async function findToJudge(actor: Actor, tx: Tx, nominationId: string) {
  const nomination = await tx.nomination.findFirst({
    where: { id: nominationId, round: judgedBy(actor), state: { not: 'withdrawn' } },
    select: { roundId: true, round: { select: { criteria: { select: { id: true } } } } },
  })
  if (!nomination) throw new NotFound('nominations.refusals.unknown')
  const [round] = await tx.$queryRaw<{ state: string }[]>`
    SELECT "state"::text FROM "NominationRound" WHERE "id" = ${nomination.roundId}::uuid FOR NO KEY UPDATE`
  if (round?.state !== 'judging') throw new Conflict('nominations.refusals.notJudging')
  return nomination
}
