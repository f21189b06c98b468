import type { Actor } from '#lib/accounts/actor.ts'
import { nameMinors } from '#lib/comments/commands/name-minors.ts'
import { lockShiftsOf } from '#lib/participation/commands/move-person.ts'
import { withPeople } from '#lib/participation/commands/with-people.ts'
import { dayMs, now } from '#lib/platform/clock.ts'
import { db, type Tx } from '#lib/platform/db.ts'
import { Conflict, Forbidden, NotFound } from '#lib/platform/refusal.ts'
import type { Doer } from '#lib/participation/policy.ts'
import { noteOnCard } from '#lib/volunteers/commands/note-on-card.ts'
import { pairsOf, undoDays } from '../policy.ts'
import { findMerge, type MergeRow, undoProblems } from '../queries/undo.ts'
import { readJournal } from './journal.ts'
import { returnEverything } from './movers.ts'

/**
 * Makes two cards of one again, as they were, within 30 days of the merge. What was written on the joint card since stays there,
 * but for what belongs to moved work. A Conflict says what cannot be split; a second call is a Conflict.
 */
export async function undoMerge(actor: Actor, { mergeId }: { mergeId: string }): Promise<{ fromId: string }> {
  const known = await db.merge.findFirst({
    where: { id: mergeId, pair: { is: pairsOf(actor) } },
    select: { fromId: true, intoId: true, undoneAt: true },
  })
  if (!known) throw new NotFound('duplicates.refusals.unknown')
  const { fromId, intoId } = known
  if (fromId === actor.volunteerId || intoId === actor.volunteerId)
    throw new Forbidden('duplicates.refusals.ownCard')
  await withPeople(actor, [fromId, intoId], async (tx) => {
    await lockShiftsOf(actor, tx, [fromId, intoId])
    const merge = await findMerge(actor, tx, mergeId)
    if (!merge) throw new Conflict('duplicates.refusals.undone')
    const [problem] = await undoProblems(actor, tx, merge)
    if (problem) throw new Conflict(`duplicates.undo.problems.${problem.code}`, problem.values)
    await write(actor, tx, merge)
  })
  return { fromId }
}

async function write(actor: Actor, tx: Tx, merge: MergeRow) {
  const { id, fromId, intoId, pairId } = merge
  const journal = readJournal(merge)
  const { count } = await tx.merge.updateMany({
    where: { id, undoneAt: null },
    data: { undoneAt: now(), undoneById: actor.userId, journal: '' },
  })
  if (count === 0 || !journal) throw new Conflict('duplicates.refusals.undone')
  const reason = `№ ${merge.into.cardNumber} → № ${merge.from.cardNumber}`
  await returnEverything(actor, tx, { mergeId: id, fromId, toId: intoId }, { journal, reason })
  await nameMinors(actor, tx, [fromId, intoId])
  if (pairId) {
    const open = { state: 'open' as const, decidedAt: null, decidedById: null }
    await tx.duplicatePair.updateMany({ where: { id: pairId, state: 'merged' }, data: open })
  }
  const action = 'volunteer.mergeUndone'
  await noteOnCard(actor, tx, { volunteerId: fromId, action, details: { others: [intoId] } })
  await noteOnCard(actor, tx, { volunteerId: intoId, action, details: { others: [fromId] } })
}

/** Empties what was kept for undoing merges whose time is over; returns how many. Run by the worker. */
export async function forgetOldJournals(_doer: Doer): Promise<number> {
  const before = new Date(now().getTime() - undoDays * dayMs)
  const where = { journal: { not: '' }, mergedAt: { lt: before } }
  const { count } = await db.merge.updateMany({ where, data: { journal: '' } })
  return count
}
