import pg from 'pg'
import { qrTextOf } from '#lib/certificates/rules/payload.ts'
import type { Persona } from './accounts.ts'

async function ask<Row extends pg.QueryResultRow>(statement: string, values: unknown[]): Promise<Row> {
  const client = new pg.Client({ connectionString: process.env.E2E_OWNER_URL })
  await client.connect()
  try {
    const { rows } = await client.query<Row>(statement, values)
    if (!rows[0]) throw new Error(`nothing found: ${statement}`)
    return rows[0]
  } finally {
    await client.end()
  }
}

/** What a camera would read from a paper. */
export async function qrTextOfCode(code: string, siteUrl: string): Promise<string> {
  const paper = await ask<{ code: string; payload: string; signature: string }>(
    'SELECT "code", "payload", "signature" FROM "Certificate" WHERE "code" = $1',
    [code],
  )
  return qrTextOf(siteUrl, paper)
}

/** A past event at the coordinator's own centre where somebody has confirmed hours and nobody a certificate. */
export async function pastEventWithHours(persona: Persona): Promise<string> {
  const { id } = await ask<{ id: string }>(
    `SELECT e."id" FROM "Event" e JOIN "Shift" s ON s."eventId" = e."id" JOIN "Participation" p ON p."shiftId" = s."id"
     JOIN "Attendance" a ON a."participationId" = p."id" AND a."mark" = 'present'
     JOIN "HourEntry" h ON h."participationId" = p."id" AND h."minutes" > 0
     WHERE e."centreId" IN (SELECT r."centreId" FROM "RoleAssignment" r JOIN "User" u ON u."id" = r."userId" WHERE u."email" LIKE $1 || '@%')
       AND NOT EXISTS (SELECT FROM "Certificate" c WHERE c."eventId" = e."id")
     GROUP BY e."id" ORDER BY count(*), e."id" LIMIT 1`,
    [persona],
  )
  return id
}
