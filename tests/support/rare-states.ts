import pg from 'pg'
import { prepareLibrary } from './rare-library.ts'
import { prepareNewsDetails } from './rare-news.ts'
import { prepareAwards, prepareProposals } from './rare-awards.ts'
import { prepareMemoranda } from './rare-memoranda.ts'
import { prepareFiles } from './rare-files.ts'
import { prepareConsultations } from './rare-consultations.ts'
import { prepareOrganisations } from './rare-organisations.ts'
import { drawRarePictures } from './rare-pictures.ts'
import { prepareProgrammes } from './rare-programmes.ts'

/**
 * Puts one record into each state that no page of the demo region shows on its own, and says where the walk should begin
 * besides the menus. For the copy of the database that browser tests run on.
 */
export async function prepareRareStates(): Promise<{
  coordinator: string[]
  administrator: string[]
  representative: string[]
  /** A page of the library only this centre has. */
  ownPaper: string
}> {
  const client = new pg.Client({ connectionString: process.env.E2E_OWNER_URL })
  await client.connect()
  const one = async (sql: string): Promise<string> =>
    (await client.query<{ id: string }>(sql)).rows[0]?.id ?? ''
  const own = `(SELECT r."centreId" FROM "RoleAssignment" r JOIN "User" u ON u.id = r."userId" WHERE u.email LIKE 'coordinator@%')`
  try {
    const centre = await one(
      `UPDATE "Centre" SET state = 'draft', "verifiedAt" = NULL WHERE id = (SELECT id FROM "Centre" c WHERE NOT EXISTS (SELECT FROM "RoleAssignment" r WHERE r."centreId" = c.id) AND NOT EXISTS (SELECT FROM "Event" e WHERE e."centreId" = c.id) ORDER BY id LIMIT 1) RETURNING id`,
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
    const corrected = await prepareNewsroom(one, news)
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
    const third = await person(`v.id NOT IN ('${adult}', '${minor}')`)
    const pairOf = (other: string, state: 'open' | 'notSame') =>
      one(
        `INSERT INTO "DuplicatePair" (id, "oneId", "otherId", score, reasons, state, "decidedAt") SELECT gen_random_uuid(), least(a, b), greatest(a, b), 100, '{manual}', '${state}', CASE WHEN '${state}' = 'open' THEN NULL ELSE now() END FROM (SELECT '${third}'::uuid AS a, '${other}'::uuid AS b) ids RETURNING id`,
      )
    const [open, refused] = [await pairOf(adult, 'open'), await pairOf(minor, 'notSame')]
    const guest = await one(
      `WITH twin AS (INSERT INTO "Volunteer" (id, "givenName", surname, "birthDate", "searchKey", "isGuest", "updatedAt") SELECT gen_random_uuid(), "givenName", surname, "birthDate", "searchKey", true, now() FROM "Volunteer" WHERE id = '${adult}' RETURNING id),
       place AS (UPDATE "Shift" SET waiting = waiting + 1 WHERE id = (SELECT s.id FROM "Shift" s WHERE s."eventId" = '${withShift}' ORDER BY s.id LIMIT 1) RETURNING id)
       INSERT INTO "Participation" (id, "shiftId", "volunteerId", status, source, "joinedAt", "updatedAt") SELECT gen_random_uuid(), place.id, twin.id, 'waiting', 'guest', now(), now() FROM twin, place RETURNING "volunteerId" AS id`,
    )
    await client.query(
      `INSERT INTO "Guardian" (id, "volunteerId", name, relation, email) VALUES (gen_random_uuid(), '${minor}', 'Сынақ Ана', 'mother', 'guardian@example.test')`,
    )
    const runBy = await prepareMemberships(one, { own, adult })
    await client.query(`UPDATE "Consent" SET "withdrawnAt" = now() WHERE "volunteerId" = $1`, [minor])
    await client.query(
      `INSERT INTO "ConsentTextVersion" (id, kind, number, "titleKk", "bodyKk", "titleRu", "bodyRu") VALUES (gen_random_uuid(), 'publishing', 2, 'Сынақ', 'Сынақ', 'Проба', 'Проба')`,
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
    const mailings = await prepareMailings(one, own)
    const imports = await prepareImports(one, own)
    const joining = await prepareOrganisations(client)
    const newsDetails = await prepareNewsDetails(one, news)
    const awards = await prepareAwards(one)
    const proposals = await prepareProposals(
      one,
      await person(`v.status = 'confirmed' AND v."birthDate" < now() - interval '19 years'`),
    )
    const memoranda = await prepareMemoranda(one, withShift)
    const programmes = await prepareProgrammes(one, { withProgramme, withShift })
    const files = await prepareFiles(client)
    const questions = await prepareConsultations(one)
    const library = await prepareLibrary(client, own)
    await drawRarePictures(client)
    return {
      representative: joining.representative,
      ownPaper: library.centre,
      coordinator: [
        library.centre,
        ...programmes,
        ...imports,
        ...mailings.map((id) => `/kk/workspace/mailings/${id}`),
        `/kk/workspace/mailings/${mailings[1]}/calls`,
        '/kk/workspace/mailings',
        `/kk/workspace/mailings/new?event=${withShift}`,
        `/kk/workspace/volunteers/${adult}/mailings`,
        `/kk/workspace/proposals/${joining.submitted}`,
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
        `/kk/workspace/volunteers/${adult}/memberships`,
        `/kk/workspace/centres/${runBy}/staff`,
        '/kk/workspace/transfers',
        `/kk/workspace/volunteers/${guest}/claim-slip`,
        ...register,
        ...proposals,
        `/kk/workspace/duplicates/${open}`,
        `/kk/workspace/duplicates/${refused}`,
        memoranda.event,
      ],
      administrator: [
        ...library.region,
        ...files,
        ...questions,
        `/kk/workspace/centres/${runBy}/staff`,
        `/kk/staff/applications/${joining.application}`,
        `/kk/workspace/centres/${centre}`,
        `/kk/workspace/organisations/${organisation}`,
        ...awards,
        `/kk/staff/awards/${award}`,
        `/kk/staff/awards/new?q=дала`,
        `/kk/staff/awards/batch?event=${ceremony}`,
        `/kk/staff/news/${news}`,
        `/kk/staff/news/${corrected}/versions/1`,
        ...newsDetails,
        `/kk/staff/people/${closed}`,
        '/kk/staff/consent-texts/publishing',
        ...memoranda.staff,
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

/** A further affiliation, requests on both sides, and a second coordinator with an invitation; gives the coordinator's centre. */
async function prepareMemberships(
  one: (sql: string) => Promise<string>,
  { own, adult }: { own: string; adult: string },
): Promise<string> {
  const second = await one(
    `INSERT INTO "User" (id, email, name) VALUES (gen_random_uuid(), 'second@demo.invalid', 'Second') RETURNING id`,
  )
  const centre = await one(
    `INSERT INTO "RoleAssignment" (id, "userId", role, "centreId") SELECT gen_random_uuid(), '${second}', 'coordinator', id FROM "Centre" WHERE id IN ${own} LIMIT 1 RETURNING "centreId" AS id`,
  )
  await one(
    `UPDATE "RoleAssignment" SET "canInvite" = true WHERE "centreId" = '${centre}' AND "userId" <> '${second}' RETURNING id`,
  )
  await one(
    `INSERT INTO "AccountToken" (id, kind, "tokenHash", email, role, "centreId", "expiresAt") VALUES (gen_random_uuid(), 'invitation', 'rare', 'third@demo.invalid', 'coordinator', '${centre}', now() + interval '1 day') RETURNING id`,
  )
  await one(
    `INSERT INTO "Membership" (id, "volunteerId", "organisationId", "startedOn") SELECT gen_random_uuid(), '${adult}', o.id, now() - interval '9 days' FROM "Organisation" o WHERE o.state = 'published' AND NOT EXISTS (SELECT FROM "Membership" m WHERE m."volunteerId" = '${adult}' AND m."organisationId" = o.id) ORDER BY o.id LIMIT 1 RETURNING id`,
  )
  await one(
    `WITH place AS (UPDATE "Shift" SET places = places + 1, taken = taken + 1 WHERE id = (SELECT s.id FROM "Shift" s JOIN "Event" e ON e.id = s."eventId" WHERE e."centreId" = '${centre}' AND s."startsAt" > now() AND s."cancelledAt" IS NULL AND e.state = 'published' AND NOT EXISTS (SELECT FROM "Participation" p WHERE p."shiftId" = s.id AND p."volunteerId" = '${adult}') ORDER BY s.id LIMIT 1) RETURNING id)
     INSERT INTO "Participation" (id, "shiftId", "volunteerId", status, source, "joinedAt", "updatedAt") SELECT gen_random_uuid(), place.id, '${adult}', 'confirmed', 'coordinator', now(), now() FROM place RETURNING id`,
  )
  const request = (kind: string, from: string, to: string) =>
    one(
      `INSERT INTO "TransferRequest" (id, kind, "cardNumber", "volunteerId", "fromCentreId", "toCentreId", "expiresAt") SELECT gen_random_uuid(), '${kind}', v."cardNumber", v.id, ${from}, ${to}, now() + interval '9 days' FROM "Volunteer" v, "Centre" c WHERE v.id = '${adult}' AND c.id <> '${centre}' ORDER BY c.id LIMIT 1 RETURNING id`,
    )
  await request('asked', `'${centre}'::uuid`, 'c.id')
  await request('asked', 'c.id', `'${centre}'::uuid`)
  return centre
}

function rosterPages({ id, eventId }: { id: string; eventId: string }): string[] {
  const event = `/kk/workspace/events/${eventId}`
  return [`${event}/shifts/${id}`, `${event}/check-in/walk-in?shift=${id}&q=а`]
}

/** A draft and a mailing under way, whose letters go in a week, so that nothing moves while the walk looks. */
async function prepareMailings(one: (sql: string) => Promise<string>, own: string): Promise<string[]> {
  const author = `(SELECT id FROM "User" WHERE email LIKE 'coordinator@%')`
  const mailing = (state: string, confirmedAt: string) =>
    one(
      `INSERT INTO "Mailing" (id, "centreId", "authorId", state, kind, audience, "subjectKk", "subjectRu", "bodyKk", "bodyRu", "confirmedAt", "writtenAt") VALUES (gen_random_uuid(), ${own}, ${author}, '${state}', 'news', 'centre', 'Сынақ', 'Проба', 'Сәлем!', 'Привет!', ${confirmedAt}, ${confirmedAt}) RETURNING id`,
    )
  const [draft, open] = [await mailing('draft', 'NULL'), await mailing('confirmed', 'now()')]
  for (const [state, recipient] of [
    ['pending', 'mailed@example.test'],
    ['toCall', ''],
  ]) {
    await one(
      `WITH person AS (SELECT m."volunteerId" AS id FROM "Membership" m WHERE m."centreId" = ${own} AND m."endedOn" IS NULL AND NOT EXISTS (SELECT FROM "MailingRecipient" r WHERE r."volunteerId" = m."volunteerId") LIMIT 1),
       letter AS (INSERT INTO "OutboxMessage" (id, "effectKey", state, recipient, kind, "volunteerId", locale, subject, body, "isBulk", "dueAt") SELECT gen_random_uuid(), 'rare:mailing:${state}', '${state}', '${recipient}', 'mailingNews', person.id, 'kk', 'Сынақ', 'Сәлем!', true, now() + interval '7 days' FROM person RETURNING id)
       INSERT INTO "MailingRecipient" (id, "mailingId", "volunteerId", outcome, "messageId") SELECT gen_random_uuid(), '${open}', person.id, 'written', letter.id FROM person, letter RETURNING id`,
    )
  }
  await one(
    `INSERT INTO "MailingTemplate" (id, "centreId", name, kind, "subjectKk", "subjectRu", "bodyKk", "bodyRu") VALUES (gen_random_uuid(), ${own}, 'Сынақ мәтін', 'news', 'Сынақ', 'Проба', 'Сәлем!', 'Привет!') RETURNING id`,
  )
  return [draft, open]
}

/** Sheets in each state a person is asked something in; their cells are forgotten, which is a state too. */
async function prepareImports(one: (sql: string) => Promise<string>, own: string): Promise<string[]> {
  const batch = (state: string, more: { columns: string; values: string }) =>
    one(
      `INSERT INTO "ImportBatch" (id, "centreId", "createdById", state, "fileName", "headRow", heads, mapping, "rowCount", ${more.columns})
       SELECT gen_random_uuid(), r."centreId", r."userId", '${state}', 'list.xlsx', 1, '{Аты,Тегі}', '{givenName,surname}', 1, ${more.values}
       FROM "RoleAssignment" r WHERE r."centreId" IN ${own} AND r.role = 'coordinator' AND r."userId" = (SELECT id FROM "User" WHERE email LIKE 'coordinator@%') LIMIT 1 RETURNING id`,
    )
  const mapping = await batch('mapping', { columns: '"fileKey", "sheetNames"', values: `'gone', '{A,B}'` })
  const ready = await batch('ready', { columns: '"format"', values: `'csv'` })
  const done = await batch('done', { columns: '"finishedAt"', values: 'now()' })
  const row = await one(
    `INSERT INTO "ImportRow" (id, "batchId", number, verdict, "hasOffer", "twinNumber") VALUES (gen_random_uuid(), '${ready}', 3, 'duplicate', true, 2) RETURNING id`,
  )
  const address = '/kk/workspace/import'
  return [
    `${address}/${mapping}`,
    `${address}/${ready}?verdict=duplicate`,
    `${address}/${ready}?row=${row}`,
    `${address}/${done}`,
  ]
}

/** Something the administrator typed and did not save; gives an item with more than one version. */
async function prepareNewsroom(one: (sql: string) => Promise<string>, news: string): Promise<string> {
  const texts = { title: 'Сынақ', lead: '', slug: '', body: { type: 'doc', content: [] }, coverAlt: '' }
  const typed = { ...texts, isReady: false }
  const words = JSON.stringify({
    ...{ kind: 'news', isPinned: false, authorName: '', sourceName: '', sourceUrl: '', coverId: null },
    translations: { kk: typed, ru: typed, en: typed },
  })
  await one(
    `INSERT INTO "NewsDraft" ("newsId", "userId", version, words) SELECT '${news}', id, 1, '${words}' FROM "User" WHERE email LIKE 'admin@%' RETURNING "newsId" AS id`,
  )
  return one(`SELECT "newsId" AS id FROM "NewsVersion" WHERE number = 2 LIMIT 1`)
}
