import pg from 'pg'

/** Tables that change by looking (sign-ins, counters, the log of what was read or refused) or by themselves (letters go out, duplicates are looked for). */
const restless = new Set([
  ...['Session', 'RateLimit', 'AuditEntry', 'OutboxMessage', 'DuplicateSearch', 'NewsPresence'],
  ...['OpenDataEdition', 'OpenDataPart'],
  '_prisma_migrations',
])

/** One checksum a table over all its rows, as the database's owner sees them: any change of any column shows. */
export async function fingerprint(): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: process.env.E2E_OWNER_URL })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
    )
    const sums: Record<string, string> = {}
    for (const { name } of rows.filter((table) => !restless.has(table.name))) {
      const sum = await client.query<{ sum: string }>(
        `SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS sum FROM "${name}" t`,
      )
      sums[name] = sum.rows[0]?.sum ?? ''
    }
    return sums
  } finally {
    await client.end()
  }
}
