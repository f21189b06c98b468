import { db } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { type Ceremony, ceremonyKey, compareCeremonies, publicColumns } from '../rules.ts'

/** A page of the public register. */
export const pageSize = 60

type CeremonyOfRegister = Ceremony & { organisations: number }

/** All ceremonies of a selection in the order of reading, each with its counts. */
export async function listCeremonies(where: Prisma.AwardWhereInput): Promise<CeremonyOfRegister[]> {
  const by = ['year', 'kindId', 'eventId'] as const
  const [groups, ofOrganisations, kinds] = await Promise.all([
    db.award.groupBy({ by: [...by], where, _count: true, _max: { issuedOn: true } }),
    db.award.groupBy({
      by: [...by],
      where: { AND: [where, { organisationId: { not: null } }] },
      _count: true,
    }),
    db.awardKind.findMany({ select: { id: true, position: true } }),
  ])
  const positions = new Map(kinds.map(({ id, position }) => [id, position]))
  const organisations = new Map(ofOrganisations.map((group) => [ceremonyKey(group), group._count]))
  const ceremonies = groups.map(({ year, kindId, eventId, _count, _max }) => {
    const key = ceremonyKey({ year, kindId, eventId })
    const latestDay = _max.issuedOn?.toISOString().slice(0, 10) ?? null
    const counts = { count: _count, organisations: organisations.get(key) ?? 0 }
    return { key, year, kindId, eventId, latestDay, kindPosition: positions.get(kindId) ?? 0, ...counts }
  })
  return ceremonies.sort(compareCeremonies)
}

type Anchor = { key: string; number: number }

/** Where an award of the selection stands; null when it is not in it. */
export async function findAnchor(where: Prisma.AwardWhereInput, id: string | undefined): Promise<Anchor | null> {
  if (!id || !idPattern.test(id)) return null
  const row = await db.award.findFirst({
    where: { AND: [where, { id }] },
    select: { year: true, kindId: true, eventId: true, number: true },
  })
  return row ? { key: ceremonyKey(row), number: row.number ?? 0 } : null
}

const rowColumns = { ...publicColumns, kindId: true, eventId: true } satisfies Prisma.AwardSelect

/** One row more than a page holds, in the order of reading or against it: ceremony by ceremony until the page is full. */
export async function listFrom(
  where: Prisma.AwardWhereInput,
  ceremonies: Ceremony[],
  anchor: Anchor | null,
  isBackward: boolean,
) {
  const order = isBackward ? ceremonies.toReversed() : ceremonies
  const start = anchor ? order.findIndex(({ key }) => key === anchor.key) : 0
  const side = isBackward ? 'lt' : 'gt'
  const rows: Prisma.AwardGetPayload<{ select: typeof rowColumns }>[] = []
  for (const { key, year, kindId, eventId } of order.slice(Math.max(0, start))) {
    const beyond = key === anchor?.key ? { number: { [side]: anchor.number } } : {}
    const found = await db.award.findMany({
      where: { AND: [where, { year, kindId, eventId }, beyond] },
      orderBy: { number: isBackward ? 'desc' : 'asc' },
      take: pageSize + 1 - rows.length,
      select: rowColumns,
    })
    rows.push(...found)
    if (rows.length > pageSize) break
  }
  return rows
}
