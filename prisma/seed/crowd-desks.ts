import type pg from 'pg'
import { filling, idOf } from './crowd.ts'

// What lies on the desks of such a region: pairs, transfers, mailings, an import, exports, proposals, consents to renew, and who
// looked at one card.

export type DeskSize = {
  pairs: number
  recipients: number
  rows: number
  views: number
  people: number
  centres: number
}

/** Fills what `loadCrowd` left empty. */
export async function loadDesks(client: pg.Client, size: DeskSize): Promise<void> {
  const steps = [guardians(), pairs(size), letters(size), imports(size), requests(size), views(size)]
  await filling(client, tables, async () => {
    for (const statement of steps.flat()) await client.query(statement)
  })
}

const tables = [
  ...['Volunteer', 'Guardian', 'Consent', 'DuplicatePair', 'Merge', 'TransferRequest', 'ErasureRequest'],
  ...['Mailing', 'MailingRecipient', 'OutboxMessage', 'ImportRow', 'Export', 'ExportedPerson', 'Proposal'],
  ...['Application', 'AuditEntry', 'Certificate'],
]

/** Every minor but one in five has a guardian who consented; all consents are to words that were replaced since. */
function guardians(): string[] {
  const minor = `v."birthDate" > current_date - interval '18 years' AND v."cardNumber" % 5 <> 0`
  return [
    `INSERT INTO "Guardian" (id, "volunteerId", name, relation, email)
     SELECT md5('guardian' || v.id)::uuid, v.id, 'Ата-ана', 'mother', 'g' || v."cardNumber" || '@test.invalid' FROM "Volunteer" v WHERE ${minor}`,
    `UPDATE "Consent" c SET "guardianId" = g.id FROM "Guardian" g WHERE g."volunteerId" = c."volunteerId"`,
    `UPDATE "Volunteer" v SET "hasGuardianConsent" = v."hasDataConsent" WHERE ${minor}`,
    `INSERT INTO "Consent" (id, "volunteerId", kind, method, "textVersion", "textHash", locale, "givenAt", "withdrawnAt")
     SELECT md5('publishing' || v.id)::uuid, v.id, 'publishing', 'paper', 'v1', 'x', 'kk', now() - interval '1 year',
       CASE WHEN v."cardNumber" % 300 = 0 THEN now() - interval '5 days' END
     FROM "Volunteer" v WHERE v."cardNumber" % 3 = 0`,
    `UPDATE "Volunteer" SET "hasPublishingConsent" = true WHERE "cardNumber" % 3 = 0 AND "cardNumber" % 300 <> 0`,
    `INSERT INTO "ConsentTextVersion" (id, kind, number, "titleKk", "bodyKk", "titleRu", "bodyRu", "publishedAt", "validFrom", "renewBy")
     SELECT gen_random_uuid(), k, 99, 'Келісім', 'Мәтін', 'Согласие', 'Текст', now(), current_date - 1, current_date + 30 FROM unnest(ARRAY['personalData','publishing']::"ConsentKind"[]) k`,
  ]
}

/** Neighbours within a centre, and every fifth pair across two. */
function pairs({ pairs: count }: DeskSize): string[] {
  return [
    `INSERT INTO "DuplicatePair" (id, "oneId", "otherId", score, reasons, state, "decidedById", "decidedAt")
     SELECT md5('pair' || a || b)::uuid, least(a, b), greatest(a, b), 40 + n % 60, ARRAY['name'], state::"DuplicateState",
       CASE WHEN state <> 'open' THEN ${idOf('user', '0')} END, CASE WHEN state <> 'open' THEN now() END
     FROM (
       SELECT n, a, b, CASE WHEN n % 5 = 1 THEN 'notSame' WHEN n % 10 = 2 THEN 'merged' ELSE 'open' END AS state
       FROM (
         SELECT row_number() OVER (ORDER BY md5(m.id::text)) AS n, "volunteerId" AS a,
           lead("volunteerId") OVER (PARTITION BY CASE WHEN substr(m.id::text, 13, 1) < '4' THEN NULL ELSE "centreId" END ORDER BY m.id) AS b
         FROM "Membership" m WHERE "endedOn" IS NULL) l
       WHERE b IS NOT NULL LIMIT ${count}) p
     ON CONFLICT DO NOTHING`,
    `INSERT INTO "Merge" (id, "fromId", "intoId", "pairId", "mergedById", "mergedAt", journal)
     SELECT md5('merge' || id)::uuid, "oneId", "otherId", id, ${idOf('user', '0')}, now(), '' FROM "DuplicatePair" WHERE state = 'merged'`,
    `UPDATE "Volunteer" v SET "mergedIntoId" = m."intoId" FROM "Merge" m WHERE m."fromId" = v.id`,
  ]
}

/** One great mailing of the largest centre, and forty smaller ones of every tenth centre. */
function letters({ recipients, people: count, centres }: DeskSize): string[] {
  return [
    `INSERT INTO "Mailing" (id, "centreId", "authorId", state, kind, audience, "subjectKk", "subjectRu", "bodyKk", "bodyRu", "createdAt", "confirmedAt", "writtenAt")
     SELECT ${idOf('mailing', 'i')}, ${idOf('centre', `i * 10 % ${centres}`)}, ${idOf('user', `i * 10 % ${centres}`)}, 'confirmed', 'news', 'centre', 'Хабар', 'Весть', '', '',
       now() - i * interval '1 hour', now() - i * interval '1 hour', now() FROM generate_series(0, 400) i`,
    `INSERT INTO "OutboxMessage" (id, "effectKey", state, recipient, kind, "volunteerId", locale, subject, body, "isBulk", "dueAt")
     SELECT ${idOf('bulk', 'i')}, 'bulk:' || i, (ARRAY['sent','sent','pending','toCall','bounced'])[1 + i % 5]::"OutboxState", 'p' || i || '@test.invalid', 'news',
       ${idOf('person', `1 + i % ${count}`)}, 'kk', 'Хабар', '', true, now() + interval '1 day' FROM generate_series(1, ${recipients}) i`,
    `INSERT INTO "MailingRecipient" (id, "mailingId", "volunteerId", outcome, "messageId")
     SELECT ${idOf('recipient', 'i')}, ${idOf('mailing', '0')}, ${idOf('person', `1 + i % ${count}`)}, CASE WHEN i % 50 = 0 THEN 'declined' ELSE 'written' END::"MailingOutcome",
       CASE WHEN i % 50 <> 0 THEN ${idOf('bulk', 'i')} END FROM generate_series(1, ${recipients}) i`,
    `INSERT INTO "MailingRecipient" (id, "mailingId", "volunteerId", outcome)
     SELECT md5('r' || m || '-' || i)::uuid, ${idOf('mailing', 'm')}, ${idOf('person', `1 + (i * 31 + m) % ${count}`)}, 'declined'
     FROM generate_series(1, 400) m, generate_series(1, ${Math.ceil(recipients / 200)}) i`,
  ]
}

function imports({ rows, people: count, centres }: DeskSize): string[] {
  return [
    `INSERT INTO "ImportBatch" (id, "centreId", "createdById", state, "fileName", heads, mapping, "headRow", "rowCount", "createdAt")
     SELECT ${idOf('batch', 'i')}, ${idOf('centre', `i % ${centres}`)}, ${idOf('user', `i % ${centres}`)}, 'ready', 'list.xlsx',
       ARRAY['Тегі','Аты','Туған күні','Телефон'], ARRAY['surname','givenName','birthDate','phone'], 1, ${rows}, now() - i * interval '1 hour' FROM generate_series(0, 300) i`,
    `INSERT INTO "ImportRow" (id, "batchId", number, verdict, choice, "hasOffer", "volunteerId", "candidateIds")
     SELECT ${idOf('row', 'i')}, ${idOf('batch', `CASE WHEN i <= ${rows} THEN 0 ELSE 1 + i % 300 END`)}, 1 + i,
       (ARRAY['new','same','change','duplicate','problem'])[1 + i % 5]::"ImportVerdict", 'none', i % 40 = 0,
       CASE WHEN i % 5 IN (1, 2) THEN ${idOf('person', `1 + i % ${count}`)} END, CASE WHEN i % 5 = 3 THEN ARRAY[${idOf('person', `1 + i % ${count}`)}] ELSE '{}' END
     FROM generate_series(1, ${rows} + ${rows}) i`,
  ]
}

function requests({ people: count, centres }: DeskSize): string[] {
  const some = Math.ceil(count / 20)
  return [
    `INSERT INTO "TransferRequest" (id, kind, state, "cardNumber", "volunteerId", "fromCentreId", "toCentreId", "createdAt", "expiresAt", "decidedAt")
     SELECT ${idOf('transfer', 'i')}, (ARRAY['asked','offered','own'])[1 + i % 3]::"TransferKind", (ARRAY['pending','accepted','refused','expired'])[1 + i % 4]::"TransferState",
       i, ${idOf('person', `1 + i % ${count}`)}, ${idOf('centre', `i % ${centres}`)}, ${idOf('centre', `(i / 7 + 1 + i) % ${centres}`)},
       now() - i * interval '20 minutes', now() + interval '9 days', CASE WHEN i % 4 <> 0 THEN now() END
     FROM generate_series(1, ${some}) i WHERE (i / 7 + 1) % ${centres} <> 0`,
    `INSERT INTO "ErasureRequest" (id, "volunteerId", way, "askedAt", "dueAt", "doneAt")
     SELECT ${idOf('erasure', 'i')}, ${idOf('person', 'i')}, 'own', now(), now() + i * interval '1 minute', CASE WHEN i % 2 = 0 THEN now() END FROM generate_series(1, ${Math.ceil(some / 5)}) i`,
    `INSERT INTO "Export" (id, kind, format, "makerId", locale, columns, reason, "rowCount", "createdAt", "expiresAt")
     SELECT ${idOf('export', 'i')}, 'people', 'xlsx', ${idOf('user', `i % ${centres + 1}`)}, 'kk', ARRAY['surname'], 'есеп', 20, now() - i * interval '1 hour', now() FROM generate_series(1, ${some}) i`,
    `INSERT INTO "ExportedPerson" ("exportId", "volunteerId") SELECT ${idOf('export', '1 + i / 20')}, ${idOf('person', `1 + i * 7 % ${count}`)}
     FROM generate_series(0, ${some * 20 - 1}) i ON CONFLICT DO NOTHING`,
    `INSERT INTO "Proposal" (id, state, "organisationId", "centreId", kind, "directionId", "unitId", "titleKk", "titleRu", "startsAt", "endsAt", "updatedAt")
     SELECT ${idOf('proposal', 'i')}, (ARRAY['submitted','withdrawn','accepted','draft'])[1 + i % 4]::"ProposalState", ${idOf('organisation', `1 + i % ${centres * 10}`)}, ${idOf('centre', `i / 4 % ${centres}`)},
       (enum_range(NULL::"EventKind"))[1], (SELECT id FROM "Direction" ORDER BY position LIMIT 1), (SELECT id FROM "Unit" ORDER BY id LIMIT 1), 'Ұсыныс', 'Предложение', now(), now() + interval '1 hour', now() - i * interval '1 hour'
     FROM generate_series(1, ${some}) i`,
    `INSERT INTO "Application" (id, state, kind, "unitId", "nameKk", "nameRu", about, "contactName", "contactEmail", locale, "consentVersion", "consentHash", "consentAt", "decidedAt", reason, "createdAt", "updatedAt")
     SELECT ${idOf('application', 'i')}, (ARRAY['new','verified','declined','returned'])[1 + i % 4]::"ApplicationState", 'initiativeGroup', (SELECT id FROM "Unit" ORDER BY id LIMIT 1), 'Топ ' || i, 'Группа ' || i, '', 'К', 'c' || i || '@test.invalid', 'kk', 'v1', 'x', now(), CASE WHEN i % 4 <> 0 THEN now() END, 'себеп', now() - i * interval '1 hour', now()
     FROM generate_series(1, ${some}) i`,
    `INSERT INTO "Certificate" (id, code, kind, "volunteerId", "eventId", minutes, "periodFrom", "periodTo", facts, payload, signature, "keyId", "issuedAt")
     SELECT md5('paper' || p.id)::uuid, 'C' || p.n, 'event', p."volunteerId", s."eventId", 120, current_date, current_date, '{}', '', '', '', s."endsAt"
     FROM (SELECT *, row_number() OVER () AS n FROM "Participation" LIMIT ${some * 2}) p JOIN "Shift" s ON s.id = p."shiftId"`,
  ]
}

/** A tenth of all looks were at one card: the person's receipts are long. */
function views({ views: count, people: peopleCount, centres }: DeskSize): string[] {
  return [
    `INSERT INTO "AuditEntry" (id, at, "actorUserId", "actorRole", action, "subjectType", "subjectId", "centreId")
     SELECT ${idOf('view', 'i')}, now() - i * interval '2 minutes', ${idOf('user', `i % ${centres}`)}, 'coordinator', 'volunteer.viewed', 'volunteer',
       ${idOf('person', `CASE WHEN i % 10 = 0 THEN 7 ELSE 1 + i * 13 % ${peopleCount} END`)}::text, ${idOf('centre', `i % ${centres}`)} FROM generate_series(1, ${count}) i`,
  ]
}
