import pg from 'pg'

/**
 * Puts one record into each state that no page of the demo region shows on its own, and says where the walk should begin
 * besides the menus. For the copy of the database that browser tests run on.
 */
export async function prepareRareStates(): Promise<{ coordinator: string[]; administrator: string[] }> {
  const client = new pg.Client({ connectionString: process.env.E2E_OWNER_URL })
  await client.connect()
  const one = async (sql: string): Promise<string> =>
    (await client.query<{ id: string }>(sql)).rows[0]?.id ?? ''
  const own = `(SELECT r."centreId" FROM "RoleAssignment" r JOIN "User" u ON u.id = r."userId" WHERE u.email LIKE 'coordinator@%')`
  try {
    const centre = await one(
      `UPDATE "Centre" SET state = 'draft' WHERE id = (SELECT id FROM "Centre" c WHERE NOT EXISTS (SELECT FROM "RoleAssignment" r WHERE r."centreId" = c.id) AND NOT EXISTS (SELECT FROM "Event" e WHERE e."centreId" = c.id) ORDER BY id LIMIT 1) RETURNING id`,
    )
    const organisation = await one(
      `UPDATE "Organisation" SET state = 'draft', "verifiedAt" = NULL WHERE id = (SELECT id FROM "Organisation" o WHERE o."sourceUrl" IS NULL AND NOT EXISTS (SELECT FROM "RoleAssignment" r WHERE r."organisationId" = o.id) ORDER BY id LIMIT 1) RETURNING id`,
    )
    const award = await one(
      `UPDATE "Award" SET state = 'draft', number = NULL WHERE id = (SELECT id FROM "Award" WHERE state = 'issued' ORDER BY id DESC LIMIT 1) RETURNING id`,
    )
    const news = await one(
      `WITH item AS (UPDATE "NewsItem" SET state = 'draft', "publishedAt" = NULL WHERE id = (SELECT id FROM "NewsItem" ORDER BY id DESC LIMIT 1) RETURNING id)
       UPDATE "NewsTranslation" SET state = 'draft' FROM item WHERE "newsId" = item.id RETURNING item.id`,
    )
    const closed = await one(
      `INSERT INTO "User" (id, email, name, "disabledAt") VALUES (gen_random_uuid(), 'closed@demo.invalid', 'Closed account', now()) RETURNING id`,
    )
    const withProgramme = await one(
      `SELECT e.id FROM "Event" e WHERE e."centreId" IN ${own} AND e."endsAt" > now() AND e.state = 'published' AND EXISTS (SELECT FROM "AgendaItem" a WHERE a."eventId" = e.id) LIMIT 1`,
    )
    const withShift = await one(
      `SELECT e.id FROM "Event" e JOIN "Shift" s ON s."eventId" = e.id WHERE e."centreId" IN ${own} AND s."startsAt" > now() AND e.state = 'published' AND s.taken > 0 LIMIT 1`,
    )
    await one(
      `INSERT INTO "OutboxMessage" (id, "effectKey", state, recipient, kind, "participationId", "volunteerId", locale, subject, body) SELECT gen_random_uuid(), 'rare:call', 'toCall', '', 'confirmed', p.id, p."volunteerId", 'kk', 'Сынақ', 'Сәлем!' FROM "Participation" p JOIN "Shift" s ON s.id = p."shiftId" WHERE s."eventId"::text = '${withShift}' AND p.status = 'confirmed' LIMIT 1 RETURNING id`,
    )
    const ceremony = await one(
      `SELECT e.id FROM "Event" e JOIN "Shift" s ON s."eventId" = e.id WHERE e."endsAt" < now() AND e.state = 'published' AND s.taken > 0 LIMIT 1`,
    )
    // A shift that has begun, by its own address: which one the page opens by itself depends on the hour.
    const marked = await one(
      `SELECT e.id || '/check-in?shift=' || s.id AS id FROM "Event" e JOIN "Shift" s ON s."eventId" = e.id WHERE e."centreId" IN ${own} AND s."startsAt" < now() AND e.state = 'published' AND s."cancelledAt" IS NULL AND s.taken > 0 ORDER BY s."startsAt" DESC LIMIT 1`,
    )
    // Sign-up is over there, so that the worker leaves the free place to the coordinator.
    const waiting = await client.query<{ id: string; eventId: string }>(
      `UPDATE "Shift" SET places = places + 1, "signUpClosesAt" = now() - interval '1 hour' WHERE id = (SELECT s.id FROM "Shift" s JOIN "Event" e ON e.id = s."eventId" WHERE e."centreId" IN ${own} AND s.waiting > 0 AND s."startsAt" > now() LIMIT 1) RETURNING id, "eventId"`,
    )
    await client.query(
      `UPDATE "Participation" SET status = 'offered', "heldFor" = 'promotion', "heldUntil" = now() + interval '2 days' WHERE id = (SELECT p.id FROM "Participation" p WHERE p."shiftId" = $1 AND p.status = 'confirmed' ORDER BY p.id LIMIT 1)`,
      [waiting.rows[0]?.id ?? null],
    )
    const person = (age: string) =>
      one(
        `SELECT v.id FROM "Volunteer" v JOIN "Membership" m ON m."volunteerId" = v.id WHERE m."centreId" IN ${own} AND m."endedOn" IS NULL AND ${age} LIMIT 1`,
      )
    const adult = await person(`v.status = 'suspended' AND v."birthDate" < now() - interval '19 years'`)
    const minor = await person(`v."birthDate" > now() - interval '17 years'`)
    const guest = await one(
      `WITH twin AS (INSERT INTO "Volunteer" (id, "givenName", surname, "birthDate", "searchKey", "isGuest", "updatedAt") SELECT gen_random_uuid(), "givenName", surname, "birthDate", "searchKey", true, now() FROM "Volunteer" WHERE id = '${adult}' RETURNING id),
       place AS (UPDATE "Shift" SET waiting = waiting + 1 WHERE id = (SELECT s.id FROM "Shift" s WHERE s."eventId" = '${withShift}' ORDER BY s.id LIMIT 1) RETURNING id)
       INSERT INTO "Participation" (id, "shiftId", "volunteerId", status, source, "joinedAt", "updatedAt") SELECT gen_random_uuid(), place.id, twin.id, 'waiting', 'guest', now(), now() FROM twin, place RETURNING "volunteerId" AS id`,
    )
    await client.query(
      `INSERT INTO "Guardian" (id, "volunteerId", name, relation, email) VALUES (gen_random_uuid(), '${minor}', 'Сынақ Ана', 'mother', 'guardian@example.test')`,
    )
    const shift = waiting.rows[0]
    const certified = await one(
      `INSERT INTO "Certificate" (id, kind, code, "volunteerId", "participationId", "eventId", minutes, "periodFrom", "periodTo", facts, payload, signature, "keyId", "issuedAt")
       SELECT gen_random_uuid(), 'event', 'RARESTATEAAA', p."volunteerId", p.id, s."eventId", h.minutes + 1, h."workedOn", h."workedOn", '{}', 'x', 'x', 'x', now()
       FROM "Participation" p JOIN "Shift" s ON s.id = p."shiftId" JOIN "Event" e ON e.id = s."eventId" JOIN "HourEntry" h ON h."participationId" = p.id
       WHERE e."centreId" IN ${own} AND h.minutes > 0 AND EXISTS (SELECT FROM "Attendance" a WHERE a."participationId" = p.id AND a.mark = 'present')
       ORDER BY e.id DESC LIMIT 1 RETURNING "eventId" AS id`,
    )
    const register = await prepareRegister(one, own, adult)
    const claim = await one(
      `SELECT id FROM "HourClaim" WHERE "centreId" IN ${own} AND state = 'confirmed' ORDER BY id LIMIT 1`,
    )
    return {
      coordinator: [
        `/kk/workspace/events/${withProgramme}/programme`,
        `/kk/workspace/events/${withShift}/shifts`,
        `/kk/workspace/events/${withShift}/messages`,
        `/kk/workspace/events/${certified}/certificates`,
        `/kk/workspace/events/${marked}`,
        ...(shift ? rosterPages(shift) : []),
        `/kk/workspace/volunteers/${adult}`,
        `/kk/workspace/volunteers/${minor}`,
        `/kk/workspace/volunteers/${minor}/guardians`,
        `/kk/workspace/volunteers/${minor}/consents`,
        `/kk/workspace/hours/${claim}`,
        `/kk/workspace/volunteers/${guest}`,
        `/kk/workspace/volunteers/${guest}/claim-slip`,
        ...register,
      ],
      administrator: [
        `/kk/workspace/centres/${centre}`,
        `/kk/workspace/organisations/${organisation}`,
        `/kk/staff/awards/${award}`,
        `/kk/staff/awards/new?q=дала`,
        `/kk/staff/awards/batch?event=${ceremony}`,
        `/kk/staff/news/${news}`,
        `/kk/staff/people/${closed}`,
      ],
    }
  } finally {
    await client.end()
  }
}

/** A tag known and a tag borne, a kept list, and people chosen for something. */
async function prepareRegister(
  one: (sql: string) => Promise<string>,
  own: string,
  person: string,
): Promise<string[]> {
  const user = `(SELECT id FROM "User" WHERE email LIKE 'coordinator@%')`
  const tag = (name: string) =>
    one(
      `INSERT INTO "Tag" (id, "centreId", name) SELECT gen_random_uuid(), id, '${name}' FROM "Centre" WHERE id IN ${own} LIMIT 1 RETURNING id`,
    )
  const [borne] = [await tag('Сынақ'), await tag('Тағы')]
  await one(
    `INSERT INTO "VolunteerTag" ("volunteerId", "tagId") VALUES ('${person}', '${borne}') RETURNING "tagId" AS id`,
  )
  await one(
    `INSERT INTO "SavedView" (id, "userId", name, query) SELECT gen_random_uuid(), id, 'Сынақ', 'status=new' FROM ${user} u RETURNING id`,
  )
  const chosen = await one(
    `INSERT INTO "PeopleSelection" (id, "userId", "volunteerIds") SELECT gen_random_uuid(), id, ARRAY['${person}']::uuid[] FROM ${user} u RETURNING id`,
  )
  const base = '/kk/workspace/volunteers'
  return [
    ...[`${base}/views`, `${base}/tags`, `${base}?status=suspended`],
    ...['tag', 'assign', 'invite'].map((act) => `${base}/chosen/${chosen}?act=${act}`),
  ]
}

function rosterPages({ id, eventId }: { id: string; eventId: string }): string[] {
  const event = `/kk/workspace/events/${eventId}`
  return [`${event}/shifts/${id}`, `${event}/check-in/walk-in?shift=${id}&q=а`]
}
