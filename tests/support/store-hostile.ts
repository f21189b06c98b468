import { asOwner, storeNews, type StoredNews } from './stored-news.ts'

type Texts = readonly { content: readonly object[] }[]
type Said = readonly { body: string; authorName: string }[]
export type StoredHostile = StoredNews & { lastWords: string }

const title = `</title></script><script>window.hit&&hit(1)</script><img src=x onerror="window.hit&&hit(1)">`

/** Puts hostile texts and comments, as the readers let them through, under so many public items, as if somebody had saved them. */
export async function storeHostile(texts: Texts, said: Said, items: number): Promise<StoredHostile[]> {
  const stored: StoredHostile[] = []
  for (let item = 0; item < items; item++) {
    const own = <Row>(rows: readonly Row[]) => rows.filter((_, index) => index % items === item)
    const content = own(texts).flatMap((text) => text.content)
    const news = await storeNews(title, { type: 'doc', content: content.slice(0, 300) })
    stored.push({ ...news, lastWords: await storeComments(news.id, own(said)) })
  }
  return stored
}

/** Returns the last comment's first words. */
async function storeComments(newsId: string, said: Said): Promise<string> {
  const columns = [said.map(({ authorName }) => authorName), said.map(({ body }) => body)]
  await asOwner(
    `INSERT INTO "Comment" (id, "newsId", "authorName", locale, body, state, "createdAt")
     SELECT gen_random_uuid(), $1, name, 'kk', body, 'shown', now() + n * interval '1 second'
     FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS given(name, body, n)`,
    [newsId, ...columns],
  )
  return said.at(-1)?.body.split('\n')[0] ?? ''
}
