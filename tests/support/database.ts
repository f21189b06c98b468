import pg from 'pg'
import { afterAll } from 'vitest'

export { db, transaction } from '#lib/platform/db.ts'

let owner: pg.Client | null = null

/** A statement with the owner's rights, for what the application itself may not do. */
export async function asOwner<Row extends pg.QueryResultRow>(
  statement: string,
  values: unknown[] = [],
): Promise<Row[]> {
  if (!owner) {
    owner = new pg.Client({ connectionString: process.env.MIGRATE_DATABASE_URL })
    await owner.connect()
  }
  const { rows } = await owner.query<Row>(statement, values)
  return rows
}

/** Empties every table. Seldom needed: a test file has a database of its own, and builders make rows that do not collide. */
export async function truncateAll(): Promise<void> {
  const tables = await asOwner<{ name: string }>(
    `SELECT format('%I', tablename) AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  )
  await asOwner(`TRUNCATE ${tables.map(({ name }) => name).join(', ')} CASCADE`)
}

afterAll(async () => {
  await owner?.end()
  owner = null
})
