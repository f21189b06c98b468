import { record } from '#lib/audit/record.ts'
import { dayMs, now } from '#lib/platform/clock.ts'
import { db, transaction } from '#lib/platform/db.ts'
import { listStoredKeys, removeFiles } from '#lib/platform/file-store.ts'
import { log } from '#lib/platform/log.ts'
import { listKnownKeys, listUnusedIds, listUses } from '../queries/uses.ts'

/** A file sent and not yet put anywhere may still be; its sender has a week. */
export const unusedDays = 7
/** Bytes are in the store before their row is written. */
const bytesDays = 1
const atOnce = 100

/**
 * Removes files nothing refers to for a week since they were sent, and bytes of the store no row speaks of; says in the log which
 * rows have lost their bytes. A file that is being put somewhere in the same moment stays. Returns how many went.
 */
export async function cleanFiles(_actor: null): Promise<number> {
  return (await cleanRows()) + (await cleanBytes())
}

async function cleanRows(): Promise<number> {
  const before = new Date(now().getTime() - unusedDays * dayMs)
  const ids = await listUnusedIds(null, db, { before, limit: atOnce })
  let removed = 0
  for (const id of ids) {
    const key = await removeRow(id)
    if (key) await removeFiles(key)
    if (key) removed++
  }
  return removed
}

/** Null when somebody holds the row or has begun to use it. */
async function removeRow(id: string): Promise<string | null> {
  return transaction(async (tx) => {
    const [held] = await tx.$queryRaw<{ storageKey: string }[]>`
      SELECT "storageKey" FROM "StoredFile" WHERE "id" = ${id}::uuid FOR UPDATE SKIP LOCKED`
    if (!held || (await listUses(null, tx, [id])).length > 0) return null
    await tx.storedFile.deleteMany({ where: { id } })
    await record(tx, null, 'file.cleaned', { type: 'file', id })
    return held.storageKey
  })
}

async function cleanBytes(): Promise<number> {
  const before = now().getTime() - bytesDays * dayMs
  const found: { key: string; changedAt: Date }[] = []
  for await (const each of listStoredKeys()) found.push(each)
  const known = await listKnownKeys(null, db)
  const lost = found.filter(({ key, changedAt }) => !known.has(key) && changedAt.getTime() < before)
  for (const { key } of lost) await removeFiles(key)
  await reportEmptyRows(new Set(found.map(({ key }) => key)), new Date(before))
  return lost.length
}

async function reportEmptyRows(stored: Set<string>, before: Date): Promise<void> {
  const rows = await db.storedFile.findMany({
    where: { createdAt: { lt: before } },
    select: { id: true, storageKey: true },
  })
  const empty = rows.filter(({ storageKey }) => !stored.has(storageKey)).map(({ id }) => id)
  if (empty.length > 0)
    log.warn({ files: empty.slice(0, 20), count: empty.length }, 'rows of files have no bytes in the store')
}
