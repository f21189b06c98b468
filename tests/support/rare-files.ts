import type pg from 'pg'

const variants = `'[{"width":480,"height":320,"format":"webp","bytes":4}]'`

/**
 * A picture with people in each state, one that stands nowhere, one the demo volunteer is on twice over, an announcement, call-ups
 * before, within and after their time (none of them out: its banner would stand on every page). Returns where the walk begins.
 */
export async function prepareFiles(client: pg.Client): Promise<string[]> {
  const one = async (sql: string): Promise<string> =>
    (await client.query<{ id: string }>(sql)).rows[0]?.id ?? ''
  const picture = (key: string) =>
    one(
      `INSERT INTO "StoredFile" (id, kind, "storageKey", "originalName", "mediaType", bytes, sha256, width, height, variants, people, "isHeld")
       VALUES (gen_random_uuid(), 'image', '${key.repeat(32)}', 'rare.jpg', 'image/jpeg', 4, '', 480, 320, ${variants}, 'recognisable', true) RETURNING id`,
    )
  const [peopled, unused, other] = [await picture('a'), await picture('b'), await picture('c')]
  await one(
    `UPDATE "Centre" SET "photoId" = '${peopled}' WHERE id = (SELECT id FROM "Centre" ORDER BY id LIMIT 1) RETURNING id`,
  )
  const volunteer = `(SELECT v.id FROM "Volunteer" v JOIN "User" u ON u.id = v."userId" WHERE u.email LIKE 'volunteer@%')`
  await client.query(
    `INSERT INTO "FilePerson" (id, "fileId", "volunteerId", name, state, method, "givenOn", "withdrawnAt") VALUES
     (gen_random_uuid(), '${peopled}', NULL, 'Сынақ', 'asked', NULL, NULL, NULL),
     (gen_random_uuid(), '${peopled}', NULL, 'Тағы', 'withdrawn', NULL, NULL, now()),
     (gen_random_uuid(), '${peopled}', ${volunteer}, '', 'asked', NULL, NULL, NULL),
     (gen_random_uuid(), '${other}', ${volunteer}, '', 'given', 'paper', now(), NULL)`,
  )
  await client.query(
    `INSERT INTO "Announcement" (id, "textKk", "textRu", "startsAt", "endsAt") VALUES (gen_random_uuid(), 'Сынақ', 'Проба', now() + interval '90 days', now() + interval '91 days')`,
  )
  const call = (state: string, from: number) =>
    one(
      `INSERT INTO "CallUp" (id, slug, state, "titleKk", "titleRu", "textKk", "textRu", phone, "startsAt", "endsAt", "publishedAt", "updatedAt")
       VALUES (gen_random_uuid(), 'rare-${state}-${from}', '${state}', 'Сынақ', 'Проба', 'Сынақ', 'Проба', '112', now() + interval '${from} days', now() + interval '${from + 1} days', now(), now()) RETURNING id`,
    )
  const calls = [await call('draft', 90), await call('published', 90)]
  return [
    ...[
      `/kk/staff/files/${peopled}`,
      `/kk/staff/files/${unused}`,
      '/kk/staff/home',
      '/kk/staff/call-ups/new',
    ],
    ...calls.map((id) => `/kk/staff/call-ups/${id}`),
  ]
}
