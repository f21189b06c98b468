import { record } from '#lib/audit/record.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { editionsKept } from '../rules/editions.ts'
import { markLeftover, removeLeftovers } from './leftovers.ts'

/** Takes away the editions behind the newest thirty, rows first: nobody is led to bytes that go. Returns how many went. */
export async function dropOldEditions(_actor: null): Promise<number> {
  const old = await db.openDataEdition.findMany({
    orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
    skip: editionsKept,
    take: 100,
    select: { id: true, name: true, parts: { select: { storageKey: true } } },
  })
  for (const { id, name, parts } of old) {
    const keys = parts.map(({ storageKey }) => storageKey)
    const isGone = await transaction(async (tx) => {
      const { count } = await tx.openDataEdition.deleteMany({ where: { id } })
      if (count === 0) return false
      await markLeftover(null, tx, keys)
      await record(tx, null, 'openData.dropped', { type: 'openData', id, label: name })
      return true
    })
    if (isGone) await removeLeftovers(null, keys)
  }
  return old.length
}
