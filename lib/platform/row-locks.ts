import { Prisma } from '#prisma/generated/client.ts'
import type { Tx } from './db.ts'

/**
 * Locks rows until the transaction ends, in the order of their ids, so that two that want the same rows cannot stop each other.
 * Foreign keys to the rows can still be written. Ids that are not there are passed over.
 */
export async function lockRows(
  tx: Tx,
  table: 'Volunteer' | 'Shift' | 'Event' | 'EventSeries' | 'User' | 'Centre' | 'StoredFile' | 'NewsItem',
  ids: string[],
): Promise<void> {
  if (ids.length === 0) return
  const name = Prisma.raw(`"${table}"`)
  await tx.$queryRaw`SELECT "id" FROM ${name} WHERE "id" = ANY(${ids}::uuid[]) ORDER BY "id" FOR NO KEY UPDATE`
}
