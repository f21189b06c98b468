import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inLatin } from './journeys.ts'

type Given = { surname: string; people: number; withoutEmail: number }

/** People of the demo coordinator's centre, some with a phone and no e-mail, chosen in the register; gives the selection's id. */
export async function chosenPeople({ surname, people, withoutEmail }: Given): Promise<string> {
  const selectionId = randomUUID()
  await ask(
    `WITH holder AS (SELECT r."userId", r."centreId" FROM "RoleAssignment" r JOIN "User" u ON u.id = r."userId" WHERE u.email LIKE 'coordinator@%' AND r."centreId" IS NOT NULL),
     person AS (INSERT INTO "Volunteer" (id, surname, "givenName", "birthDate", status, email, phone, "searchKey", "updatedAt")
       SELECT gen_random_uuid(), $2, 'Сынақ' || n, '1990-05-04', 'confirmed', CASE WHEN n > $4 THEN $3 || n || '@demo.invalid' END,
         '+77010000' || lpad(n::text, 3, '0'), lower($2), now() FROM generate_series(1, $5::int) n RETURNING id),
     member AS (INSERT INTO "Membership" (id, "volunteerId", "centreId", "isPrimary", "startedOn") SELECT gen_random_uuid(), person.id, holder."centreId", true, '2024-01-01' FROM person, holder RETURNING id)
     INSERT INTO "PeopleSelection" (id, "userId", "volunteerIds") SELECT $1, holder."userId", (SELECT array_agg(id) FROM person) FROM holder`,
    [selectionId, surname, inLatin(surname), withoutEmail, people],
  )
  return selectionId
}

/** The addresses a letter of a mailing can be declined at: the page for people, and the one for mail programs. */
export async function declineLinks(recipient: string): Promise<{ page: string; button: string }> {
  const rows = await ask<{ body: string; unsubscribeUrl: string }>(
    `SELECT body, "unsubscribeUrl" FROM "OutboxMessage" WHERE recipient = $1 AND "isBulk" ORDER BY id DESC LIMIT 1`,
    [recipient],
  )
  const page = /\/kk\/unsubscribe\/[\w-]{43}/.exec(rows[0]?.body ?? '')?.[0]
  if (!page || !rows[0]) throw new Error(`no letter of a mailing to ${recipient}`)
  return { page, button: new URL(rows[0].unsubscribeUrl).pathname }
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
