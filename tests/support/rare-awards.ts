type One = (sql: string) => Promise<string>

/** A batch of drafts, a title of the volunteer's own, and rounds that wait for their protocol and for their awards. */
export async function prepareAwards(one: One): Promise<string[]> {
  const batch = await one(
    `INSERT INTO "Award" (id, "kindId", year, "organisationId", "batchId", "recipientKk", "recipientRu", "recipientEn", "issuerKk", "issuerRu", "issuerEn", "reasonKk", "reasonRu", "checkCode", "updatedAt")
     SELECT gen_random_uuid(), k.id, 2026, o.id, gen_random_uuid(), 'Сынақ', 'Проба', 'Probe', 'Сынақ', 'Проба', '', 'Сынақ', 'Проба', upper(substr(md5(random()::text), 1, 10)), now()
     FROM "AwardKind" k, "Organisation" o ORDER BY k.position, o.id LIMIT 1 RETURNING "batchId" AS id`,
  )
  const title = await one(
    `INSERT INTO "InformalTitle" (id, "labelKk", "labelRu", "labelEn", "volunteerId") SELECT gen_random_uuid(), 'Сынақ', 'Проба', 'Probe', v.id FROM "Volunteer" v JOIN "User" u ON u.id = v."userId" WHERE u.email LIKE 'volunteer@%' RETURNING id`,
  )
  const nominee = (round: string, state: string) =>
    one(
      `INSERT INTO "Nomination" (id, "roundId", state, "organisationId", "nomineeKk", "nomineeRu", "nomineeEn", justification, "justificationLocale", dossier, "frozenAt", "decidedAt")
       SELECT gen_random_uuid(), '${round}', '${state}', o.id, 'Сынақ', 'Проба', 'Probe', 'Сынақ', 'kk', '{}', now(), now() FROM "Organisation" o WHERE o.state = 'published' ORDER BY o.id LIMIT 1 RETURNING id`,
    )
  const judged = await round(one, 'judging')
  const decided = await round(one, 'decided')
  await nominee(judged, 'notAwarded')
  await nominee(decided, 'awarded')
  const [open, marked] = [await demoRound(one, 'open'), await demoRound(one, 'judging')]
  return [
    ...[`/kk/staff/awards/batch`, `/kk/staff/awards/batch/${batch}`, `/kk/staff/awards/titles?q=дала`],
    ...[`/kk/staff/awards/titles/${title}`, `/kk/staff/awards/letters?year=2020`],
    ...[`/kk/staff/nominations/${open}`, `/kk/staff/nominations/${open}/edit`, `/kk/staff/nominations/new`],
    ...[`/kk/staff/nominations/${judged}`, `/kk/staff/nominations/${decided}`],
    ...[`/kk/staff/nominations/${marked}`, `/kk/workspace/nominations/jury/${marked}`],
    `/kk/staff/nominations/${marked}/${await nominationOf(one, marked)}`,
    `/kk/workspace/nominations/jury/${marked}/${await nominationOf(one, marked)}`,
  ]
}

/** A coordinator's own proposal, and one they are about to make. */
export async function prepareProposals(one: One, person: string): Promise<string[]> {
  const open = await demoRound(one, 'open')
  return [
    `/kk/workspace/nominations/${await nominationOf(one, open)}`,
    `/kk/workspace/nominations/new?round=${open}&nominee=volunteer:${person}`,
  ]
}

function demoRound(one: One, state: string): Promise<string> {
  return one(`SELECT id FROM "NominationRound" WHERE "isDemo" AND state = '${state}' ORDER BY id LIMIT 1`)
}

function nominationOf(one: One, round: string): Promise<string> {
  return one(`SELECT id FROM "Nomination" WHERE "roundId" = '${round}' ORDER BY id LIMIT 1`)
}

function round(one: One, state: 'judging' | 'decided'): Promise<string> {
  const protocol = state === 'decided' ? [`2001`, `1`, `'2001-01-01'`] : ['NULL', 'NULL', 'NULL']
  return one(
    `WITH made AS (INSERT INTO "NominationRound" (id, state, "kindId", year, "titleKk", "titleRu", "issuerKk", "issuerRu", "opensOn", "closesOn", quorum, "protocolYear", "protocolNumber", "heldOn")
       SELECT gen_random_uuid(), '${state}', k.id, 2001, 'Сынақ', 'Проба', 'Сынақ', 'Проба', '2001-01-01', '2001-01-01', 1, ${protocol.join(', ')} FROM "AwardKind" k ORDER BY k.position LIMIT 1 RETURNING id),
     criteria AS (INSERT INTO "NominationCriterion" (id, "roundId", position, "labelKk", "labelRu", weight) SELECT gen_random_uuid(), id, 1, 'Сынақ', 'Проба', 1 FROM made)
     INSERT INTO "NominationJuror" ("roundId", "userId") SELECT made.id, u.id FROM made, "User" u WHERE u.email LIKE 'editor@%' RETURNING "roundId" AS id`,
  )
}
