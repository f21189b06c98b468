import { Prisma } from '#prisma/generated/client.ts'
import type { Db } from '#lib/platform/db.ts'
import { searchKinds } from '../rules.ts'

const batchSize = 150

/**
 * Writes every entry anew from the records, whatever it says now, and takes out what belongs to no record. Batch by batch: readers
 * go on finding, writers wait for no longer than a batch, and a rebuild that was stopped is simply started again. `tell` hears of
 * the progress.
 */
export async function rebuildSearch(
  actor: null,
  db: Db,
  tell: (kind: string, done: number, all: number) => void,
): Promise<void> {
  void actor
  for (const kind of searchKinds) {
    const [count] = await db.$queryRaw<{ all: number }[]>(
      Prisma.sql`SELECT count(*)::int AS all FROM search_records(${kind}, NULL, 2000000000)`,
    )
    let after: string | null = null
    let done = 0
    for (;;) {
      const rows: { id: string }[] = await db.$queryRaw(
        Prisma.sql`SELECT "id" FROM search_records(${kind}, ${after}::uuid, ${batchSize}::int)`,
      )
      if (rows.length === 0) break
      const ids = rows.map(({ id }) => id)
      await patiently(db, Prisma.sql`SELECT search_sync(${kind}, ${ids}::uuid[], true)`)
      after = ids.at(-1) ?? null
      done += ids.length
      tell(kind, done, Math.max(count?.all ?? 0, done))
    }
    await patiently(db, Prisma.sql`SELECT search_drop_orphans(${kind})`)
  }
  await countWords(null, db)
}

/**
 * A night's work: counts the words of titles anew, forgets those nothing public bears any more, and names those who came of age
 * since as the register does. Returns 0: there is nothing more to do until the next night.
 */
export async function countWords(actor: null, db: Db): Promise<number> {
  void actor
  await patiently(db, Prisma.sql`SELECT search_come_of_age()`, Prisma.sql`SELECT search_count_words()`)
  return 0
}

const longestSeconds = 300

/** In one transaction, with more time than a page's question has: a busy machine takes its time for a batch. */
async function patiently(db: Db, ...statements: Prisma.Sql[]): Promise<void> {
  await db.$transaction(
    async (tx) => {
      await tx.$executeRawUnsafe(`SET LOCAL statement_timeout = '${longestSeconds}s'`)
      for (const statement of statements) await tx.$executeRaw(statement)
    },
    { timeout: longestSeconds * 1000 },
  )
}
