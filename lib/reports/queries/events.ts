import type { Actor } from '#lib/accounts/actor.ts'
import { now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { keysetArguments, keysetPage } from '#lib/platform/keyset.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { type ReportRequest, seesPeople } from '../policy.ts'
import type { EventNarrowing } from '../schema.ts'
import { keysetOf } from './keyset-of.ts'
import { instantsOf } from './person-sets.ts'

const titles = { titleKk: true, titleRu: true, titleEn: true }
const names = { nameKk: true, nameRu: true, nameEn: true }

/** Events whose first day lies in the period; held ones are over. Those without a stated date are in no period. */
export function eventsWhere(
  { scope, period }: ReportRequest,
  { state, work, home }: Pick<EventNarrowing, 'state' | 'work' | 'home'>,
): Prisma.EventWhereInput {
  const { from, below } = instantsOf(period)
  return {
    AND: [
      { isDateStated: true, startsAt: { gte: from, lt: below } },
      state === 'held' ? { state: 'published', endsAt: { lte: now() } } : { state: 'cancelled' },
      scope.centreId ? { centreId: scope.centreId } : {},
      scope.organisationId ? { hostOrganisationId: scope.organisationId } : {},
      work ? { directionId: { in: idsOf(work) } } : {},
      home ? { centreId: { in: idsOf(home) } } : {},
    ],
  }
}

/** Every event has a direction and a centre: none are without. */
function idsOf(value: string): string[] {
  return value === 'none' ? [] : [value]
}

export async function countEvents(request: ReportRequest) {
  const held = eventsWhere(request, { state: 'held' })
  const [all, byWork, byCentre, cancelled] = await Promise.all([
    db.event.count({ where: held }),
    db.event.groupBy({ by: 'directionId', where: held, _count: true }),
    db.event.groupBy({ by: 'centreId', where: held, _count: true }),
    db.event.count({ where: eventsWhere(request, { state: 'cancelled' }) }),
  ])
  return {
    all,
    cancelled,
    byWork: new Map(byWork.map(({ directionId, _count }) => [directionId, _count])),
    byCentre: new Map(byCentre.map(({ centreId, _count }) => [centreId, _count])),
  }
}

const listSize = 50

/** The events behind a figure, the earliest first; null for those who see figures only. */
export async function listReportEvents(actor: Actor, request: ReportRequest, narrowing: EventNarrowing) {
  if (!seesPeople(actor, request.scope)) return null
  const where = eventsWhere(request, narrowing)
  const keyset = keysetOf(narrowing)
  const [total, rows] = await Promise.all([
    db.event.count({ where }),
    db.event.findMany({
      where,
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      select: {
        ...{ id: true, slug: true, startsAt: true, ...titles },
        centre: { select: names },
        direction: { select: names },
      },
      ...keysetArguments(keyset, listSize),
    }),
  ])
  return { total, ...keysetPage(rows, keyset, listSize) }
}
export type ReportEvents = NonNullable<Awaited<ReturnType<typeof listReportEvents>>>
