import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinate } from '#lib/accounts/policy.ts'
import { transaction } from '#lib/platform/db.ts'
import { uniqueViolation } from '#lib/platform/db-errors.ts'
import { Conflict, Invalid, NotFound } from '#lib/platform/refusal.ts'
import { lockRows } from '#lib/platform/row-locks.ts'
import { type RenameViewInput, type SaveViewInput, viewsMax } from '../schema.ts'
import { cleanQuery } from '../rules.ts'

/**
 * Keeps the address of a list under a name; the same name replaces what it stood for. A Conflict when somebody keeps twenty
 * already. Views are nobody else's business, so no history is written.
 */
export async function saveView(actor: Actor, { name, query }: SaveViewInput): Promise<{ id: string }> {
  if (!mayCoordinate(actor)) throw new NotFound('registry.refusals.unknownView')
  const { userId } = actor
  return transaction(async (tx) => {
    await lockRows(tx, 'User', [userId])
    const known = await tx.savedView.count({ where: { userId, NOT: { name } } })
    if (known >= viewsMax) throw new Conflict('registry.refusals.viewsEnough', { max: viewsMax })
    return tx.savedView.upsert({
      where: { userId_name: { userId, name } },
      create: { userId, name, query: cleanQuery(query) },
      update: { query: cleanQuery(query) },
      select: { id: true },
    })
  })
}

export async function renameView(actor: Actor, { id, name }: RenameViewInput): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.savedView.updateMany({ where: { id, userId: actor.userId }, data: { name } })
    if (count === 0) throw new NotFound('registry.refusals.unknownView')
  }).catch((error: unknown) => {
    if (uniqueViolation(error)) throw new Invalid({ name: { code: 'registry.problems.viewKnown' } })
    throw error
  })
}

/** A second call is a NotFound. */
export async function removeView(actor: Actor, { id }: { id: string }): Promise<void> {
  await transaction(async (tx) => {
    const { count } = await tx.savedView.deleteMany({ where: { id, userId: actor.userId } })
    if (count === 0) throw new NotFound('registry.refusals.unknownView')
  })
}
