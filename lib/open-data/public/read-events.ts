import { publicEvents } from '#lib/events/policy.ts'
import { ageRuleOf } from '#lib/events/rules.ts'
import { slugPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { instantText, namesOf, pageOf, wordsOf } from '../rules/spelling.ts'
import type { EventRecord } from '../schema/records.ts'
import type { Place, Reader } from './reader.ts'

const names = { nameKk: true, nameRu: true, nameEn: true } as const

const columns = {
  ...{ id: true, slug: true, kind: true, state: true, isDateStated: true, startsAt: true, endsAt: true },
  ...{ titleKk: true, titleRu: true, titleEn: true, summaryKk: true, summaryRu: true, summaryEn: true },
  ...{ placeKk: true, placeRu: true, placeEn: true, sourceUrl: true, publishedAt: true, updatedAt: true },
  ...{ cancelReasonKk: true, cancelReasonRu: true, cancelReasonEn: true, isDemo: true },
  ...{ minimumAge: true, isEmergency: true, helpsVictims: true, helpsOffenders: true, isHazardous: true },
  direction: { select: { code: true, isAdultsOnly: true, ...names } },
  unit: { select: { slug: true, ...names } },
  centre: { select: { slug: true, ...names } },
  hostOrganisation: { select: { slug: true, state: true, ...names } },
} satisfies Prisma.EventSelect
type Row = Prisma.EventGetPayload<{ select: typeof columns }>

/** Events by their beginning; those without a stated date stand where the site lists them. */
export const eventReader: Reader<Prisma.EventWhereInput, EventRecord> = {
  async list(client, { where, after, take }) {
    const rows = await client.event.findMany({
      where: { AND: [publicEvents, where, behind(after)] },
      orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
      take,
      select: columns,
    })
    return rows.map((row) => ({
      record: eventOf(row),
      place: { value: row.startsAt.toISOString(), id: row.id },
    }))
  },
  count: (client, where) => client.event.count({ where: { AND: [publicEvents, where] } }),
  async find(client, slug) {
    if (!slugPattern.test(slug)) return null
    const row = await client.event.findFirst({ where: { ...publicEvents, slug }, select: columns })
    return row && eventOf(row)
  },
}

/** The first condition repeats what the second says: the index is entered at the place by it. */
function behind(after: Place | null): Prisma.EventWhereInput {
  if (!after) return {}
  const startsAt = new Date(after.value)
  return { startsAt: { gte: startsAt }, OR: [{ startsAt: { gt: startsAt } }, { startsAt, id: { gt: after.id } }] }
}

function eventOf(row: Row): EventRecord {
  const { id, slug, kind, unit, direction, centre, isDateStated, isDemo, sourceUrl } = row
  const host = row.hostOrganisation?.state === 'published' ? row.hostOrganisation : null
  return {
    ...{ id, slug, page: pageOf(`/events/${slug}`), kind },
    state: row.state === 'cancelled' ? 'cancelled' : 'published',
    title: namesOf(row, 'title'),
    summary: wordsOf(row, 'summary'),
    place: wordsOf(row, 'place'),
    startsAt: isDateStated ? instantText(row.startsAt) : null,
    endsAt: isDateStated ? instantText(row.endsAt) : null,
    unit: { slug: unit.slug, name: namesOf(unit, 'name') },
    direction: { code: direction.code, name: namesOf(direction, 'name') },
    centre: { slug: centre.slug, name: namesOf(centre, 'name') },
    host: host && { slug: host.slug, name: namesOf(host, 'name') },
    minimumAge: ageRuleOf(row).minimumAge,
    cancelReason: wordsOf(row, 'cancelReason'),
    sourceUrl: sourceUrl || null,
    publishedAt: instantText(row.publishedAt as Date),
    updatedAt: instantText(row.updatedAt),
    isDemo,
  }
}
