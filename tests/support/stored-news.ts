import { randomUUID } from 'node:crypto'
import pg from 'pg'

export type StoredNews = { id: string; slug: string }

/** A public item in Kazakh and Russian, so old that it stands in no list another test looks at. */
export async function storeNews(
  title: string,
  body: object = { type: 'doc', content: [] },
): Promise<StoredNews> {
  const [id, slug] = [randomUUID(), `stored-${randomUUID().slice(0, 8)}`]
  await asOwner(
    `INSERT INTO "NewsItem" (id, state, "publishedAt", "updatedAt") VALUES ($1, 'published', now() - interval '900 days', now())`,
    [id],
  )
  for (const locale of ['kk', 'ru'])
    await asOwner(
      `INSERT INTO "NewsTranslation" (id, "newsId", locale, state, slug, title, lead, body, "updatedAt")
       VALUES (gen_random_uuid(), $1, $2, 'published', $3, $4, $4, $5, now())`,
      [id, locale, slug, title, JSON.stringify(body)],
    )
  return { id, slug }
}

/** How often an item was looked at, as the days count it. */
export async function viewsOf(newsId: string): Promise<number> {
  const [row] = await asOwner<{ views: number }>(
    `SELECT coalesce(sum(views), 0)::int AS views FROM "NewsDay" WHERE "newsId" = $1`,
    [newsId],
  )
  return row?.views ?? 0
}

/** A statement on the database the browser tests run on. */
export async function asOwner<Row extends pg.QueryResultRow>(sql: string, values: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env.E2E_OWNER_URL })
  await client.connect()
  try {
    return (await client.query<Row>(sql, values)).rows
  } finally {
    await client.end()
  }
}
