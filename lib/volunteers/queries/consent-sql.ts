import type { Actor } from '#lib/accounts/actor.ts'
import { dayMs, dayOf, now } from '#lib/platform/clock.ts'
import type { Keyset } from '#lib/platform/keyset.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { adultAge, latestBirthDate } from '../rules.ts'
import type { ConsentLack, ConsentListFilters } from '../schema/consent-list.ts'
import type { Outdated } from './consent-versions.ts'
import { carefully, memberSql } from './register-sql.ts'

// The conditions of `list-consents.ts` once more, so that a page and its figures stay quick in a great register; a test compares them.

const { sql, join } = Prisma
/** More are not gathered and sorted: the index of the names is walked until the page is full. */
export const gatheredMax = 1000
/** How far ahead a coming of age is seen, and how long a withdrawal is news. */
export const soonDays = 30

type Asked = Pick<ConsentListFilters, 'lack' | 'centre'> & { outdated: Outdated[] }

/** How many there are, at most one more than `gatheredMax`. */
export async function countLacking(actor: Actor, asked: Asked): Promise<number> {
  const [row] = await carefully<{ count: number }>(sql`
    SELECT count(*)::int AS "count" FROM (SELECT FROM "Volunteer" v WHERE ${conditions(actor, asked)} LIMIT ${gatheredMax + 1}) n`)
  return row?.count ?? 0
}

/** The ids of a page by name with one more; a page before a row comes backwards. */
export async function findLackingIds(
  actor: Actor,
  { keyset, take, ...asked }: Asked & { keyset: Keyset; take: number },
): Promise<string[]> {
  const where = conditions(actor, asked)
  const direction = keyset?.isBackward ? sql`DESC` : sql`ASC`
  const compare = keyset?.isBackward ? sql`<` : sql`>`
  const beyond = keyset
    ? sql`(v."surname", v."givenName", v."id") ${compare} (SELECT s."surname", s."givenName", s."id" FROM "Volunteer" s WHERE s."id" = ${keyset.id}::uuid)`
    : sql`true`
  const order = sql`v."surname" ${direction}, v."givenName" ${direction}, v."id" ${direction}`
  const [few] = await carefully<{ count: number; ids: string[] }>(sql`
    WITH hits AS MATERIALIZED (
      SELECT v."id", v."surname", v."givenName" FROM "Volunteer" v WHERE ${where} LIMIT ${gatheredMax + 1})
    SELECT (SELECT count(*) FROM hits)::int AS "count", ARRAY(
      SELECT v."id" FROM hits v WHERE (SELECT count(*) FROM hits) <= ${gatheredMax} AND ${beyond} ORDER BY ${order} LIMIT ${take}) AS ids`)
  if (few && few.count <= gatheredMax) return few.ids
  const rows = await carefully<{ id: string }>(sql`
    SELECT v."id" FROM "Volunteer" v WHERE ${where} AND ${beyond} ORDER BY ${order} LIMIT ${take}`)
  return rows.map(({ id }) => id)
}

function conditions(actor: Actor, { lack, centre, outdated }: Asked): Prisma.Sql {
  return join(
    [
      sql`NOT v."isGuest" AND v."mergedIntoId" IS NULL AND v."status" <> 'anonymised'`,
      ...(actor.isAdministrator ? [] : [memberSql(actor.centreIds)]),
      ...(centre ? [memberSql([centre])] : []),
      lackSql(lack, outdated),
    ],
    ' AND ',
  )
}

function lackSql(lack: ConsentLack, outdated: Outdated[]): Prisma.Sql {
  const at = now()
  const adultBorn = sql`${latestBirthDate(adultAge, dayOf(at))}::date`
  const isMinor = sql`v."birthDate" > ${adultBorn}`
  switch (lack) {
    case 'missing':
      return sql`((${isMinor} AND NOT v."hasGuardianConsent") OR ((v."birthDate" <= ${adultBorn} OR v."birthDate" IS NULL) AND NOT v."hasDataConsent"))`
    case 'outdated':
      return outdated.length > 0 ? sql`(${join(outdated.map(outdatedSql), ' OR ')})` : sql`false`
    case 'grown':
      return sql`(v."birthDate" <= ${adultBorn} AND v."hasGuardianConsent" AND NOT EXISTS (
        SELECT FROM "Consent" c WHERE c."volunteerId" = v."id" AND c."kind" = 'personalData' AND c."withdrawnAt" IS NULL AND c."guardianId" IS NULL))`
    case 'turning': {
      const soon = dayOf(new Date(at.getTime() + soonDays * dayMs))
      return sql`(${isMinor} AND v."birthDate" <= ${latestBirthDate(adultAge, soon)}::date)`
    }
    case 'noGuardian':
      return sql`(${isMinor} AND NOT EXISTS (SELECT FROM "Guardian" g WHERE g."volunteerId" = v."id" OFFSET 0))`
    case 'withdrawn':
      return sql`v."id" IN (
        SELECT c."volunteerId" FROM "Consent" c WHERE c."withdrawnAt" > ${new Date(at.getTime() - soonDays * dayMs)} AND NOT EXISTS (
          SELECT FROM "Consent" d WHERE d."volunteerId" = c."volunteerId" AND d."kind" = c."kind" AND d."withdrawnAt" IS NULL))`
  }
}

/** Each card is looked up by itself: after new words of a consent nearly everybody is among them. */
function outdatedSql({ kind, versions }: Outdated): Prisma.Sql {
  const live = sql`SELECT FROM "Consent" c WHERE c."volunteerId" = v."id" AND c."kind" = ${kind}::"ConsentKind" AND c."withdrawnAt" IS NULL`
  return sql`(EXISTS (${live} AND c."textVersion" = ANY(${versions}) OFFSET 0) AND NOT EXISTS (${live} AND c."textVersion" <> ALL(${versions}) OFFSET 0))`
}
