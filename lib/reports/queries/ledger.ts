import { Prisma } from '#prisma/generated/client.ts'
import type { ReportRequest } from '../policy.ts'

/**
 * The rows of the ledger that count for a period (R8), corrections among them: which day counts was decided by the work's planned
 * start when the row was written. Work belongs to the centre of its event, or of the claim it was confirmed from, else to the
 * centre the person was a member of that day.
 */
export function ledger({ scope, period }: Pick<ReportRequest, 'scope' | 'period'>): Prisma.Sql {
  const rows = Prisma.sql`
    SELECT h."id", h."volunteerId", h."workedOn", h."minutes", h."directionId", h."source", h."reason",
      COALESCE(e."id", c."eventId") AS "eventId", e."hostOrganisationId",
      COALESCE(e."centreId", c."centreId", (
        SELECT m."centreId" FROM "Membership" m
        WHERE m."volunteerId" = h."volunteerId" AND m."isPrimary" AND m."startedOn" <= h."workedOn"
          AND (m."endedOn" IS NULL OR m."endedOn" > h."workedOn")
        ORDER BY m."startedOn" DESC LIMIT 1)) AS "centreId"
    FROM "HourEntry" h
    LEFT JOIN "Participation" p ON p."id" = h."participationId"
    LEFT JOIN "Shift" s ON s."id" = p."shiftId"
    LEFT JOIN "Event" e ON e."id" = s."eventId"
    LEFT JOIN "HourEntry" f ON f."id" = h."correctsId"
    LEFT JOIN "HourClaim" c ON c."id" = COALESCE(h."claimId", f."claimId")
    WHERE h."workedOn" BETWEEN ${period.from}::date AND ${period.to}::date
      AND (h."source" <> 'selfReported' OR h."confirmedAt" IS NOT NULL)`
  if (scope.organisationId)
    return Prisma.sql`SELECT l.* FROM (${rows} AND h."id" IN (${ofEvents(Prisma.sql`e."hostOrganisationId" = ${scope.organisationId}::uuid`)})) l
      WHERE l."hostOrganisationId" = ${scope.organisationId}::uuid`
  if (scope.centreId === null) return rows
  return Prisma.sql`SELECT l.* FROM (${rows} AND h."id" IN (${nearCentre({ centreId: scope.centreId, period })})) l
    WHERE l."centreId" = ${scope.centreId}::uuid`
}

/**
 * Every row that can be the centre's, and some that are not: whose each row is was said above. Without it the centre of each row
 * of the region would be looked for.
 */
function nearCentre({ centreId, period }: { centreId: string; period: ReportRequest['period'] }): Prisma.Sql {
  const ofClaims = Prisma.sql`SELECT b."id" FROM "HourClaim" k JOIN "HourEntry" b ON b."claimId" = k."id" WHERE k."centreId" = ${centreId}::uuid`
  return Prisma.sql`
    ${ofEvents(Prisma.sql`e."centreId" = ${centreId}::uuid`)}
    UNION ALL ${ofClaims}
    UNION ALL SELECT a."id" FROM "HourEntry" a WHERE a."correctsId" IN (${ofClaims})
    UNION ALL SELECT a."id" FROM "HourEntry" a
      WHERE a."workedOn" BETWEEN ${period.from}::date AND ${period.to}::date AND a."volunteerId" IN (
        SELECT m."volunteerId" FROM "Membership" m WHERE m."centreId" = ${centreId}::uuid AND m."isPrimary")`
}

function ofEvents(which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT a."id" FROM "Event" e JOIN "Shift" s ON s."eventId" = e."id" JOIN "Participation" p ON p."shiftId" = s."id"
    JOIN "HourEntry" a ON a."participationId" = p."id" WHERE ${which}`
}
