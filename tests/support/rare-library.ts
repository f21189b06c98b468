import type pg from 'pg'

/** A draft with a first version that nobody ever saw: it may be put out and deleted. Returns where the walk sees it. */
export async function prepareLibrary(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `WITH item AS (
       INSERT INTO "LibraryItem" (id, slug, kind, "titleKk", "titleRu", "searchKey", "updatedAt")
       VALUES (gen_random_uuid(), 'rare-draft', 'guide', 'Сынақ', 'Проба', 'сынак проба', now()) RETURNING id)
     INSERT INTO "LibraryRelease" (id, "itemId", number) SELECT gen_random_uuid(), id, 1 FROM item RETURNING "itemId" AS id`,
  )
  const out = await client.query<{ id: string }>(
    `SELECT id FROM "LibraryItem" WHERE state = 'published' ORDER BY id LIMIT 1`,
  )
  const desk = '/kk/workspace/library'
  return [desk, `${desk}/new`, ...[...rows, ...out.rows].map(({ id }) => `${desk}/${id}`)]
}
