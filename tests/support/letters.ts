import pg from 'pg'

/** The texts of the letters written to a mailbox, the oldest first, as the outbox keeps them. */
export async function lettersTo(recipient: string): Promise<string[]> {
  const rows = await ask<{ body: string }>(
    `SELECT body FROM "OutboxMessage" WHERE recipient = $1 ORDER BY "createdAt", id`,
    [recipient],
  )
  return rows.map(({ body }) => body)
}

/** The personal address in the last letter to a mailbox, without the host. */
export async function linkTo(recipient: string): Promise<string> {
  const last = (await lettersTo(recipient)).at(-1) ?? ''
  const found = /\/kk\/(?:place|group)\/[\w-]{43}/.exec(last)
  if (!found) throw new Error(`no personal link in the last letter to ${recipient}`)
  return found[0]
}

/** How many cards carry a surname, wherever they are. */
export async function countCards(surname: string): Promise<number> {
  const [row] = await ask<{ count: string }>(`SELECT count(*) FROM "Volunteer" WHERE surname = $1`, [surname])
  return Number(row?.count)
}

async function ask<Row extends pg.QueryResultRow>(sql: string, values: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env.E2E_OWNER_URL })
  await client.connect()
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}
