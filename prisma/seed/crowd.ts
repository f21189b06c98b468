import { createHash } from 'node:crypto'
import type pg from 'pg'
import { fold } from '#lib/platform/text.ts'

// A region far larger than ours, of invented people, for measuring and for looking at plans. Not part of the demonstration.

const surnames =
  'Ахметов Әлімов Байжанов Бекова Болатов Ғабитов Дюсенов Ескенов Жақсылықов Жұмабаев Ибраева Иванов Иманов Кенжебаев Қасымов Қожахметов Ковальчук Кузнецова Мұқанов Нұрланов Оразбаев Өтегенов Петров Рахимов Садықов Сейітов Смагулова Соколов Тасболатов Төлеуов Уәлиев Үсенов Федоров Хасенов Цой Шаймерденов Щербаков Юсупов Яковлев Ясинский'
const givenNames =
  'Айгерім Айдана Айсұлу Алихан Аружан Асқар Әлия Әмина Баян Бекзат Владимир Гүлнар Дана Дәурен Дина Екатерина Ерлан Жанар Жансая Зарина Игорь Кәмила Қанат Қуаныш Лариса Мадина Мария Мөлдір Нұрсұлтан Олжас Өмір Павел Раушан Сәуле Светлана Темірлан Ұлан Фарида Шынар Юлия'
const patronymics =
  'Асқарұлы Болатқызы Викторович Ержанқызы Ивановна Маратұлы Нұрланқызы Олегович Серікұлы Талғатқызы'

export type CrowdSize = {
  people: number
  centres: number
  events: number
  signUps: number
  hours: number
  entries: number
  letters: number
}

/** Fills a migrated, otherwise empty database as its owner; the lists every form needs must be there. */
export async function loadCrowd(client: pg.Client, size: CrowdSize): Promise<void> {
  const steps = [centres(size), people(size), belongings(size), events(size), work(size), records(size)]
  await client.query(`SELECT setseed(0.2026)`)
  await client.query(
    `CREATE TEMP TABLE crowd_name (kind text, n int, name text, key text, PRIMARY KEY (kind, n))`,
  )
  const lists = { surname: surnames, given: givenNames, patronymic: patronymics }
  for (const [kind, list] of Object.entries(lists)) {
    const words = list.split(' ')
    const rows = words.map((name, n) => ({ n, name, key: fold(name) }))
    await client.query(
      `INSERT INTO crowd_name SELECT $1, n, name, key FROM json_to_recordset($2) AS r(n int, name text, key text)`,
      [kind, JSON.stringify(rows)],
    )
  }
  await filling(client, tables, async () => {
    for (const statement of steps.flat()) await client.query(statement)
  })
  await client.query(`DROP TABLE crowd_name`)
}

const tables = [
  ...['Volunteer', 'VolunteerDirection', 'VolunteerSkill', 'VolunteerTag', 'Membership', 'Consent'],
  ...['Participation', 'HourEntry', 'HourClaim', 'AuditEntry', 'OutboxMessage'],
]

/** Fills tables without their triggers, and makes their indexes anew afterwards: row by row these take most of the time. */
export async function filling(client: pg.Client, filled: string[], fill: () => Promise<void>): Promise<void> {
  await client.query(
    `SET session_replication_role = replica; SET maintenance_work_mem = '256MB'; SET work_mem = '128MB'`,
  )
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition
     FROM pg_index JOIN pg_class t ON t.oid = indrelid WHERE t.relname = ANY($1) AND NOT indisunique`,
    [filled],
  )
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`)
  await fill()
  for (const { definition } of indexes) await client.query(definition)
  await client.query(`RESET session_replication_role; RESET maintenance_work_mem; RESET work_mem`)
  await client.query(`VACUUM ANALYZE`)
}

/** Ids grow with the index, as those the application makes grow with time: what was made together lies together. */
export const idOf = (kind: string, index: string) =>
  `(lpad(to_hex((${index})::bigint), 12, '0') || '7' || substr(md5('${kind}'), 2, 3) || '8' || substr(md5('${kind}'), 6, 15))::uuid`
/** The nth row of a small table, over and over. */
const nth = (table: string, index: string) =>
  `(SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n, count(*) OVER () AS c FROM "${table}") r WHERE n = (${index}) % c)`

/** The centre somebody belongs to: the same number for the same person, wherever it is asked. */
const homeOf = (count: number) =>
  centreOf(count, `(('x' || substr(md5('home' || i), 1, 7))::bit(28)::int / 268435456.0)`)

/** Sizes differ: the first centre has more than a tenth of everybody, the last a handful. */
const centreOf = (count: number, chance: string) => idOf('centre', `floor(${count} * ${chance} * ${chance})`)

function centres({ centres: count }: CrowdSize): string[] {
  return [
    `INSERT INTO "Centre" (id, slug, host, state, "unitId", "nameKk", "nameRu", "nameEn", "searchKey", "updatedAt")
     SELECT ${idOf('centre', 'i')}, 'crowd-' || i, 'youthCentre', 'published', ${nth('Unit', 'i')}, 'Орталық ' || i, 'Центр ' || i, 'Centre ' || i, 'орталик ' || i, now()
     FROM generate_series(0, ${count - 1}) i`,
    `INSERT INTO "User" (id, email, name) SELECT ${idOf('user', 'i')}, 'crowd' || i || '@test.invalid', 'Crowd ' || i FROM generate_series(0, ${count * 8}) i`,
    `INSERT INTO "RoleAssignment" (id, "userId", role, "centreId")
     SELECT ${idOf('role', 'i')}, ${idOf('user', 'i')}, CASE WHEN i = ${count} THEN 'administrator'::"Role" ELSE 'coordinator' END, CASE WHEN i < ${count} THEN ${idOf('centre', 'i')} END
     FROM generate_series(0, ${count}) i`,
    `INSERT INTO "Organisation" (id, slug, "nameKk", "nameRu", "nameEn", "searchKey", "updatedAt")
     SELECT ${idOf('organisation', 'i')}, 'crowd-' || i, 'Ұйым ' || i, 'Организация ' || i, 'Organisation ' || i, 'уиим ' || i, now() FROM generate_series(1, ${count * 10}) i`,
  ]
}

function people({ people: count, centres: centreCount }: CrowdSize): string[] {
  const pick = (kind: string, salt: number) =>
    `(SELECT count(*)::int FROM crowd_name WHERE kind = '${kind}') AS ${kind}_count, ('x' || substr(md5(i::text || '${salt}'), 1, 7))::bit(28)::int AS ${kind}_pick`
  return [
    `INSERT INTO "Volunteer" (id, status, surname, "givenName", patronymic, "searchKey", "searchPlain", "birthDate", sex, phone, email, "unitId", languages, "hasDataConsent", "centreIds", "lastWorkedOn", "createdAt", "updatedAt")
     SELECT ${idOf('person', 'i')},
       CASE WHEN i % 50 = 0 THEN 'suspended' WHEN i % 20 = 0 THEN 'new' ELSE 'confirmed' END::"VolunteerStatus",
       s.name || CASE WHEN i % 7 = 0 THEN '-' || i % 997 ELSE '' END, g.name, p.name, s.key || ' ' || g.key || ' ' || p.key, plain_key(s.key || ' ' || g.key || ' ' || p.key),
       CASE WHEN i % 40 = 0 THEN NULL ELSE date '2015-01-01' - (random() * 20000)::int END,
       CASE WHEN i % 3 = 0 THEN 'male' ELSE 'female' END::"Sex",
       CASE WHEN i % 5 = 0 THEN NULL ELSE '+7700' || lpad((i * 7919 % 10000000)::text, 7, '0') END,
       CASE WHEN i % 3 = 0 THEN NULL ELSE 'p' || i || '@test.invalid' END,
       u.id, CASE i % 4 WHEN 0 THEN ARRAY['kk'] WHEN 1 THEN ARRAY['kk','ru'] WHEN 2 THEN ARRAY['ru'] ELSE ARRAY['kk','ru','en'] END,
       i % 30 <> 0, CASE WHEN i % 100 = 0 THEN '{}' ELSE ARRAY[${homeOf(centreCount)}] END, CASE WHEN i % 4 <> 0 THEN current_date - (i * 37 % 1200) END, now() - random() * interval '4 years', now()
     FROM (SELECT i, ${pick('surname', 1)}, ${pick('given', 2)}, ${pick('patronymic', 3)} FROM generate_series(1, ${count}) i) n
     JOIN crowd_name s ON s.kind = 'surname' AND s.n = surname_pick % surname_count
     JOIN crowd_name g ON g.kind = 'given' AND g.n = given_pick % given_count
     JOIN crowd_name p ON p.kind = 'patronymic' AND p.n = patronymic_pick % patronymic_count
     JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n, count(*) OVER () AS c FROM "Unit") u ON u.n = i % u.c`,
  ]
}

function belongings({ people: count, centres: centreCount }: CrowdSize): string[] {
  const some = (table: string, column: string, ofTable: string, salt: number) =>
    `INSERT INTO "${table}" ("volunteerId", "${column}") SELECT ${idOf('person', 'i')}, r.id
     FROM generate_series(1, ${count}) i JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n FROM "${ofTable}") r ON (i * ${salt} + r.n) % 5 = 0`
  return [
    `INSERT INTO "Membership" (id, "volunteerId", "centreId", "isPrimary", "startedOn", "endedOn")
     SELECT ${idOf('member', 'i')}, ${idOf('person', 'i')}, ${homeOf(centreCount)}, true, '2024-01-01', CASE WHEN i % 100 = 0 THEN date '2025-01-01' END
     FROM generate_series(1, ${count}) i`,
    `INSERT INTO "Consent" (id, "volunteerId", kind, method, "textVersion", "textHash", locale, "givenAt")
     SELECT ${idOf('consent', 'i')}, ${idOf('person', 'i')}, 'personalData', 'paper', '1', 'x', 'kk', now() FROM generate_series(1, ${count}) i WHERE i % 30 <> 0`,
    some('VolunteerDirection', 'directionId', 'Direction', 3),
    some('VolunteerSkill', 'skillId', 'Skill', 7),
    `INSERT INTO "Tag" (id, "centreId", name) SELECT ${idOf('tag', 'i')}, ${idOf('centre', `i % ${centreCount}`)}, 'Tag ' || i FROM generate_series(0, ${centreCount * 3 - 1}) i`,
    `INSERT INTO "VolunteerTag" ("volunteerId", "tagId") SELECT m."volunteerId", t.id FROM "Membership" m JOIN "Tag" t ON t."centreId" = m."centreId"
     WHERE m."endedOn" IS NULL AND ascii(substr(m.id::text, 13, 1)) % 8 = 0`,
  ]
}

function events({ events: count, signUps, people: peopleCount, centres: centreCount }: CrowdSize): string[] {
  return [
    `INSERT INTO "Event" (id, slug, state, kind, "directionId", "unitId", "centreId", "titleKk", "titleRu", "titleEn", "searchKey", "startsAt", "endsAt", "publishedAt", "updatedAt")
     SELECT ${idOf('event', 'i')}, 'crowd-' || i, 'published', (enum_range(NULL::"EventKind"))[1], d.id, u.id, ${centreOf(centreCount, 'r')}, 'Іс-шара ' || i, 'Событие ' || i, 'Event ' || i, 'собитие ' || i,
       now() + (i - ${count} * 0.9) * interval '4 hours', now() + (i - ${count} * 0.9) * interval '4 hours' + interval '3 hours', now(), now()
     FROM (SELECT i, random() AS r FROM generate_series(1, ${count}) i) x
     JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n, count(*) OVER () AS c FROM "Direction") d ON d.n = i % d.c
     JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n, count(*) OVER () AS c FROM "Unit") u ON u.n = i % u.c`,
    `INSERT INTO "Shift" (id, "eventId", "roleKk", "roleRu", "roleEn", "startsAt", "endsAt", places)
     SELECT md5('shift' || e.id)::uuid, e.id, 'Көмекші', 'Помощник', 'Helper', e."startsAt", e."endsAt", 9000 FROM "Event" e`,
    `INSERT INTO "Participation" (id, "shiftId", "volunteerId", status, source, "joinedAt", "updatedAt")
     SELECT ${idOf('place', 'i')}, md5('shift' || ${idOf('event', `1 + i % ${count}`)})::uuid, ${idOf('person', `1 + (i::bigint * 7919) % ${peopleCount}`)},
       CASE WHEN i % 10 = 0 THEN 'cancelled' ELSE 'confirmed' END::"ParticipationStatus", 'coordinator', now() - interval '1 day', now()
     FROM generate_series(1, ${signUps}) i ON CONFLICT DO NOTHING`,
  ]
}

function work({ hours, people: count, centres: centreCount }: CrowdSize): string[] {
  return [
    `INSERT INTO "HourEntry" (id, "volunteerId", source, minutes, "workedOn", "confirmedAt")
     SELECT md5('hour' || j || v.id)::uuid, v.id, 'confirmation', 60 + j * 30, v."lastWorkedOn" - j * 30, now()
     FROM "Volunteer" v, generate_series(0, ${Math.ceil((hours / count) * 1.34) - 1}) j WHERE v."lastWorkedOn" IS NOT NULL`,
    `INSERT INTO "HourClaim" (id, "volunteerId", "centreId", "workedOn", minutes, work, evidence, state, "decidedAt")
     SELECT ${idOf('claim', 'i')}, m."volunteerId", m."centreId", current_date - 3, 120, 'Көмек', 'Куә', CASE WHEN i % 4 = 0 THEN 'pending' ELSE 'confirmed' END::"ClaimState", CASE WHEN i % 4 <> 0 THEN now() END
     FROM (SELECT row_number() OVER () AS i, * FROM "Membership" LIMIT ${Math.floor(hours / 10)}) m`,
    `INSERT INTO "Award" (id, "kindId", year, number, state, "volunteerId", "checkCode", "recipientKk", "recipientRu", "recipientEn", "issuerKk", "issuerRu", "issuerEn", "issuedOn", "updatedAt")
     SELECT ${idOf('award', 'i')}, (SELECT id FROM "AwardKind" ORDER BY id LIMIT 1), 2026, i, 'issued', ${idOf('person', 'i')}, 'CROWD' || i, 'Алушы ' || i, 'Получатель ' || i, 'Recipient ' || i, '', '', '', current_date, now()
     FROM generate_series(1, ${Math.floor(centreCount * 50)}) i`,
  ]
}

function records({ entries, letters, people: count, centres: centreCount }: CrowdSize): string[] {
  return [
    `INSERT INTO "AuditEntry" (id, at, "actorUserId", "actorRole", action, "subjectType", "subjectId", "centreId")
     SELECT ${idOf('audit', 'i')}, now() - i * interval '1 minute', ${idOf('user', `i % ${centreCount}`)}, 'coordinator',
       (ARRAY['volunteer.viewed','volunteer.edited','volunteer.registered','participation.placed'])[1 + i % 4], 'volunteer', ${idOf('person', `1 + i % ${count}`)}::text, ${idOf('centre', `i % ${centreCount}`)}
     FROM generate_series(1, ${entries}) i`,
    `INSERT INTO "OutboxMessage" (id, "effectKey", state, recipient, kind, "participationId", "volunteerId", locale, subject, body, "createdAt")
     SELECT md5('letter' || p.id)::uuid, 'crowd:' || p.id, 'sent', 'x@test.invalid', 'confirmed', p.id, p."volunteerId", 'kk', 'Сәлем', '', now() - interval '2 days'
     FROM (SELECT * FROM "Participation" LIMIT ${letters}) p`,
  ]
}

/** A coordinator of the nth centre; the one after the last centre is an administrator. */
export function crowdUserId(index: number): string {
  return crowdId('user', index)
}

export function crowdPersonId(index: number): string {
  return crowdId('person', index)
}

/** What `idOf` gives in SQL. */
export function crowdId(kind: string, index: number): string {
  const hash = createHash('md5').update(kind).digest('hex')
  const text = `${index.toString(16).padStart(12, '0')}7${hash.slice(1, 4)}8${hash.slice(5, 20)}`
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
