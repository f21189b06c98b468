import type { Actor } from '#lib/accounts/actor.ts'
import { isListed } from '#lib/awards/rules/register.ts'
import { publicEvents } from '#lib/events/policy.ts'
import { isPublic } from '#lib/memoranda/rules/register.ts'
import { db } from '#lib/platform/db.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { Item } from '../rules/choose.ts'

/** An instant after `from`, up to `until`. */
type Window = { from: Date; until: Date }

// Nobody reads more than thirty of them in a letter; a region that makes more in a week is told so many.
const most = 2000
const nobody = { unitIds: [], directionIds: [], centreIds: [], organisationIds: [], seriesId: null }

/** Everything anyone may know of that became known in a span of time, with what it belongs to. */
export async function listHappenings(_actor: Actor | null, window: Window, at: Date): Promise<Item[]> {
  const parts = await Promise.all([
    listNewEvents(null, window, at),
    listMoved(window, at),
    listCancelled(window, at),
    listNews(window),
    listMemoranda(window),
    listAwards(window),
  ])
  return parts.flat()
}

const eventColumns = {
  ...{ id: true, unitId: true, directionId: true, centreId: true, hostOrganisationId: true },
  ...{ seriesId: true, startsAt: true, publishedAt: true, movedAt: true, cancelledAt: true },
} satisfies Prisma.EventSelect
type EventRow = Prisma.EventGetPayload<{ select: typeof eventColumns }>

const ahead = (at: Date) => ({ endsAt: { gt: at }, isDateStated: true }) satisfies Prisma.EventWhereInput
const within = ({ from, until }: Window) => ({ gt: from, lte: until })

/** Events that came out in a span of time, are ahead and take place. */
export async function listNewEvents(_actor: Actor | null, window: Window, at: Date): Promise<Item[]> {
  const where = { ...ahead(at), state: 'published' as const, publishedAt: within(window) }
  return (await events(where)).map((row) => eventItem('newEvent', row, row.publishedAt))
}

async function listMoved(window: Window, at: Date): Promise<Item[]> {
  const where = { ...ahead(at), state: 'published' as const, movedAt: within(window) }
  const rows = await events({ ...where, publishedAt: { lte: window.from } })
  return rows.map((row) => eventItem('moved', row, row.movedAt))
}

async function listCancelled(window: Window, at: Date): Promise<Item[]> {
  const where = { ...ahead(at), state: 'cancelled' as const, cancelledAt: within(window) }
  return (await events(where)).map((row) => eventItem('cancelled', row, row.cancelledAt))
}

function events(where: Prisma.EventWhereInput): Promise<EventRow[]> {
  return db.event.findMany({
    where: { AND: [publicEvents, where] },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: most,
    select: eventColumns,
  })
}

function eventItem(kind: Item['kind'], row: EventRow, at: Date | null): Item {
  return {
    ...{ kind, id: row.id, at: at ?? row.startsAt, order: row.startsAt.getTime(), seriesId: row.seriesId },
    ...{ unitIds: [row.unitId], directionIds: [row.directionId], centreIds: [row.centreId] },
    organisationIds: known(row.hostOrganisationId),
  }
}

async function listNews(window: Window): Promise<Item[]> {
  const rows = await db.newsItem.findMany({
    where: {
      state: 'published',
      publishedAt: within(window),
      translations: { some: { state: 'published' } },
    },
    orderBy: { publishedAt: 'desc' },
    take: most,
    select: { id: true, publishedAt: true, organisationId: true, organisation: { select: { unitId: true } } },
  })
  return rows.map((row) => ({
    ...nobody,
    ...newestFirst('news', row.id, row.publishedAt),
    ...{ unitIds: known(row.organisation?.unitId), organisationIds: known(row.organisationId) },
  }))
}

async function listMemoranda(window: Window): Promise<Item[]> {
  const side = { organisationId: true, organisation: { select: { unitId: true } } }
  const rows = await db.memorandum.findMany({
    where: { ...isPublic, publishedAt: within(window) },
    orderBy: { publishedAt: 'desc' },
    take: most,
    select: {
      ...{ id: true, publishedAt: true, parties: { select: side } },
      event: { select: { unitId: true, directionId: true, centreId: true } },
    },
  })
  return rows.map(({ id, publishedAt, parties, event }) => ({
    ...nobody,
    ...newestFirst('memorandum', id, publishedAt),
    unitIds: known(event?.unitId, ...parties.map(({ organisation }) => organisation?.unitId)),
    ...{ directionIds: known(event?.directionId), centreIds: known(event?.centreId) },
    organisationIds: known(...parties.map(({ organisationId }) => organisationId)),
  }))
}

async function listAwards(window: Window): Promise<Item[]> {
  const place = { centreId: true, centre: { select: { unitId: true } }, organisationId: true } as const
  const rows = await db.award.findMany({
    where: { AND: [isListed, { issuedAt: within(window) }] },
    orderBy: { issuedAt: 'desc' },
    take: most,
    select: {
      ...{ id: true, issuedAt: true, organisationId: true, organisation: { select: { unitId: true } } },
      event: { select: { unitId: true, directionId: true, centreId: true } },
      volunteer: {
        select: { memberships: { where: { isPrimary: true, endedOn: null }, select: place } },
      },
    },
  })
  return rows.map((row) => {
    const memberships = row.volunteer?.memberships ?? []
    const units = memberships.map(({ centre }) => centre?.unitId)
    return {
      ...nobody,
      ...newestFirst('award', row.id, row.issuedAt),
      unitIds: known(row.event?.unitId, row.organisation?.unitId, ...units),
      directionIds: known(row.event?.directionId),
      centreIds: known(row.event?.centreId, ...memberships.map(({ centreId }) => centreId)),
      organisationIds: known(row.organisationId, ...memberships.map(({ organisationId }) => organisationId)),
    }
  })
}

function newestFirst(kind: Item['kind'], id: string, at: Date | null) {
  const known = at ?? new Date(0)
  return { kind, id, at: known, order: -known.getTime() }
}

function known(...ids: (string | null | undefined)[]): string[] {
  return ids.flatMap((id) => id ?? [])
}
