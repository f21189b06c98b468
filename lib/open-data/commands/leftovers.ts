import { now } from '#lib/platform/clock.ts'
import { db, type Tx } from '#lib/platform/db.ts'
import { removeFiles } from '#lib/platform/file-store.ts'

/** Says that the bytes under keys may go, before they are written and when they are no longer led to. */
export async function markLeftover(
  _actor: null,
  client: Pick<Tx, 'openDataLeftover'>,
  keys: string[],
): Promise<void> {
  await client.openDataLeftover.createMany({ data: keys.map((key) => ({ key, since: now() })) })
}

/** In the transaction that leads to them: they are to stay. */
export async function keepFromNow(_actor: null, tx: Tx, keys: string[]): Promise<void> {
  await tx.openDataLeftover.deleteMany({ where: { key: { in: keys } } })
}

/** Takes the bytes away, then the word of them: whoever is stopped between is followed by the next. */
export async function removeLeftovers(_actor: null, keys: string[]): Promise<void> {
  for (const key of keys) {
    await removeFiles(key)
    await db.openDataLeftover.deleteMany({ where: { key } })
  }
}

/** What stopped processes left; only for whoever knows that nobody else is writing. */
export async function sweepLeftovers(_actor: null): Promise<number> {
  const rows = await db.openDataLeftover.findMany({ select: { key: true } })
  await removeLeftovers(
    null,
    rows.map(({ key }) => key),
  )
  return rows.length
}
