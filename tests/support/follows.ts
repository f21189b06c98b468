import pg from 'pg'

/**
 * Lets a week pass for a mailbox that follows: it confirmed ten days before the last Monday but one, and an event of the centre that
 * is ahead came out after that. Returns the event's title in Kazakh.
 */
export async function letAWeekPass(recipient: string): Promise<string> {
  const monday = `(date_trunc('week', now() AT TIME ZONE 'Asia/Almaty') AT TIME ZONE 'Asia/Almaty')`
  const rows = await ask<{ titleKk: string }>(
    `WITH event AS (
       UPDATE "Event" e SET "publishedAt" = ${monday} - interval '8 days'
       WHERE e.id = (SELECT e.id FROM "Event" e JOIN "FollowTopic" t ON t."centreId" = e."centreId"
         JOIN "Follower" f ON f.id = t."followerId"
         WHERE f.email = $1 AND e.state = 'published' AND e."endsAt" > now() + interval '1 day' AND e."isDateStated"
         ORDER BY e."startsAt" LIMIT 1)
       RETURNING e."titleKk"),
     reader AS (UPDATE "Follower" SET "digestUntil" = ${monday} - interval '10 days' WHERE email = $1)
     SELECT "titleKk" FROM event`,
    [recipient],
  )
  return rows[0]?.titleKk ?? ''
}

/** The digest written to a mailbox, with the address of the mail program's button; empty while there is none. */
export async function digestTo(recipient: string): Promise<{ body: string; button: string }> {
  const rows = await ask<{ body: string; unsubscribeUrl: string }>(
    `SELECT body, "unsubscribeUrl" FROM "OutboxMessage" WHERE recipient = $1 AND kind = 'follow.digest'`,
    [recipient],
  )
  const [row] = rows
  return { body: row?.body ?? '', button: row ? new URL(row.unsubscribeUrl).pathname : '' }
}

/** A centre with an event ahead. */
export async function busyCentre(): Promise<string> {
  const [row] = await ask<{ slug: string }>(
    `SELECT c.slug FROM "Centre" c JOIN "Event" e ON e."centreId" = c.id WHERE c.state = 'published' AND e.state = 'published'
     AND e."startsAt" > now() + interval '2 days' AND e."isDateStated" ORDER BY e.id LIMIT 1`,
    [],
  )
  return row?.slug ?? ''
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
