import type pg from 'pg'

const ofRepresentative = `(SELECT r."organisationId" FROM "RoleAssignment" r JOIN "User" u ON u.id = r."userId" WHERE u.email LIKE 'representative@%')`
const ofCoordinator = `(SELECT r."centreId" FROM "RoleAssignment" r JOIN "User" u ON u.id = r."userId" WHERE u.email LIKE 'coordinator@%')`
const ofVolunteer = `(SELECT v.id FROM "Volunteer" v JOIN "User" u ON u.id = v."userId" WHERE u.email LIKE 'volunteer@%')`

/**
 * An application that waits, proposals on both sides, a second representative and an open invitation, a volunteer who belongs to one
 * organisation and is asked by another, and a hosted shift that is just over. Returns where the walks begin.
 */
export async function prepareOrganisations(client: pg.Client) {
  const one = async (sql: string): Promise<string> =>
    (await client.query<{ id: string }>(sql)).rows[0]?.id ?? ''
  const organisation = await one(`SELECT ${ofRepresentative} AS id`)
  const other = await one(
    `SELECT id FROM "Organisation" WHERE id <> '${organisation}' AND state = 'published' ORDER BY id LIMIT 1`,
  )
  const application = await one(
    `INSERT INTO "Application" (id, kind, "unitId", "nameKk", "nameRu", about, "contactName", "contactEmail", locale, "consentVersion", "consentHash", "consentAt", "updatedAt")
     SELECT gen_random_uuid(), 'initiativeGroup', u.id, 'Сынақ тобы', 'Пробная группа', 'Сынақ', 'Сынақ', 'rare@example.test', 'kk', 'v1', 'x', now(), now() FROM "Unit" u ORDER BY u.id LIMIT 1 RETURNING id`,
  )
  const proposal = (owner: string, state: string) =>
    one(
      `INSERT INTO "Proposal" (id, state, "organisationId", "centreId", kind, "directionId", "unitId", "titleKk", "titleRu", "summaryKk", "summaryRu", "placeKk", "placeRu", note, "startsAt", "endsAt", "updatedAt")
       SELECT gen_random_uuid(), '${state}', '${owner}', c.id, 'action', d.id, c."unitId", 'Сынақ', 'Проба', 'Сынақ', 'Проба', 'Сынақ', 'Проба', 'Сынақ', now() + interval '200 days', now() + interval '201 days', now()
       FROM "Centre" c, "Direction" d WHERE c.id = ${ofCoordinator} ORDER BY d.position LIMIT 1 RETURNING id`,
    )
  const draft = await proposal(organisation, 'draft')
  await client.query(
    `INSERT INTO "ProposedShift" (id, "proposalId", position, "roleKk", "roleRu", "startsAt", "endsAt", places) VALUES (gen_random_uuid(), $1, 0, 'Сынақ', 'Проба', now() + interval '200 days', now() + interval '201 days', 3)`,
    [draft],
  )
  const submitted = await proposal(other, 'submitted')
  await client.query(
    `WITH person AS (INSERT INTO "User" (id, email, name) VALUES (gen_random_uuid(), 'second-representative@demo.invalid', 'Second representative') RETURNING id)
     INSERT INTO "RoleAssignment" (id, "userId", role, "organisationId") SELECT gen_random_uuid(), id, 'representative', $1 FROM person`,
    [organisation],
  )
  await client.query(
    `INSERT INTO "AccountToken" (id, kind, "tokenHash", email, role, "organisationId", "expiresAt") VALUES (gen_random_uuid(), 'invitation', 'rare', 'third@demo.invalid', 'representative', $1, now() + interval '3 days')`,
    [organisation],
  )
  await client.query(
    `INSERT INTO "Membership" (id, "volunteerId", "organisationId", "startedOn") VALUES (gen_random_uuid(), ${ofVolunteer}, $1, current_date)`,
    [other],
  )
  await client.query(
    `INSERT INTO "MemberInvitation" (id, "organisationId", "volunteerId", "expiresAt") VALUES (gen_random_uuid(), $1, ${ofVolunteer}, now() + interval '30 days')`,
    [organisation],
  )
  const hosted = await one(
    `UPDATE "Event" SET "hostOrganisationId" = '${organisation}' WHERE id = (SELECT e.id FROM "Event" e JOIN "Shift" s ON s."eventId" = e.id WHERE e.state = 'published' AND s."cancelledAt" IS NULL AND s."endsAt" BETWEEN now() - interval '13 days' AND now() AND e."endsAt" > now() - interval '13 days' AND e."centreId" <> ${ofCoordinator} ORDER BY s."endsAt" DESC LIMIT 1) RETURNING id`,
  )
  const desk = `/kk/workspace/organisations/${organisation}`
  return {
    application,
    submitted,
    representative: [
      ...[desk, `${desk}/people`, `${desk}/representatives`, `${desk}/events`, `${desk}/events/${hosted}`],
      ...[
        `/kk/workspace/proposals/${draft}`,
        `/kk/workspace/proposals/${draft}/edit`,
        '/kk/workspace/proposals/new',
      ],
    ],
  }
}
