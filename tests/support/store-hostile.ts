import { randomUUID } from 'node:crypto'
import pg from 'pg'

type Texts = readonly { content: readonly object[] }[]
type Said = readonly { body: string; authorName: string }[]
export type StoredHostile = { id: string; slug: string; lastWords: string }

const title = `</title></script><script>window.hit&&hit(1)</script><img src=x onerror="window.hit&&hit(1)">`

/** Puts hostile texts and comments, as the readers let them through, under so many public items, as if somebody had saved them. */
export async function storeHostile(texts: Texts, said: Said, items: number): Promise<StoredHostile[]> {
  const client = new pg.Client({ connectionString: process.env.E2E_OWNER_URL })
  await client.connect()
  try {
    const stored: StoredHostile[] = []
    for (let item = 0; item < items; item++) {
      const own = <Row>(rows: readonly Row[]) => rows.filter((_, index) => index % items === item)
      stored.push(await storeOne(client, own(texts), own(said)))
    }
    return stored
  } finally {
    await client.end()
  }
}

async function storeOne(client: pg.Client, texts: Texts, said: Said): Promise<StoredHostile> {
  const [id, slug] = [randomUUID(), `fuzz-${randomUUID().slice(0, 8)}`]
  const body = { type: 'doc', content: texts.flatMap(({ content }) => content).slice(0, 300) }
  await client.query(
    `INSERT INTO "NewsItem" (id, state, "publishedAt", "updatedAt") VALUES ($1, 'published', now() - interval '400 days', now())`,
    [id],
  )
  for (const locale of ['kk', 'ru'])
    await client.query(
      `INSERT INTO "NewsTranslation" (id, "newsId", locale, state, slug, title, lead, body, "updatedAt")
       VALUES (gen_random_uuid(), $1, $2, 'published', $3, $4, $4, $5, now())`,
      [id, locale, slug, title, JSON.stringify(body)],
    )
  for (const [index, comment] of said.entries())
    await client.query(
      `INSERT INTO "Comment" (id, "newsId", "authorName", locale, body, state, "createdAt")
       VALUES (gen_random_uuid(), $1, $2, 'kk', $3, 'shown', now() + $4 * interval '1 second')`,
      [id, comment.authorName, comment.body, index],
    )
  return { id, slug, lastWords: said.at(-1)?.body.split('\n')[0] ?? '' }
}
