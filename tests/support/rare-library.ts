import type pg from 'pg'

/** A draft with a first version that nobody ever saw: it may be put out and deleted; a centre's own paper. Returns where the walk sees them. */
export async function prepareLibrary(
  client: pg.Client,
  ownCentre: string,
): Promise<{ region: string[]; centre: string }> {
  const { rows } = await client.query<{ id: string }>(
    `WITH item AS (
       INSERT INTO "LibraryItem" (id, slug, kind, "titleKk", "titleRu", "searchKey", "updatedAt")
       VALUES (gen_random_uuid(), 'rare-draft', 'guide', 'Сынақ', 'Проба', 'сынак проба', now()) RETURNING id)
     INSERT INTO "LibraryRelease" (id, "itemId", number) SELECT gen_random_uuid(), id, 1 FROM item RETURNING "itemId" AS id`,
  )
  const out = await client.query<{ id: string }>(
    `SELECT id FROM "LibraryItem" WHERE state = 'published' ORDER BY id LIMIT 1`,
  )
  const own = await client.query<{ id: string }>(
    `INSERT INTO "LibraryItem" (id, slug, kind, state, audience, "centreId", "titleKk", "titleRu", "searchKey", "publishedAt", "updatedAt")
     SELECT gen_random_uuid(), 'rare-of-centre', 'form', 'published', 'centre', id, 'Сынақ', 'Проба', 'сынак проба', now(), now() FROM "Centre" WHERE id IN ${ownCentre} LIMIT 1 RETURNING id`,
  )
  const desk = '/kk/workspace/library'
  return {
    region: [desk, `${desk}/new`, ...[...rows, ...out.rows].map(({ id }) => `${desk}/${id}`)],
    centre: `${desk}/${own.rows[0]?.id}`,
  }
}
