import type { Actor } from '#lib/accounts/actor.ts'
import { db } from '#lib/platform/db.ts'
import { keysetArguments, keysetPage } from '#lib/platform/keyset.ts'
import { visibleTo } from '#lib/volunteers/policy.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { type ReportRequest, seesPeople } from '../policy.ts'
import type { AwardNarrowing, CertificateNarrowing } from '../schema.ts'
import { keysetOf } from './keyset-of.ts'
import { instantsOf } from './person-sets.ts'

const names = { nameKk: true, nameRu: true, nameEn: true }
const listSize = 50

/** Awards issued in the period and not taken back; a centre's are those of people who were its members that day. */
function awardRows({ scope, period }: ReportRequest, kind: string | undefined): Prisma.Sql {
  const ofCentre = Prisma.sql`AND EXISTS (
    SELECT FROM "Membership" m WHERE m."volunteerId" = a."volunteerId" AND m."isPrimary" AND m."centreId" = ${scope.centreId}::uuid
      AND m."startedOn" <= a."issuedOn" AND (m."endedOn" IS NULL OR m."endedOn" > a."issuedOn"))`
  return Prisma.sql`
    SELECT a."id", a."kindId", a."issuedOn" FROM "Award" a
    WHERE a."state" = 'issued' AND a."issuedOn" BETWEEN ${period.from}::date AND ${period.to}::date
      ${scope.centreId ? ofCentre : Prisma.empty}
      ${kind ? Prisma.sql`AND a."kindId" = ${kind}::uuid` : Prisma.empty}`
}

/** Awards by kind. */
export async function countAwards(request: ReportRequest): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ kindId: string; count: number }[]>`
    SELECT q."kindId", count(*)::int AS "count" FROM (${awardRows(request, undefined)}) q GROUP BY 1`
  return new Map(rows.map(({ kindId, count }) => [kindId, count]))
}

/** The awards behind a figure; null for those who see figures only. */
export async function listReportAwards(actor: Actor, request: ReportRequest, narrowing: AwardNarrowing) {
  if (!seesPeople(actor, request.scope)) return null
  const found = await db.$queryRaw<
    { id: string }[]
  >`SELECT q."id" FROM (${awardRows(request, narrowing.kind)}) q`
  const where = { id: { in: found.map(({ id }) => id) } }
  const keyset = keysetOf(narrowing)
  const rows = await db.award.findMany({
    where,
    orderBy: [{ issuedOn: 'asc' }, { id: 'asc' }],
    select: {
      ...{ id: true, issuedOn: true, year: true, number: true },
      ...{ recipientKk: true, recipientRu: true, recipientEn: true },
      kind: { select: { prefix: true, ...names } },
    },
    ...keysetArguments(keyset, listSize),
  })
  return { total: found.length, ...keysetPage(rows, keyset, listSize) }
}
export type ReportAwards = NonNullable<Awaited<ReturnType<typeof listReportAwards>>>

/** Certificates of events issued in the period and not taken back. */
function certificatesWhere(
  { scope, period }: ReportRequest,
  event: string | undefined,
): Prisma.CertificateWhereInput {
  const { from, below } = instantsOf(period)
  return {
    AND: [
      { kind: 'event', revokedAt: null, issuedAt: { gte: from, lt: below } },
      scope.centreId ? { event: { is: { centreId: scope.centreId } } } : {},
      event ? { eventId: event } : {},
    ],
  }
}

export async function countCertificates(request: ReportRequest): Promise<number> {
  return db.certificate.count({ where: certificatesWhere(request, undefined) })
}

/** The certificates behind a figure; null for those who see figures only. */
export async function listReportCertificates(
  actor: Actor,
  request: ReportRequest,
  narrowing: CertificateNarrowing,
) {
  if (!seesPeople(actor, request.scope)) return null
  const where = certificatesWhere(request, narrowing.event)
  const keyset = keysetOf(narrowing)
  const [total, rows] = await Promise.all([
    db.certificate.count({ where }),
    db.certificate.findMany({
      where,
      orderBy: [{ issuedAt: 'asc' }, { id: 'asc' }],
      select: {
        ...{ id: true, code: true, issuedAt: true, minutes: true, volunteerId: true },
        event: { select: { titleKk: true, titleRu: true, titleEn: true } },
      },
      ...keysetArguments(keyset, listSize),
    }),
  ])
  const page = keysetPage(rows, keyset, listSize)
  const seen = await db.volunteer.findMany({
    where: { AND: [visibleTo(actor), { id: { in: page.rows.map(({ volunteerId }) => volunteerId) } }] },
    select: { id: true, surname: true, givenName: true, patronymic: true },
  })
  const cards = new Map(seen.map((card) => [card.id, card]))
  return {
    ...page,
    total,
    rows: page.rows.map((row) => ({ ...row, card: cards.get(row.volunteerId) ?? null })),
  }
}
export type ReportCertificates = NonNullable<Awaited<ReturnType<typeof listReportCertificates>>>
