import pg from 'pg'

/** Of a hundred events so many are moved into the year ahead: lists of what is ahead are what most people open. */
const ahead = 30

/**
 * What the lists are asked of besides the records themselves: points of centres and events, two shifts each, cancelled and unstated
 * ones, changes at different times, drafts and hidden centres that no list may count.
 */
export async function addPlacesAndShifts(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  for (const table of tables) await owner.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`)
  for (const statement of statements) await owner.query(statement)
  for (const table of tables) await owner.query(`ALTER TABLE "${table}" ENABLE TRIGGER USER`)
  await owner.query('VACUUM ANALYZE')
  await owner.end()
}

const tables = ['Centre', 'Event', 'Shift', 'NewsItem', 'NewsTranslation']

/** A whole number below `most` that is the same for a row in every run. */
const drawn = (salt: string, most: number) => `abs(hashtext("slug" || '${salt}')) % ${most}`

const statements = [
  `SELECT setseed(0.26)`,
  `UPDATE "Centre" SET "latitude" = 50 + random() * 4, "longitude" = 66 + random() * 8 WHERE ${drawn('p', 5)} > 0`,
  `UPDATE "Centre" SET "state" = 'withdrawn' WHERE ${drawn('w', 50)} = 0`,
  `UPDATE "Event" SET "startsAt" = t."at", "endsAt" = t."at" + interval '3 hours'
   FROM (SELECT "id" AS "key", date_trunc('minute', now() + random() * interval '365 days') AS "at" FROM "Event" WHERE ${drawn('t', 100)} < ${ahead}) t WHERE "id" = t."key"`,
  `UPDATE "Event" SET "latitude" = 50 + random() * 4, "longitude" = 66 + random() * 8 WHERE ${drawn('p', 4)} = 0`,
  `UPDATE "Event" SET "publishedAt" = LEAST("startsAt", now()) - random() * interval '60 days',
     "updatedAt" = LEAST("startsAt", now()) - random() * interval '40 days',
     "minimumAge" = CASE WHEN ${drawn('a', 6)} = 0 THEN 18 WHEN ${drawn('a', 6)} = 1 THEN 16 END,
     "isDateStated" = ${drawn('d', 40)} > 0,
     "titleEn" = CASE WHEN ${drawn('e', 3)} = 0 THEN '' ELSE "titleEn" END`,
  `UPDATE "Event" SET "state" = 'cancelled', "cancelledAt" = "publishedAt" WHERE ${drawn('c', 25)} = 0`,
  `UPDATE "Event" SET "state" = 'draft', "publishedAt" = NULL WHERE ${drawn('n', 25)} = 1 AND "state" = 'published'`,
  `INSERT INTO "Shift" ("id", "eventId", "position", "roleKk", "roleRu", "roleEn", "startsAt", "endsAt", "places", "taken")
   SELECT uuidv7(), e."id", k, 'Көмекші', 'Помощник', 'Helper', e."startsAt" + k * interval '1 hour', e."startsAt" + (k + 1) * interval '1 hour',
     20, CASE WHEN random() < 0.3 THEN 20 ELSE floor(random() * 20) END FROM "Event" e CROSS JOIN generate_series(0, 1) k`,
]
