import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinate } from '#lib/accounts/policy.ts'
import { startJob } from '#lib/jobs/commands.ts'
import { transaction } from '#lib/platform/db.ts'
import { Conflict, NotFound } from '#lib/platform/refusal.ts'
import type { BulkKind } from '#prisma/generated/client.ts'
import { findSelection } from '../queries/selection.ts'

export const bulkKind = 'register.bulk'

type Request = { selectionId: string; kind: BulkKind; input: Record<string, string | null> }

/**
 * Begins to do one thing with everybody of a selection; the worker does it person by person. The caller has checked what is
 * given to them. Throws Conflict when nobody of the selection is left.
 */
export async function startBulk(
  actor: Actor,
  { selectionId, kind, input }: Request,
): Promise<{ id: string }> {
  if (!mayCoordinate(actor)) throw new NotFound('registry.refusals.unknownSelection')
  const selection = await findSelection(actor, selectionId)
  if (!selection) throw new NotFound('registry.refusals.unknownSelection')
  if (selection.count === 0) throw new Conflict('registry.problems.nobody')
  return transaction(async (tx) => {
    const { id } = await tx.bulkAct.create({ data: { selectionId, kind, input }, select: { id: true } })
    await startJob(actor, tx, { kind: bulkKind, subjectId: id, total: selection.count })
    return { id }
  })
}
