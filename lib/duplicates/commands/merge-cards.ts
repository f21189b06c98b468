import { nameMinors } from '#lib/comments/commands/name-minors.ts'
import type { Actor } from '#lib/accounts/actor.ts'
import { isOpen } from '#lib/erasure/policy.ts'
import { lockShiftsOf } from '#lib/participation/commands/move-person.ts'
import { withPeople } from '#lib/participation/commands/with-people.ts'
import { now } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'
import { newId } from '#lib/platform/new-id.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { canSeal, seal } from '#lib/platform/sealed.ts'
import { noteOnCard } from '#lib/volunteers/commands/note-on-card.ts'
import { type ComparedRow, type Comparison, findComparison } from '../queries/comparison.ts'
import { fieldsOfOther, maskedSnapshot } from '../rules/choices.ts'
import { endedBy, type Side } from '../rules/collisions.ts'
import type { MergeInput } from '../schema.ts'
import { journalPlace } from './journal.ts'
import { type MergeChoice, moveEverything } from './movers.ts'

/**
 * Makes two cards one, in one transaction with both locked: the chosen values stay on the staying card, everything else of the
 * other one goes there, its number and links lead there. A form made from older versions, or a second call, is a Conflict;
 * Invalid names what has to be chosen. Nobody merges their own card.
 */
export async function mergeCards(
  actor: Actor,
  input: MergeInput,
): Promise<{ mergeId: string; intoId: string }> {
  const known = await findComparison(actor, input.pairId)
  if (!known) throw new NotFound('duplicates.refusals.unknown')
  if (!canSeal()) throw new Conflict('duplicates.refusals.noKeys')
  const { oneId, otherId } = known.pair
  return withPeople(actor, [oneId, otherId], async (tx) => {
    await lockShiftsOf(actor, tx, [oneId, otherId])
    const comparison = await findComparison(actor, input.pairId, tx)
    if (!comparison) throw new Conflict('duplicates.refusals.decided')
    refuse(actor, comparison, input)
    await refuseErasing(tx, [oneId, otherId])
    return write(actor, tx, comparison, input)
  })
}

function refuse(actor: Actor, { pair, one, other, collisions }: Comparison, input: MergeInput) {
  if (pair.state !== 'open') throw new Conflict('duplicates.refusals.decided')
  if (one.id === actor.volunteerId || other.id === actor.volunteerId)
    throw new Forbidden('duplicates.refusals.ownCard')
  if (one.version !== input.versionOne || other.version !== input.versionOther)
    throw new Conflict('duplicates.refusals.changed')
  if (one.iinHash && other.iinHash) throw new Conflict('duplicates.refusals.twoNumbers')
  const open = collisions.filter(({ shiftId }) => !input.keep[shiftId])
  if (open.length > 0)
    throw new Invalid(
      Object.fromEntries(
        open.map(({ shiftId }) => [`keep.${shiftId}`, { code: 'duplicates.problems.choosePlace' }]),
      ),
    )
  if (one.userId && other.userId && !input.account)
    throw new Invalid({ account: { code: 'duplicates.problems.chooseAccount' } })
}

/** Somebody who asked to be erased is not gathered first. */
async function refuseErasing(tx: Tx, ids: string[]) {
  const asked = await tx.erasureRequest.count({ where: { volunteerId: { in: ids }, ...isOpen } })
  if (asked > 0) throw new Conflict('duplicates.refusals.erasing')
}

async function write(actor: Actor, tx: Tx, comparison: Comparison, input: MergeInput) {
  const { pair, one, other } = comparison
  const [into, from] = input.staying === 'one' ? [one, other] : [other, one]
  const mergeId = newId()
  const mergedAt = now()
  const ids = { fromId: from.id, toId: into.id }
  // Before anything moves: the closed card is in no register afterwards.
  await noteOnBoth(actor, tx, from, into)
  // The record first: the ledger of hours follows it.
  await tx.merge.create({
    data: {
      ...{ id: mergeId, fromId: from.id, intoId: into.id, pairId: pair.id },
      ...{ mergedById: actor.userId, mergedAt, journal: '' },
    },
  })
  const journal = await moveEverything(actor, tx, { mergeId, ...ids }, choiceOf(comparison, input))
  await nameMinors(actor, tx, [into.id])
  const sealed = seal(JSON.stringify(journal), journalPlace(mergeId))
  await tx.merge.update({ where: { id: mergeId }, data: { journal: sealed } })
  const { count } = await tx.duplicatePair.updateMany({
    where: { id: pair.id, state: 'open' },
    data: { state: 'merged', decidedAt: mergedAt, decidedById: actor.userId },
  })
  if (count === 0) throw new Conflict('duplicates.refusals.decided')
  return { mergeId, intoId: into.id }
}

function choiceOf({ one, other, collisions, primaries }: Comparison, input: MergeInput): MergeChoice {
  const [into, from] = input.staying === 'one' ? [one, other] : [other, one]
  const closed: Side = input.staying === 'one' ? 'other' : 'one'
  const isOffered = primaries.choices.some(({ id }) => id === input.primaryId)
  return {
    card: {
      fieldsOfOther: fieldsOfOther(into, from, (field) => input.fields[field] === closed),
      isAccountOfOther: from.userId !== null && into.userId !== null && input.account === closed,
    },
    primaryId: isOffered ? input.primaryId : primaries.keptId,
    endedIds: endedBy(collisions, new Map(Object.entries(input.keep))),
    reason: `№ ${from.cardNumber} → № ${into.cardNumber}`,
  }
}

async function noteOnBoth(actor: Actor, tx: Tx, from: ComparedRow, into: ComparedRow) {
  const snapshots = { closed: maskedSnapshot(from), stayed: maskedSnapshot(into) }
  const closed = { volunteerId: from.id, action: 'volunteer.merged' }
  const stayed = { volunteerId: into.id, action: 'volunteer.mergedInto' }
  await noteOnCard(actor, tx, { ...closed, details: { into: into.id, ...snapshots } })
  await noteOnCard(actor, tx, { ...stayed, details: { from: from.id, ...snapshots } })
}
