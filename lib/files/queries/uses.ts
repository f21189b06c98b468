import type { Actor } from '#lib/accounts/actor.ts'
import type { Db, Tx } from '#lib/platform/db.ts'
import { Prisma } from '#prisma/generated/client.ts'

/** Something that refers to a file: the table and the column it is known by. */
export type Use = { fileId: string; source: string }

/**
 * Everything that refers to the files: every foreign key the database has to them, so that a new table needs no word here, and the
 * pictures inside of texts of news, their versions and drafts (any JSON column of a table whose name begins with «News»).
 */
export async function listUses(
  _actor: Actor | null,
  client: Db | Tx,
  ids: readonly string[],
): Promise<Use[]> {
  if (ids.length === 0) return []
  const used = Prisma.raw(await usesSql(client))
  return client.$queryRaw<Use[]>`
    SELECT DISTINCT "fileId", "source" FROM (${used}) u WHERE "fileId" = ANY(${[...ids]}::uuid[]) ORDER BY "source"`
}

/** Files nothing refers to, the oldest first. */
export async function listUnusedIds(
  _actor: Actor | null,
  client: Db | Tx,
  { before, limit }: { before: Date; limit: number },
): Promise<string[]> {
  const used = Prisma.raw(await usesSql(client))
  const rows = await client.$queryRaw<{ id: string }[]>`
    SELECT f."id" FROM "StoredFile" f
    WHERE f."createdAt" < ${before} AND NOT EXISTS (SELECT FROM (${used}) u WHERE u."fileId" = f."id")
    ORDER BY f."createdAt", f."id" LIMIT ${limit}`
  return rows.map(({ id }) => id)
}

/** Keys of the store that rows of any table speak of, by the names such columns have, and those named for jobs. */
export async function listKnownKeys(_actor: Actor | null, client: Db | Tx): Promise<Set<string>> {
  const columns = await client.$queryRaw<Column[]>`
    SELECT format('%I', "table_name") AS "table", format('%I', "column_name") AS "column"
    FROM information_schema.columns
    WHERE "table_schema" = 'public' AND "column_name" IN ('storageKey', 'fileKey') AND "data_type" = 'text'`
  const parts = columns.map(({ table, column }) => `SELECT ${column} AS "key" FROM ${table}`)
  const jobs = `SELECT replace("id"::text, '-', '') FROM "Job"`
  const rows = await client.$queryRaw<
    { key: string | null }[]
  >`${Prisma.raw([...parts, jobs].join(' UNION '))}`
  return new Set(rows.flatMap(({ key }) => key ?? []))
}

type Column = { table: string; column: string; name?: string }

/** Who is on a picture belongs to it and does not use it. */
const partsOfFiles = ['FilePerson']

/** The names come from the database's own catalogue, quoted by it. */
async function usesSql(client: Db | Tx): Promise<string> {
  const keys = await client.$queryRaw<Column[]>`
    SELECT format('%I', c.relname) AS "table", format('%I', a.attname) AS "column",
      quote_literal(c.relname || '.' || a.attname) AS "name"
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(k.conkey)
    WHERE k.contype = 'f' AND k.confrelid = '"StoredFile"'::regclass AND c.relname <> ALL(${partsOfFiles})`
  const texts = await client.$queryRaw<Column[]>`
    SELECT format('%I', "table_name") AS "table", format('%I', "column_name") AS "column",
      quote_literal("table_name" || '.' || "column_name") AS "name"
    FROM information_schema.columns
    WHERE "table_schema" = 'public' AND "table_name" LIKE 'News%' AND "data_type" = 'jsonb'`
  const byKey = keys.map(
    ({ table, column, name }) =>
      `SELECT ${column} AS "fileId", ${name}::text AS "source" FROM ${table} WHERE ${column} IS NOT NULL`,
  )
  const id = `'"fileId": "([0-9a-f]{8}-[0-9a-f-]{27})"'`
  const byText = texts.map(
    ({ table, column, name }) =>
      `SELECT found[1]::uuid, ${name}::text FROM ${table} t, regexp_matches(t.${column}::text, ${id}, 'g') AS found`,
  )
  return [...byKey, ...byText].join(' UNION ALL ')
}
