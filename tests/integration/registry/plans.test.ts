import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#lib/accounts/actor.ts'
import { listUsers } from '#lib/accounts/queries.ts'
import { listAuditEntries, listHistoryOf } from '#lib/audit/queries.ts'
import { auditFilters } from '#lib/audit/schema.ts'
import { listHoursOfVolunteer } from '#lib/hours/queries/person-hours.ts'
import { listDecidedClaims, listPendingClaims } from '#lib/hours/queries/claims.ts'
import { listShiftsToConfirm } from '#lib/hours/queries/shift-hours.ts'
import { listMessagesToVolunteer } from '#lib/messages/queries/person-messages.ts'
import { findToday } from '#lib/participation/queries/today.ts'
import { findDuplicates } from '#lib/volunteers/queries/find-duplicates.ts'
import { listVolunteers } from '#lib/volunteers/queries/list-volunteers.ts'
import {
  findVolunteerCard,
  listShiftsOfVolunteer,
  searchVolunteers,
  sumMinutesOfVolunteer,
} from '#lib/volunteers/queries.ts'
import { volunteerFilters } from '#lib/volunteers/schema.ts'
import { crowdPersonId, crowdUserId, loadCrowd } from '#prisma/seed/crowd.ts'
import { desksOf, receiptsOf } from '#scripts/bench/pages/desks.ts'
import { loadDesks } from '#prisma/seed/crowd-desks.ts'
import { loadReference } from '#prisma/seed/reference.ts'
import { asOwner, db } from '#tests/support/database.ts'
import { actorOf } from '#tests/support/people.ts'

// What stands in a few thousand rows is as quick read through; these are as many as make the planner think.
const size = {
  people: 8_000,
  centres: 20,
  events: 300,
  signUps: 24_000,
  hours: 24_000,
  entries: 24_000,
  letters: 20_000,
}
const large = [
  'Volunteer',
  'Membership',
  'Participation',
  'HourEntry',
  'Consent',
  'AuditEntry',
  'OutboxMessage',
  'ImportRow',
  'MailingRecipient',
  'ExportedPerson',
]

let coordinator: Actor
let administrator: Actor

beforeAll(async () => {
  await loadReference(db)
  const client = new pg.Client({ connectionString: process.env.MIGRATE_DATABASE_URL })
  await client.connect()
  await loadCrowd(client, size)
  await loadDesks(client, { ...size, pairs: 4000, recipients: 5000, rows: 5000, views: 5000 })
  await client.end()
  coordinator = await actorOf(crowdUserId(0))
  administrator = await actorOf(crowdUserId(size.centres))
}, 60_000)

/** How often each large table was read through from its beginning while `run` ran: the server's own count of the real statements. */
async function scansOf(run: () => Promise<unknown>): Promise<Record<string, number>> {
  await settle()
  await asOwner(`SELECT pg_stat_reset()`)
  await run()
  await settle()
  const rows = await asOwner<{ relname: string; scans: number }>(
    `SELECT relname, seq_scan::int AS scans FROM pg_stat_user_tables WHERE relname = ANY($1) AND seq_scan > 0`,
    [large],
  )
  return Object.fromEntries(rows.map(({ relname, scans }) => [relname, scans]))
}

/** A connection tells its counts when it ends; the pool makes new ones by itself. */
async function settle(): Promise<void> {
  await db.$disconnect()
  await expect
    .poll(async () => {
      const [row] = await asOwner<{ open: number }>(
        `SELECT count(*)::int AS open FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`,
      )
      return row?.open
    })
    .toBe(0)
}

const searches = [
  ...['а', 'ив', 'zh', 'ова', 'иван', 'kasym', 'иванов дана', '4567', '+7 700 123', '8700 123', '1024', 'щщ'],
].map((q) => ({ q }))
const filters = [
  ...[
    {},
    { age: 'under14' },
    { age: '25-34' },
    { age: 'unknown' },
    { status: 'new' },
    { status: 'anonymised' },
  ],
  ...[
    { language: 'en' },
    { language: 'de' },
    { consent: 'missing' },
    { consent: 'own' },
    { consent: 'publishing' },
  ],
  ...[{ idle: '3' }, { idle: '24' }, { reach: 'noAccount' }, { reach: 'noEmail' }, { reach: 'invitable' }],
  ...[{ sort: 'newest' }, { sort: 'card' }, { sort: 'active' }, { q: 'дана', idle: '12', age: '18-24' }],
]

/** Runs all at once, and one by one only to name what went wrong: each look at the counts costs a new connection. */
async function readersThrough(cases: Record<string, () => Promise<unknown>>): Promise<object> {
  const all = await scansOf(async () => {
    for (const run of Object.values(cases)) await run()
  })
  if (Object.keys(all).length === 0) return {}
  const guilty: Record<string, object> = {}
  for (const [name, run] of Object.entries(cases)) {
    const scans = await scansOf(run)
    if (Object.keys(scans).length > 0) guilty[name] = scans
  }
  return guilty
}

test.each(['coordinator', 'administrator'] as const)(
  'no search and no filter of a %s reads a large table through',
  async (role) => {
    const actor = role === 'coordinator' ? coordinator : administrator
    const chosen: Record<string, string | undefined>[] = []
    for (const name of ['direction', 'skill', 'unit', 'tag']) {
      const table = `${name[0]!.toUpperCase()}${name.slice(1)}`
      const [row] = await asOwner<{ id: string }>(`SELECT id FROM "${table}" ORDER BY id LIMIT 1`)
      chosen.push({ [name]: row?.id })
    }
    const cases = [...searches, ...filters, ...chosen].map((query) => [
      JSON.stringify(query),
      async () => {
        const page = await listVolunteers(actor, volunteerFilters.parse(query))
        if (page.next) await listVolunteers(actor, volunteerFilters.parse({ ...query, after: page.next }))
      },
    ])
    expect(await readersThrough(Object.fromEntries(cases))).toEqual({})
  },
)

const facts = { surname: 'Иванов', givenName: 'Дана', patronymic: '', birthDate: '2001-02-03' }
const lists: Record<string, () => Promise<unknown>> = {
  card: () => findVolunteerCard(coordinator, crowdPersonId(7)),
  participation: () => listShiftsOfVolunteer(coordinator, crowdPersonId(7)),
  hours: () => listHoursOfVolunteer(coordinator, crowdPersonId(7)),
  minutes: () => sumMinutesOfVolunteer(coordinator, crowdPersonId(7)),
  messages: () => listMessagesToVolunteer(administrator, crowdPersonId(7)),
  'history of a card': () => listHistoryOf(coordinator, { type: 'volunteer', id: crowdPersonId(7) }),
  'search for a place': () => searchVolunteers(coordinator, 'иван'),
  duplicates: () =>
    findDuplicates(coordinator, { ...facts, phone: '+77000000001', email: 'p1@test.invalid' }),
  audit: () => listAuditEntries(administrator, auditFilters.parse({})),
  'audit of a kind': () =>
    listAuditEntries(administrator, auditFilters.parse({ action: 'volunteer.edited' })),
  'audit of a day': () => listAuditEntries(administrator, auditFilters.parse({ day: '2026-11-01' })),
  claims: () => listPendingClaims(coordinator, null),
  'decided claims': () => listDecidedClaims(coordinator),
  'hours to confirm': () => listShiftsToConfirm(coordinator),
  today: () => findToday(coordinator),
  accounts: () => listUsers(administrator, { q: '', after: null }),
}

test('no other list about people reads a large table through', async () => {
  expect(await readersThrough(lists)).toEqual({})
})

test('no queue, letter, sheet or report of a desk reads a large table through', async () => {
  const desks = [...desksOf(coordinator), ...receiptsOf(administrator)]
  // Sums of a period add up what lies in it, and the crowd has most of its years in one.
  const lists = desks.filter(([name]) => !name.startsWith('report'))
  expect(await readersThrough(Object.fromEntries(lists))).toEqual({})
})
