import type { Actor } from '#lib/accounts/actor.ts'
import { record } from '#lib/audit/record.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { canRunRounds, isOwnNomination } from '../policy.ts'
import { resultOf } from '../rules.ts'
import type { DecisionInput, ProtocolInput } from '../schema.ts'
import { detectRecusals } from './detect-recusals.ts'
import { refuseStep } from './rounds.ts'
import { writeOutcomeLetters } from './write-letters.ts'

/**
 * Decides about one nomination while the jury sits, or decides anew before the protocol. Throws `Forbidden` about one's own, and
 * `Conflict` when it would be awarded with fewer marks than the quorum; who is connected by now does not count.
 */
export async function decideNomination(actor: Actor, input: DecisionInput): Promise<void> {
  if (!canRunRounds(actor)) throw new NotFound('nominations.refusals.unknown')
  const { id, version, outcome, sentenceKk, sentenceRu } = input
  await transaction(async (tx) => {
    const nomination = await tx.nomination.findUnique({
      where: { id },
      select: {
        ...{ roundId: true, volunteerId: true, organisationId: true, nominatedById: true },
        ...{ fromCentreId: true, state: true },
      },
    })
    if (!nomination || nomination.state === 'withdrawn') throw new NotFound('nominations.refusals.unknown')
    if (isOwnNomination(actor, nomination)) throw new Forbidden('nominations.refusals.ownNomination')
    await holdJudging(tx, nomination.roundId)
    if (outcome === 'awarded') {
      await detectRecusals(actor, tx, nomination.roundId)
      await requireQuorum(tx, nomination.roundId, [id])
    }
    const { count } = await tx.nomination.updateMany({
      where: { id, version, state: { not: 'withdrawn' } },
      data: {
        ...{ state: outcome, sentenceKk, sentenceRu, decidedAt: now(), decidedById: actor.userId },
        version: { increment: 1 },
      },
    })
    if (count === 0) throw new Conflict('nominations.refusals.stale')
    const { fromCentreId: centreId, organisationId } = nomination
    const facts = { type: 'nomination', id, centreId, organisationId, details: { outcome } }
    await record(tx, actor, 'nomination.decided', facts)
  })
}

/**
 * Signs the protocol once every nomination is decided: it gets the next number of the year, and those who proposed are told.
 * Throws `Forbidden` for who has a nomination of their own in the round, `Conflict` for what is undecided and for a second call.
 */
export async function signProtocol(actor: Actor, input: ProtocolInput): Promise<{ number: string }> {
  if (!canRunRounds(actor)) throw new NotFound('nominations.refusals.unknownRound')
  const { id, version, heldOn, present } = input
  if (heldOn > dayOf(now())) throw new Invalid({ heldOn: { code: 'awards.refusals.futureDay' } })
  return transaction(async (tx) => {
    await holdJudging(tx, id)
    await requireDecided(actor, tx, id)
    const { count: came } = await tx.nominationJuror.updateMany({
      where: { roundId: id, userId: { in: present } },
      data: { wasPresent: true },
    })
    if (came !== new Set(present).size) throw new Invalid({ present: { code: 'form.unknownChoice' } })
    const protocolYear = Number(heldOn.slice(0, 4))
    const protocolNumber = await nextProtocol(tx, protocolYear)
    const { count } = await tx.nominationRound.updateMany({
      where: { id, version, state: 'judging' },
      data: {
        ...{ state: 'decided', heldOn: new Date(heldOn), chairId: actor.userId },
        ...{ protocolYear, protocolNumber, version: { increment: 1 } },
      },
    })
    if (count === 0) await refuseStep(tx, id, 'judging')
    await writeOutcomeLetters(actor, tx, id)
    const label = `${protocolYear}/${protocolNumber}`
    await record(tx, actor, 'nominationRound.decided', { type: 'nominationRound', id, label })
    return { number: label }
  })
}

async function holdJudging(tx: Tx, roundId: string): Promise<void> {
  const [round] = await tx.$queryRaw<{ state: string }[]>`
    SELECT "state"::text FROM "NominationRound" WHERE "id" = ${roundId}::uuid FOR NO KEY UPDATE`
  if (!round) throw new NotFound('nominations.refusals.unknownRound')
  if (round.state !== 'judging') throw new Conflict('nominations.refusals.notJudging')
}

async function requireQuorum(tx: Tx, roundId: string, ids: readonly string[]): Promise<void> {
  const round = await tx.nominationRound.findUniqueOrThrow({
    where: { id: roundId },
    select: { quorum: true, criteria: { select: { id: true, weight: true } } },
  })
  for (const id of ids) {
    const opinions = await tx.nominationOpinion.findMany({
      where: { nominationId: id },
      select: { userId: true, recusal: true, marks: true },
    })
    const { marked } = resultOf(round.criteria, opinions)
    if (marked < round.quorum)
      throw new Conflict('nominations.refusals.noQuorum', { marked, quorum: round.quorum })
  }
}

/** Every nomination is decided, and whoever is awarded still has enough marks: a juror may have stood aside since. */
async function requireDecided(actor: Actor, tx: Tx, roundId: string): Promise<void> {
  const nominations = await tx.nomination.findMany({
    where: { roundId, state: { not: 'withdrawn' } },
    select: { id: true, state: true, volunteerId: true, organisationId: true, nominatedById: true },
  })
  if (nominations.some((nomination) => isOwnNomination(actor, nomination)))
    throw new Forbidden('nominations.refusals.anotherChair')
  const open = nominations.filter(({ state }) => state === 'submitted').length
  if (open > 0) throw new Conflict('nominations.refusals.undecided', { count: open })
  await detectRecusals(actor, tx, roundId)
  const awarded = nominations.filter(({ state }) => state === 'awarded').map(({ id }) => id)
  await requireQuorum(tx, roundId, awarded)
}

/** Protocols of all rounds count together within a year. */
async function nextProtocol(tx: Tx, protocolYear: number): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`protocols:${protocolYear}`}, 0))`
  const { _max } = await tx.nominationRound.aggregate({
    where: { protocolYear },
    _max: { protocolNumber: true },
  })
  return (_max.protocolNumber ?? 0) + 1
}
