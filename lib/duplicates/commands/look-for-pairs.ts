import { db } from '#lib/platform/db.ts'
import { newId } from '#lib/platform/new-id.ts'
import type { Doer } from '#lib/participation/policy.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { type Alike, type CardFacts, ordered, pairLikeness } from '../rules.ts'

const batchSize = 300
/** Longer than any transaction may last: a change written earlier and committed later must not be passed by. */
const settledMs = 15_000
/** Of people who share a phone, a mailbox, a birthday or a whole name; the nearest names first. */
const candidatesMax = 60

/**
 * One step of the worker: looks at the next cards changed since the last time and brings their pairs up to date. Returns how many
 * cards it looked at; 0 when everything is seen.
 */
export async function lookAtChangedCards(doer: Doer, settled = settledMs): Promise<number> {
  const last = await db.duplicateSearch.findUnique({ where: { id: 1 } })
  const cards = await db.$queryRaw<{ id: string; changedAt: Date }[]>`
    SELECT "id", "updatedAt" AS "changedAt" FROM "Volunteer"
    WHERE ("updatedAt", "id") > (${last?.changedAt ?? new Date(0)}, ${last?.cardId ?? noId}::uuid)
      AND "updatedAt" < now() - make_interval(secs => ${settled / 1000})
    ORDER BY "updatedAt", "id" LIMIT ${batchSize}`
  const end = cards.at(-1)
  if (!end) return 0
  await lookAtCards(
    doer,
    cards.map(({ id }) => id),
  )
  const at = { changedAt: end.changedAt, cardId: end.id }
  await db.duplicateSearch.upsert({ where: { id: 1 }, create: at, update: at })
  return cards.length
}

const noId = '00000000-0000-0000-0000-000000000000'

/**
 * Finds the pairs of these cards, at most a few hundred: new ones are proposed, those no longer alike are dropped, what people
 * decided stays. Cheap enough to call for a card just registered; a second call changes nothing.
 */
export async function lookAtCards(_doer: Doer, cardIds: string[]): Promise<void> {
  const found = await findCandidates(cardIds)
  const cards = await factsOf([...cardIds, ...found.map(({ otherId }) => otherId)])
  const decided = await decidedPairs(cardIds)
  const alike = new Map<string, Alike>()
  for (const { cardId, otherId } of found) {
    const [one, other] = [cards.get(cardId), cards.get(otherId)]
    const key = keyOf(cardId, otherId)
    const likeness = one && other && !decided.has(key) ? pairLikeness(one, other) : null
    if (likeness) alike.set(key, likeness)
  }
  await dropOthers(cardIds, alike)
  await propose(alike)
}

type Candidate = { cardId: string; otherId: string }

/** Each way to be alike has an index: the register is never read as a whole. */
function findCandidates(cardIds: string[]): Promise<Candidate[]> {
  return db.$queryRaw<Candidate[]>`
    SELECT c."id" AS "cardId", o."id" AS "otherId"
    FROM "Volunteer" c CROSS JOIN LATERAL (
      (SELECT v."id" FROM "Volunteer" v WHERE v."phone" = c."phone"
        ORDER BY v."searchKey" <-> c."searchKey", v."id" LIMIT ${candidatesMax})
      UNION (SELECT v."id" FROM "Volunteer" v WHERE v."email" = c."email"
        ORDER BY v."searchKey" <-> c."searchKey", v."id" LIMIT ${candidatesMax})
      UNION (SELECT v."id" FROM "Volunteer" v WHERE v."birthDate" = c."birthDate"
        ORDER BY v."searchKey" <-> c."searchKey", v."id" LIMIT ${candidatesMax})
      UNION (SELECT v."id" FROM "Volunteer" v WHERE v."searchKey" = c."searchKey"
        ORDER BY v."id" LIMIT ${candidatesMax})
    ) found JOIN "Volunteer" o ON o."id" = found."id"
    WHERE c."id" = ANY(${cardIds}::uuid[]) AND o."id" <> c."id"
      AND NOT c."isGuest" AND c."mergedIntoId" IS NULL AND c."status" <> 'anonymised'
      AND NOT o."isGuest" AND o."mergedIntoId" IS NULL AND o."status" <> 'anonymised'`
}

const factColumns = {
  ...{ id: true, surname: true, givenName: true, patronymic: true, birthDate: true },
  ...{ phone: true, email: true, iinHash: true, unitId: true },
} satisfies Prisma.VolunteerSelect

async function factsOf(ids: string[]): Promise<Map<string, CardFacts>> {
  const where = { id: { in: [...new Set(ids)] } }
  const rows = await db.volunteer.findMany({ where, select: factColumns })
  return new Map(rows.map((row) => [row.id, row]))
}

/** Pairs somebody said are not the same; said of a card that was merged meanwhile, it holds for the card that stays. */
async function decidedPairs(cardIds: string[]): Promise<Set<string>> {
  const family = { OR: [{ id: { in: cardIds } }, { mergedIntoId: { in: cardIds } }] }
  const columns = { select: { id: true, mergedIntoId: true } }
  const rows = await db.duplicatePair.findMany({
    where: { state: 'notSame', OR: [{ one: family }, { other: family }] },
    select: { one: columns, other: columns },
  })
  return new Set(
    rows.map(({ one, other }) => keyOf(one.mergedIntoId ?? one.id, other.mergedIntoId ?? other.id)),
  )
}

async function dropOthers(cardIds: string[], alike: ReadonlyMap<string, Alike>) {
  const open = await db.duplicatePair.findMany({
    where: {
      ...{ state: 'open', NOT: { reasons: { has: 'manual' } } },
      OR: [{ oneId: { in: cardIds } }, { otherId: { in: cardIds } }],
    },
    select: { id: true, oneId: true, otherId: true },
  })
  const gone = open.filter(({ oneId, otherId }) => !alike.has(keyOf(oneId, otherId)))
  const where = { id: { in: gone.map(({ id }) => id) }, state: 'open' as const }
  if (gone.length > 0) await db.duplicatePair.deleteMany({ where })
}

async function propose(alike: ReadonlyMap<string, Alike>) {
  if (alike.size === 0) return
  const rows = [...alike].map(([key, { score, reasons }]) => {
    const [oneId, otherId] = key.split(' ')
    return { id: newId(), oneId, otherId, score, reasons }
  })
  await db.$executeRaw`
    INSERT INTO "DuplicatePair" ("id", "oneId", "otherId", "score", "reasons")
    SELECT p."id", p."oneId", p."otherId", p."score", p."reasons"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS p("id" uuid, "oneId" uuid, "otherId" uuid, "score" int, "reasons" text[])
    ON CONFLICT ("oneId", "otherId") DO UPDATE SET "score" = EXCLUDED."score", "reasons" = EXCLUDED."reasons"
    WHERE "DuplicatePair"."state" = 'open' AND ("DuplicatePair"."score", "DuplicatePair"."reasons")
      IS DISTINCT FROM (EXCLUDED."score", EXCLUDED."reasons")`
}

function keyOf(a: string, b: string): string {
  const { oneId, otherId } = ordered(a, b)
  return `${oneId} ${otherId}`
}
