/** A memorandum whose sides all signed off, a term that waits for a decision, and an event under a promise; the pages that show them. */
export async function prepareMemoranda(
  one: (sql: string) => Promise<string>,
  eventId: string,
): Promise<{ staff: string[]; event: string }> {
  const known = (slug: string) => one(`SELECT id FROM "Memorandum" WHERE slug = '${slug}'`)
  const [shelter, university] = [
    await known('demo-animal-shelter-events'),
    await known('demo-university-training'),
  ]
  await one(
    `INSERT INTO "MemorandumAddendum" (id, "memorandumId", number, "previousUntil", "validUntil") SELECT gen_random_uuid(), id, 1, "validUntil", "validUntil" + 365 FROM "Memorandum" WHERE id = '${university}' RETURNING id`,
  )
  const complete = await one(
    `INSERT INTO "Memorandum" (id, slug, "subjectId", "titleKk", "titleRu", "titleEn", "updatedAt") SELECT gen_random_uuid(), 'rare-complete', "subjectId", 'Сынақ', 'Проба', '', now() FROM "Memorandum" WHERE id = '${shelter}' RETURNING id`,
  )
  for (const position of [1, 2]) {
    await one(
      `WITH side AS (INSERT INTO "MemorandumParty" (id, "memorandumId", position, "nameKk", "nameRu", "nameEn") VALUES (gen_random_uuid(), '${complete}', ${position}, 'Сынақ ${position}', 'Проба ${position}', '') RETURNING id)
       INSERT INTO "MemorandumDecision" (id, "memorandumId", kind, "partyId", note) SELECT gen_random_uuid(), '${complete}', 'signedOff', id, 'x' FROM side RETURNING id`,
    )
  }
  await one(
    `INSERT INTO "MemorandumDecision" (id, "memorandumId", kind) VALUES (gen_random_uuid(), '${complete}', 'agreed') RETURNING id`,
  )
  await one(
    `INSERT INTO "ObligationEvent" ("obligationId", "eventId") SELECT id, '${eventId}' FROM "Obligation" WHERE "memorandumId" = '${university}' ORDER BY position LIMIT 1 RETURNING "eventId" AS id`,
  )
  const desk = '/kk/staff/memoranda'
  return {
    staff: [shelter, university, complete]
      .map((id) => `${desk}/${id}`)
      .concat(`${desk}/${shelter}/promises`, `${desk}/${shelter}/history`),
    event: `/kk/workspace/events/${eventId}/memoranda`,
  }
}
