import type { Actor } from '#lib/accounts/actor.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { adultAge, dayText, latestBirthDate } from '../rules.ts'
import { agesOf, idleSince, plainKey, readSearch, wordInsideMin } from '../rules/search.ts'
import type { reaches, VolunteerFilters } from '../schema.ts'
import type { Start } from './list-volunteers.ts'

// The list of a register is written as SQL: with hundreds of thousands of people an ordered page, its count and its search are
// quick only when it is said in which order they are read. The conditions are those of `register-where.ts`; a test compares them.

export const pageSize = 30
/** Beyond it the count says "more than": an exact number of a whole country is not worth its time. */
export const countMax = 1000
/** Hits of a search stand anywhere in the alphabet, so that a walk along it may be long: more of them are sorted instead. */
const gatheredMax = { region: 6000, centre: 2000 }

type Page = { ids: string[]; total: number; hasMore: boolean }
const { sql, join } = Prisma

/**
 * The ids of one page in their order. Few hits are gathered first and then sorted; when there are very many, the index of the
 * order is walked until the page is full. Never a scan of the whole table.
 */
export async function findPage(actor: Actor, filters: VolunteerFilters, start: Start | null): Promise<Page> {
  const where = join(registerSql(actor, filters), ' AND ')
  const gathered = orderOf(filters, true)
  const most = filters.q ? gatheredMax[actor.isAdministrator ? 'region' : 'centre'] : countMax
  const [hits] = await carefully<{ ids: string[]; total: number }>(sql`
    WITH hits AS MATERIALIZED (
      SELECT v."id", v."surname", v."givenName", v."createdAt", v."cardNumber", v."lastWorkedOn", v."searchKey"
      FROM "Volunteer" v WHERE ${where} LIMIT ${most + 1})
    SELECT (SELECT count(*) FROM hits)::int AS total, ARRAY(
      SELECT v."id" FROM hits v WHERE (SELECT count(*) FROM hits) <= ${most} AND ${beyond(gathered, start)} ORDER BY ${gathered.by} LIMIT ${pageSize + 1}) AS ids`)
  const total = hits?.total ?? 0
  if (total <= most) return pageOf(hits?.ids ?? [], total, filters)
  const walked = orderOf(filters, false)
  const rows = await carefully<{ id: string }>(sql`
    SELECT v."id" FROM "Volunteer" v WHERE ${where} AND ${beyond(walked, start)}
    ORDER BY ${walked.by} LIMIT ${pageSize + 1}`)
  return pageOf(
    rows.map(({ id }) => id),
    total,
    filters,
  )
}

/** With a limit the planner gambles on reading the table from its start; here it may not. */
export async function carefully<Row>(statement: Prisma.Sql): Promise<Row[]> {
  const [, rows] = await db.$transaction([
    db.$executeRaw`SELECT set_config('enable_seqscan', 'off', true)`,
    db.$queryRaw<Row[]>(statement),
  ])
  return rows
}

function pageOf(found: string[], total: number, { before }: VolunteerFilters): Page {
  const ids = found.slice(0, pageSize)
  if (before !== undefined) ids.reverse()
  return { ids, total, hasMore: found.length > pageSize }
}

type Order = { by: Prisma.Sql; key: Prisma.Sql; keyOf: (start: Start) => Prisma.Sql; isForward: boolean }

/** Whoever bears the very words searched for comes first among the gathered; a walk along an index cannot do that. */
function orderOf({ sort, q, before }: VolunteerFilters, isGathered: boolean): Order {
  const isUpward = sort === 'name' || sort === 'card'
  const isForward = isUpward === (before === undefined)
  const direction = isForward ? sql`ASC` : sql`DESC`
  const { words } = readSearch(q)
  const parts: [Prisma.Sql, (start: Start) => Prisma.Sql][] = []
  if (isGathered && sort === 'name' && words.length > 0) {
    const exact = join(
      words.map((word) => sql`(' ' || v."searchKey" || ' ') LIKE ${`% ${word} %`}`),
      ' AND ',
    )
    parts.push([sql`NOT (${exact})`, ({ isExact }) => sql`${!isExact}::boolean`])
  }
  parts.push(...sortParts[sort], [sql`v."id"`, ({ id }) => sql`${id}::uuid`])
  return {
    by: join(parts.map(([part]) => sql`${part} ${direction}`)),
    key: join(parts.map(([part]) => part)),
    keyOf: (start) => join(parts.map(([, valueOf]) => valueOf(start))),
    isForward,
  }
}

const sortParts: Record<VolunteerFilters['sort'], [Prisma.Sql, (start: Start) => Prisma.Sql][]> = {
  name: [
    [sql`v."surname"`, ({ surname }) => sql`${surname}::text`],
    [sql`v."givenName"`, ({ givenName }) => sql`${givenName}::text`],
  ],
  newest: [[sql`v."createdAt"`, ({ createdAt }) => sql`${createdAt}::timestamptz`]],
  card: [[sql`v."cardNumber"`, ({ cardNumber }) => sql`${cardNumber}::int`]],
  active: [
    [
      sql`coalesce(v."lastWorkedOn", '-infinity'::date)`,
      ({ lastWorkedOn }) => sql`coalesce(${lastWorkedOn && dayText(lastWorkedOn)}::date, '-infinity'::date)`,
    ],
  ],
}

function beyond({ key, keyOf, isForward }: Order, start: Start | null): Prisma.Sql {
  if (!start) return sql`true`
  return isForward ? sql`(${key}) > (${keyOf(start)})` : sql`(${key}) < (${keyOf(start)})`
}

/** Of whom the filters speak, as conditions on `"Volunteer" v`. */
export function registerSql(actor: Actor, filters: VolunteerFilters): Prisma.Sql[] {
  const today = dayOf(now())
  const { q, unit, direction, skill, language, age, consent, idle, reach, tag, centre } = filters
  const has = (table: Prisma.Sql, column: Prisma.Sql, id: string) =>
    sql`EXISTS (SELECT FROM ${table} o WHERE o."volunteerId" = v."id" AND ${column} = ${id}::uuid ${memberByMember})`
  // Within a centre each member is looked up; the planner would rather join everybody in the region who has it.
  const memberByMember = actor.isAdministrator ? sql`` : sql`OFFSET 0`
  const all = [sql`NOT v."isGuest" AND v."mergedIntoId" IS NULL`]
  if (!actor.isAdministrator) all.push(memberSql(actor.centreIds))
  if (filters.status) all.push(sql`v."status" = ${filters.status}::"VolunteerStatus"`)
  else all.push(sql`v."status" <> 'anonymised'`)
  if (q) all.push(...searchSql(q, actor.isAdministrator))
  if (unit) all.push(sql`v."unitId" = ${unit}::uuid`)
  if (direction) all.push(has(sql`"VolunteerDirection"`, sql`o."directionId"`, direction))
  if (skill) all.push(has(sql`"VolunteerSkill"`, sql`o."skillId"`, skill))
  if (language) all.push(sql`v."languages" @> ARRAY[${language}::text]`)
  if (age) all.push(ageSql(age, today))
  if (consent) all.push(consentSql(consent, today))
  if (idle) all.push(idleSql(idle, today))
  if (reach) all.push(reachSql[reach])
  if (tag) all.push(tagSql(actor, tag))
  if (centre) all.push(memberSql(actor.isAdministrator || actor.centreIds.includes(centre) ? [centre] : []))
  return all
}

export function memberSql(centreIds: readonly string[]): Prisma.Sql {
  return sql`v."centreIds" && ${[...centreIds]}::uuid[]`
}

/**
 * Folded words are letters and digits only, so nothing in them means something to LIKE. One letter fits a third of everybody:
 * within a centre it is quicker looked for without the index.
 */
function searchSql(q: string, isWholeRegion: boolean): Prisma.Sql[] {
  const { words, digits, cardNumber } = readSearch(q)
  const numbers = [
    ...(cardNumber === null ? [] : [sql`v."cardNumber" = ${cardNumber}::int`, formerSql(cardNumber)]),
    ...(digits ? [sql`v."phone" LIKE ${`%${digits}%`}`] : []),
  ]
  const names = words.map((word) => {
    const key = plainKey(word)
    if (word.length === 1 && !isWholeRegion) return sql`(' ' || v."searchPlain") LIKE ${`% ${key}%`}`
    if (word.length >= wordInsideMin) return sql`v."searchPlain" LIKE ${`%${key}%`}`
    return sql`(v."searchPlain" LIKE ${`${key}%`} OR v."searchPlain" LIKE ${`% ${key}%`})`
  })
  return [...names, ...(numbers.length > 0 ? [sql`(${join(numbers, ' OR ')})`] : [])]
}

/** The number of a card that was merged leads to the card it turned out to be. */
function formerSql(cardNumber: number): Prisma.Sql {
  return sql`v."id" = (SELECT "mergedIntoId" FROM "Volunteer" WHERE "cardNumber" = ${cardNumber}::int)`
}

function ageSql(age: NonNullable<VolunteerFilters['age']>, today: string): Prisma.Sql {
  const ages = agesOf(age, today)
  if (!ages) return sql`v."birthDate" IS NULL`
  const until = sql`v."birthDate" <= ${ages.until}::date`
  return ages.after ? sql`(${until} AND v."birthDate" > ${ages.after}::date)` : until
}

function consentSql(what: NonNullable<VolunteerFilters['consent']>, today: string): Prisma.Sql {
  const eighteen = latestBirthDate(adultAge, today)
  const isMinor = sql`v."birthDate" > ${eighteen}::date`
  const isOther = sql`(v."birthDate" IS NULL OR v."birthDate" <= ${eighteen}::date)`
  if (what === 'missing') return sql`(${isMinor} AND NOT v."hasGuardianConsent")`
  if (what === 'own') return sql`(${isOther} AND NOT v."hasDataConsent")`
  return sql`((${isMinor} AND NOT v."hasGuardianPublishing") OR (${isOther} AND NOT v."hasPublishingConsent"))`
}

function idleSql(months: NonNullable<VolunteerFilters['idle']>, today: string): Prisma.Sql {
  const since = idleSince(months, today)
  return sql`(v."lastWorkedOn" < ${since}::date OR (v."lastWorkedOn" IS NULL AND v."createdAt" < ${new Date(since)}))`
}

const reachSql: Record<(typeof reaches)[number], Prisma.Sql> = {
  noAccount: sql`v."userId" IS NULL`,
  noEmail: sql`v."email" IS NULL`,
  noPhone: sql`v."phone" IS NULL`,
  invitable: sql`(v."userId" IS NULL AND v."email" IS NOT NULL)`,
}

function tagSql(actor: Actor, tagId: string): Prisma.Sql {
  const own = actor.isAdministrator ? sql`true` : sql`t."centreId" = ANY(${[...actor.centreIds]}::uuid[])`
  return sql`EXISTS (SELECT FROM "VolunteerTag" o JOIN "Tag" t ON t."id" = o."tagId"
    WHERE o."volunteerId" = v."id" AND t."id" = ${tagId}::uuid AND ${own})`
}
