import pg from 'pg'

/** Gives somebody of the register an issued award that the public register shows; returns its address without the language. */
export async function givePublicAward(volunteerId: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: process.env.E2E_OWNER_URL })
  await client.connect()
  try {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO "Award" (id, state, "kindId", year, number, "volunteerId", "recipientKk", "recipientRu", "recipientEn",
         "issuerKk", "issuerRu", "issuerEn", "issuedOn", "checkCode", "updatedAt")
       SELECT gen_random_uuid(), 'issued', k.id, 2026, 500000 + (random() * 400000)::int, $1, $2, $2, $2,
         'Фронт-офис', 'Фронт-офис', 'Front office', now(), upper(substr(md5(random()::text), 1, 10)), now()
       FROM "AwardKind" k ORDER BY k.position LIMIT 1 RETURNING id`,
      [volunteerId, name],
    )
    return `/awards/${rows[0]?.id}`
  } finally {
    await client.end()
  }
}
