import path from 'node:path'
import pg from 'pg'
import { createDatabase } from '#scripts/database/app-role.ts'
import { readSecrets, secretsForSite } from '#scripts/start/secrets.ts'
import { say } from '#scripts/start/progress.ts'
import { root } from '#scripts/start/settings.ts'
import type { TestServer } from '#scripts/test/database.ts'

const people = 200_000
const database = 'birgemiz_bench'

/** How long the worker needs to look through 200,000 cards, and what the queue's page then costs. */
export async function bench(server: TestServer): Promise<void> {
  await createDatabase(server.urlOf('postgres'), database, 'birgemiz_template')
  const secrets = secretsForSite(readSecrets(path.join(root, '.data')))
  Object.assign(process.env, { ...secrets, DATABASE_URL: server.urlOf(database, 'app'), LOG_LEVEL: 'warn' })
  const { db } = await import('#lib/platform/db.ts')
  const { createCentre } = await import('#prisma/seed/builders.ts')
  const { lookAtChangedCards } = await import('#lib/duplicates/commands/look-for-pairs.ts')
  const centre = await createCentre(db)
  const owner = new pg.Client({ connectionString: server.urlOf(database) })
  await owner.connect()
  await fill(owner, centre.id)
  const times: number[] = []
  const began = performance.now()
  for (let looked = 1; looked > 0;) looked = await timed(times, () => lookAtChangedCards(null, 0))
  say(`Looked through ${people} cards in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
  say(`A step of 300 cards: ${quantiles(times)}.`)
  await owner.query('ANALYZE')
  await measurePage(centre.id)
  await owner.end()
}

/** Eight hundred surnames, sixty given names, birth dates of fifty years, a phone for every other one; one in fifty has a second card. */
async function fill(owner: pg.Client, centreId: string): Promise<void> {
  const syllable = (n: string) =>
    `(ARRAY['ба','ке','ли','мо','ну','са','те','жа','ра','до'])[1 + (${n})::int % 10]`
  await owner.query(
    `WITH person AS (
       SELECT i, CASE WHEN i % 50 = 0 THEN i - 1 ELSE i END AS n FROM generate_series(1, ${people}) i),
     named AS (
       SELECT i, ${syllable('n % 7')} || ${syllable('n / 7 % 11')} || ${syllable('n / 77 % 11')} || 'ов' AS surname,
         ${syllable('n % 10')} || ${syllable('n / 10 % 6')} || 'н' AS given, DATE '1960-01-01' + (n * 7919 % 18000) AS born,
         CASE WHEN n % 2 = 0 THEN '+7701' || lpad((n * 37 % 10000000)::text, 7, '0') END AS phone FROM person),
     made AS (
       INSERT INTO "Volunteer" ("id", "surname", "givenName", "birthDate", "phone", "searchKey", "status", "updatedAt")
       SELECT gen_random_uuid(), initcap(surname), initcap(given), born, phone, surname || ' ' || given, 'confirmed',
         now() - interval '1 day' + i * interval '1 millisecond' FROM named RETURNING "id")
     INSERT INTO "Membership" ("id", "volunteerId", "centreId", "isPrimary", "startedOn")
     SELECT gen_random_uuid(), "id", $1, true, DATE '2024-01-01' FROM made`,
    [centreId],
  )
  await owner.query('ANALYZE')
}

async function measurePage(centreId: string): Promise<void> {
  const { countPairs, listPairs } = await import('#lib/duplicates/queries.ts')
  const { pairFilters } = await import('#lib/duplicates/schema.ts')
  const nobody = { userId: centreId, sessionId: '', name: '', email: '', locale: 'kk' as const }
  const rights = { isEditor: false, organisationIds: [], volunteerId: null }
  for (const isAdministrator of [false, true]) {
    const actor = { ...nobody, ...rights, isAdministrator, centreIds: isAdministrator ? [] : [centreId] }
    for (const filters of [pairFilters.parse({}), pairFilters.parse({ q: 'Балико', band: 'sure' })]) {
      const times: number[] = []
      for (let run = 0; run < 20; run++) {
        await timed(times, () => listPairs(actor, filters, null))
        await timed(times, () => countPairs(actor, filters))
      }
      const who = isAdministrator ? 'an administrator' : 'a coordinator'
      say(`The queue for ${who}${filters.q ? ', searched' : ''}: ${quantiles(times)}.`)
    }
  }
}

async function timed<Result>(times: number[], run: () => Promise<Result>): Promise<Result> {
  const at = performance.now()
  const result = await run()
  times.push(performance.now() - at)
  return result
}

function quantiles(times: number[]): string {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)
  return `median ${at(0.5)} ms, 95 % ${at(0.95)} ms, most ${at(1)} ms`
}
