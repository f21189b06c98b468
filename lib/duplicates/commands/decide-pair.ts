import type { Actor } from '#lib/accounts/actor.ts'
import { now } from '#lib/platform/clock.ts'
import { db, type Tx, transaction } from '#lib/platform/db.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { noteOnCard } from '#lib/volunteers/commands/note-on-card.ts'
import { listedTo } from '#lib/volunteers/policy.ts'
import { findDuplicates } from '#lib/volunteers/queries/find-duplicates.ts'
import { pairsOf } from '../policy.ts'
import { ordered, pairLikeness, scoreMin } from '../rules.ts'
import type { ComparePairInput } from '../schema.ts'
import { lookAtCards } from './look-for-pairs.ts'

/** Remembers that two cards are two people: they are proposed no more. A second call is a Conflict. */
export async function markNotSame(actor: Actor, { pairId }: { pairId: string }): Promise<void> {
  await decide(actor, pairId, { from: 'open', to: 'notSame', action: 'volunteer.notDuplicate' })
}

/** Takes «not the same» back: the pair waits in the queue again. A second call is a Conflict. */
export async function reopenPair(actor: Actor, { pairId }: { pairId: string }): Promise<void> {
  await decide(actor, pairId, { from: 'notSame', to: 'open', action: 'volunteer.duplicateSuspected' })
}

type Step = { from: 'open' | 'notSame'; to: 'open' | 'notSame'; action: string }

async function decide(actor: Actor, pairId: string, { from, to, action }: Step) {
  const pair = await db.duplicatePair.findFirst({ where: { AND: [pairsOf(actor), { id: pairId }] } })
  if (!pair) throw new NotFound('duplicates.refusals.unknown')
  await transaction(async (tx) => {
    const decision = to === 'open' ? { decidedAt: null, decidedById: null } : decidedBy(actor)
    const { count } = await tx.duplicatePair.updateMany({
      where: { AND: [pairsOf(actor), { id: pairId, state: from }] },
      data: { state: to, ...decision },
    })
    if (count === 0) throw new Conflict('duplicates.refusals.decided')
    await recordOnBoth(actor, tx, action, pair)
  })
}

function decidedBy(actor: Actor) {
  return { decidedAt: now(), decidedById: actor.userId }
}

async function recordOnBoth(
  actor: Actor,
  tx: Tx,
  action: string,
  { oneId, otherId }: { oneId: string; otherId: string },
) {
  await noteOnCard(actor, tx, { volunteerId: oneId, action, details: { others: [otherId] } })
  await noteOnCard(actor, tx, { volunteerId: otherId, action, details: { others: [oneId] } })
}

/**
 * After a card was saved with «not the same person» ticked: remembers it for every card of the actor's register that was shown
 * then. Without likely duplicates nothing is written.
 */
export async function rememberNotSame(actor: Actor, { volunteerId }: { volunteerId: string }): Promise<void> {
  const card = await findListed(actor, { id: volunteerId })
  if (!card) return
  const { here } = await findDuplicates(actor, card, card.id)
  for (const { id } of here.filter(({ likeness }) => likeness === 'likely')) {
    const other = await findListed(actor, { id })
    if (!other) continue
    const pair = { ...ordered(card.id, id), score: pairLikeness(card, other)?.score ?? scoreMin }
    const decision = { state: 'notSame' as const, ...decidedBy(actor) }
    await transaction(async (tx) => {
      await tx.duplicatePair.upsert({
        where: { oneId_otherId: { oneId: pair.oneId, otherId: pair.otherId } },
        create: { ...pair, ...decision, reasons: pairLikeness(card, other)?.reasons ?? [] },
        update: decision,
      })
      await recordOnBoth(actor, tx, 'volunteer.notDuplicate', pair)
    })
  }
}

/** The pair of two card numbers, to be compared; made when it is not there. Invalid for numbers that are not the actor's people. */
export async function comparePair(actor: Actor, input: ComparePairInput): Promise<{ pairId: string }> {
  const one = await findListed(actor, { cardNumber: input.one })
  const other = await findListed(actor, { cardNumber: input.other })
  if (!one) throw new Invalid({ one: { code: 'duplicates.problems.unknownNumber' } })
  if (!other) throw new Invalid({ other: { code: 'duplicates.problems.unknownNumber' } })
  if (one.id === other.id) throw new Invalid({ other: { code: 'duplicates.problems.sameNumber' } })
  await lookAtCards(actor, [one.id])
  const alike = pairLikeness(one, other)
  const ids = ordered(one.id, other.id)
  const made = { ...ids, score: alike?.score ?? 1, reasons: [...(alike?.reasons ?? []), 'manual'] }
  const pair = await db.duplicatePair.upsert({
    where: { oneId_otherId: ids },
    create: made,
    update: {},
    select: { id: true },
  })
  return { pairId: pair.id }
}

const columns = {
  ...{ id: true, surname: true, givenName: true, patronymic: true, birthDate: true },
  ...{ phone: true, email: true, iinHash: true, unitId: true },
} as const

function findListed(actor: Actor, which: { id: string } | { cardNumber: number }) {
  const where = { AND: [listedTo(actor), which, { status: { not: 'anonymised' as const } }] }
  return db.volunteer.findFirst({ where, select: columns })
}
