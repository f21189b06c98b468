import pg from 'pg'
import { createDatabase } from '#scripts/database/app-role.ts'
import { say, step } from '#scripts/start/progress.ts'
import type { TestServer } from '#scripts/test/database.ts'

const people = 200_000
const entries = 300_000
const exported = 50_000

/** The half-year report and the night's figures over a region of 200,000 people and 300,000 rows of hours, and the file of 50,000 people. */
export async function bench(server: TestServer): Promise<void> {
  await createDatabase(server.urlOf('postgres'), 'bench_reports', 'birgemiz_template')
  await step('Filling the region', () => fill(server.urlOf('bench_reports')))
  // Read by the gate when the first module of the site is loaded, so they are imported only now.
  Object.assign(process.env, { DATABASE_URL: server.urlOf('bench_reports', 'app'), DATA_DIR: server.dataDir })
  const { findNumbersReport } = await import('#lib/reports/queries/numbers-report.ts')
  const { findCentreReport } = await import('#lib/reports/queries/centre-report.ts')
  const { findReportList } = await import('#lib/reports/queries/list-of.ts')
  const { makeEdition } = await import('#lib/statistics/commands/make-edition.ts')
  const { readPeriod } = await import('#lib/reports/rules/periods.ts')
  const { db } = await import('#lib/platform/db.ts')
  const actor = { ...nobody, isAdministrator: true }
  const period = readPeriod('2026-H1')!
  const request = { scope: { centreId: null, organisationId: null }, period, today: '2026-07-15' }
  const centre = await db.centre.findFirstOrThrow({ orderBy: { id: 'asc' }, select: { id: true } })
  const own = { ...request, scope: { centreId: centre.id, organisationId: null } }
  await measure('volunteers in numbers, region', () => findNumbersReport(actor, request, 'kk'))
  await measure('volunteers in numbers, one centre', () => findNumbersReport(actor, own, 'kk'))
  await measure('report of one centre', () => findCentreReport(actor, own))
  await measure('list of members, first page', () =>
    findReportList(actor, request, { kind: 'people', narrowing: { set: 'members' } }),
  )
  await measure('list of hours, first page', () =>
    findReportList(actor, request, { kind: 'hours', narrowing: {} }),
  )
  await measure('figures of a day', () => makeEdition(null, { isAgain: true }))
  await measureExport()
}

const nobody = {
  ...{
    userId: '00000000-0000-7000-8000-000000000001',
    sessionId: '',
    name: 'Bench',
    email: 'bench@test.invalid',
  },
  ...{ locale: 'kk' as const, isAdministrator: false, isEditor: false, centreIds: [], organisationIds: [] },
  volunteerId: null,
}

const runs = 5

async function measure(what: string, run: () => Promise<unknown>): Promise<void> {
  const times: number[] = []
  for (let index = 0; index < runs; index++) {
    const start = performance.now()
    await run()
    times.push(Math.round(performance.now() - start))
  }
  say(`${what}: ${times.join(', ')} ms`)
}

async function measureExport(): Promise<void> {
  const { startExport, exportKind } = await import('#lib/exports/commands/start-export.ts')
  const { startExportInput } = await import('#lib/exports/schema.ts')
  const { runExport } = await import('#lib/exports/commands/run-export.ts')
  const { plainColumns } = await import('#lib/exports/rules/columns.ts')
  const { runJobs } = await import('#lib/jobs/worker.ts')
  const { findActor } = await import('#lib/accounts/actor.ts')
  const { newId } = await import('#lib/platform/new-id.ts')
  const { db } = await import('#lib/platform/db.ts')
  const actor = await findActor(nobody.userId)
  if (!actor) throw new Error('the bench has no coordinator')
  for (const format of ['xlsx', 'csv']) {
    const id = newId()
    const form = { id, kind: 'people', format, columns: plainColumns.people, reason: 'bench' }
    await startExport(actor, startExportInput.parse(form), 'kk')
    const start = performance.now()
    await runJobs({ [exportKind]: runExport })
    const { rowCount } = await db.export.findUniqueOrThrow({ where: { id }, select: { rowCount: true } })
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    const peak = Math.round(process.resourceUsage().maxRSS / 1000)
    say(`${format} of ${rowCount} people: ${seconds} s, the process at most ${peak} MB`)
  }
}

async function fill(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
    await client.query('VACUUM ANALYZE')
  } finally {
    await client.end()
  }
}

const names = (table: string) => `'${table} ' || n, '${table} ' || n, '${table} ' || n`
const nth = (table: string, n: string) => `(SELECT array_agg(id ORDER BY id) FROM "${table}")[1 + ${n}]`

const statements = [
  `INSERT INTO "Unit" (id, kato, slug, kind, "nameKk", "nameRu", "nameEn", "shortKk", "shortRu", "shortEn", latitude, longitude, "tileColumn", "tileRow")
   SELECT gen_random_uuid(), n::text, 'u' || n, 'district', ${names('u')}, ${names('u')}, 0, 0, n, n FROM generate_series(1, 20) n`,
  `INSERT INTO "Direction" (id, code, "nameKk", "nameRu", "nameEn", position) SELECT gen_random_uuid(), 'd' || n, ${names('d')}, n FROM generate_series(1, 18) n`,
  `INSERT INTO "Centre" (id, slug, state, host, "unitId", "nameKk", "nameRu", "nameEn", "updatedAt")
   SELECT gen_random_uuid(), 'c' || n, 'published', 'school', u.id, ${names('c')}, now() FROM generate_series(1, 74) n JOIN LATERAL (SELECT id FROM "Unit" WHERE kato = (1 + n % 20)::text) u ON TRUE`,
  `INSERT INTO "Volunteer" (id, "givenName", surname, "searchKey", status, sex, "birthDate", "unitId", "updatedAt")
   SELECT gen_random_uuid(), 'Сынақ', 'Тегі' || n, 'теги' || n, (ARRAY['new','confirmed','suspended'])[1 + n % 3]::"VolunteerStatus", (ARRAY['female','male','unstated'])[1 + n % 3]::"Sex",
     CASE WHEN n % 50 = 0 THEN NULL ELSE date '1950-01-01' + (n * 7919) % 23000 END, (${nth('Unit', 'n % 20')}), now() FROM generate_series(1, ${people}) n`,
  `WITH c AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS at FROM "Centre"), v AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM "Volunteer")
   INSERT INTO "Membership" (id, "volunteerId", "centreId", "isPrimary", "startedOn", "endedOn")
   SELECT gen_random_uuid(), v.id, c.id, TRUE, date '2023-01-01' + (v.n * 31 % 1270)::int, CASE WHEN v.n % 10 = 0 THEN date '2023-01-01' + (v.n * 31 % 1270)::int + 200 END
   FROM v JOIN c ON c.at = CASE WHEN v.n <= ${exported + 5500} THEN 0 ELSE 1 + v.n % 73 END`,
  `INSERT INTO "VolunteerDirection" ("volunteerId", "directionId") SELECT v.id, d.id FROM "Volunteer" v JOIN "Direction" d ON d.position = 1 + v."cardNumber" % 18`,
  `INSERT INTO "Event" (id, slug, state, kind, "directionId", "unitId", "centreId", "titleKk", "titleRu", "titleEn", "startsAt", "endsAt", "publishedAt", "updatedAt")
   SELECT gen_random_uuid(), 'e' || n, 'published', 'action', (SELECT id FROM "Direction" WHERE position = 1 + n % 18), c."unitId", c.id, ${names('e')}, t.at, t.at + interval '3 hours', now(), now()
   FROM generate_series(1, 3000) n JOIN LATERAL (SELECT timestamptz '2025-01-01 04:00Z' + n * interval '4 hours' AS at) t ON TRUE
   JOIN LATERAL (SELECT id, "unitId" FROM "Centre" WHERE slug = 'c' || (1 + n % 74)) c ON TRUE`,
  `INSERT INTO "Shift" (id, "eventId", "roleKk", "roleRu", "roleEn", "startsAt", "endsAt", places) SELECT gen_random_uuid(), id, 'р', 'р', 'р', "startsAt", "endsAt", 200 FROM "Event"`,
  `WITH s AS (SELECT id, "startsAt", row_number() OVER (ORDER BY "startsAt") - 1 AS at FROM "Shift"), v AS (SELECT id, row_number() OVER (ORDER BY id) AS n FROM "Volunteer")
   INSERT INTO "Participation" (id, "shiftId", "volunteerId", status, source, "joinedAt", "updatedAt")
   SELECT gen_random_uuid(), s.id, v.id, 'confirmed', 'coordinator', s."startsAt", now() FROM v CROSS JOIN (VALUES (1), (7)) k(step) JOIN s ON s.at = (v.n * k.step) % 3000 WHERE k.step = 1 OR v.n % 3000 <> (v.n * 7) % 3000`,
  `INSERT INTO "Attendance" (id, "participationId", mark, "updatedAt") SELECT gen_random_uuid(), id, 'present', now() FROM "Participation" LIMIT ${entries}`,
  `INSERT INTO "HourEntry" (id, "volunteerId", "participationId", source, minutes, "workedOn", "confirmedAt", "directionId")
   SELECT gen_random_uuid(), p."volunteerId", p.id, 'attendance', 180, s."startsAt"::date, now(), e."directionId" FROM "Participation" p JOIN "Shift" s ON s.id = p."shiftId" JOIN "Event" e ON e.id = s."eventId" LIMIT ${entries}`,
  `INSERT INTO "User" (id, email, name) VALUES ('${nobody.userId}', 'bench@test.invalid', 'Bench')`,
  `INSERT INTO "RoleAssignment" (id, "userId", role, "centreId", "validFrom")
   SELECT gen_random_uuid(), '${nobody.userId}', 'coordinator', m."centreId", now() - interval '1 day' FROM "Membership" m GROUP BY m."centreId" ORDER BY count(*) DESC LIMIT 1`,
]
