import { cacheLife, cacheTag } from 'next/cache'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { idPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { findAnchor, listCeremonies, listFrom, pageSize } from './public/ceremonies.ts'
import { ceremonyKey, present, type PublicAward, publicColumns, readCheckCode } from './rules.ts'
import { allOf, type AwardFilters, isListed } from './rules/register.ts'

export type { PublicAward } from './rules.ts'
export type { AwardFilters } from './rules/register.ts'

/** A page of the register, grouped by ceremony; `next` and `previous` are the ids to go on after or before. */
export async function listPublishedAwards(
  filters: AwardFilters & { after?: string; before?: string },
  locale: Locale,
) {
  'use cache'
  cacheTag('awards')
  cacheLife('hours')
  const { after, before, ...rest } = filters
  const today = dayOf(now())
  const where = allOf(rest, today)
  const ceremonies = await listCeremonies(where)
  const anchor = await findAnchor(where, after ?? before)
  const isBackward = anchor !== null && before !== undefined
  const rows = await listFrom(where, ceremonies, anchor, isBackward)
  const page = rows.slice(0, pageSize)
  const hasMore = rows.length > pageSize
  if (isBackward) page.reverse()
  const groups = ceremonies.flatMap((ceremony) => {
    const awards = page
      .filter((row) => ceremonyKey(row) === ceremony.key)
      .map((row) => present(row, locale, today))
    return awards.length > 0
      ? [
          {
            key: ceremony.key,
            year: ceremony.year,
            count: ceremony.count,
            organisations: ceremony.organisations,
            awards,
          },
        ]
      : []
  })
  const hasNext = isBackward || hasMore
  const hasPrevious = isBackward ? hasMore : anchor !== null
  return {
    groups,
    next: hasNext ? (page.at(-1)?.id ?? null) : null,
    previous: hasPrevious ? (page[0]?.id ?? null) : null,
  }
}

/** How many awards the register shows for these filters, and how many of them went to organisations. */
export async function countAwards(filters: AwardFilters = {}) {
  'use cache'
  cacheTag('awards')
  cacheLife('hours')
  const where = allOf(filters, dayOf(now()))
  const [all, organisations] = await Promise.all([
    db.award.count({ where }),
    db.award.count({ where: { AND: [where, { organisationId: { not: null } }] } }),
  ])
  return { all, people: all - organisations, organisations }
}

/** An award's page: one that is issued and listed, or revoked; null for drafts, hidden entries and unknown ids. */
export async function findPublicAward(id: string, locale: Locale) {
  'use cache'
  cacheTag('awards')
  cacheLife('hours')
  if (!idPattern.test(id)) return null
  cacheTag(`award:${id}`)
  const row = await db.award.findFirst({
    where: { AND: [{ id }, { OR: [isListed, { ...isListed, state: 'revoked' }] }] },
    select: publicColumns,
  })
  return row ? present(row, locale, dayOf(now())) : null
}

/**
 * What the check page says about a code: never cached, so tries fill nothing. Null for unknown codes and drafts; an entry hidden
 * from the register is confirmed without its name.
 */
export async function findAwardByCode(typed: string, locale: Locale) {
  const checkCode = readCheckCode(typed)
  if (!checkCode) return null
  const row = await db.award.findFirst({
    where: { checkCode, state: { in: ['issued', 'revoked'] } },
    select: publicColumns,
  })
  if (!row) return null
  const shown = await db.award.count({ where: { ...isListed, id: row.id, state: row.state } })
  const award = present(row, locale, dayOf(now()))
  return shown === 0 ? { ...award, name: null, href: null, recipientHref: null } : award
}

/** The latest people and organisations thanked, each once, for the wall of the home page. */
export async function listThanked(limit: number, locale: Locale) {
  'use cache'
  cacheTag('awards')
  cacheLife('hours')
  const rows = await db.award.findMany({
    where: isListed,
    orderBy: [
      { issuedOn: { sort: 'desc', nulls: 'last' } },
      { year: 'desc' },
      { number: 'asc' },
      { id: 'asc' },
    ],
    take: Math.min(limit, 100) * 3,
    select: { ...publicColumns, volunteerId: true, personId: true },
  })
  const today = dayOf(now())
  const thanked = new Map<string, { name: string; isOrganisation: boolean; href: string }>()
  for (const { volunteerId, personId, ...row } of rows) {
    const recipient = volunteerId ?? personId ?? row.organisationId ?? row.id
    const { name, isOrganisation, href } = present(row, locale, today)
    if (!thanked.has(recipient)) thanked.set(recipient, { name, isOrganisation, href })
  }
  return [...thanked.values()].slice(0, limit)
}

/** How many volunteers with an award belong to each unit, counted like the unit's people: by their open primary membership. */
export async function countThankedByUnit(): Promise<{ unitId: string; thanked: number }[]> {
  'use cache'
  cacheTag('awards')
  cacheLife('hours')
  const unit = { select: { unitId: true } } as const
  const memberships = await db.membership.findMany({
    where: { isPrimary: true, endedOn: null, volunteer: { awards: { some: isListed } } },
    select: { centre: unit, organisation: unit },
  })
  const counts = new Map<string, number>()
  for (const { centre, organisation } of memberships) {
    const unitId = centre?.unitId ?? organisation?.unitId
    if (unitId) counts.set(unitId, (counts.get(unitId) ?? 0) + 1)
  }
  return [...counts].map(([unitId, thanked]) => ({ unitId, thanked }))
}

export async function listAwardsOfEvent(eventId: string, locale: Locale): Promise<PublicAward[]> {
  'use cache'
  cacheTag('awards')
  cacheLife('hours')
  return idPattern.test(eventId) ? listOf({ eventId }, locale) : []
}

export async function listAwardsOfOrganisation(
  organisationId: string,
  locale: Locale,
): Promise<PublicAward[]> {
  'use cache'
  cacheTag('awards')
  cacheLife('hours')
  return idPattern.test(organisationId) ? listOf({ organisationId }, locale) : []
}

export async function listAwardsOfPerson(personId: string, locale: Locale): Promise<PublicAward[]> {
  'use cache'
  cacheTag('awards')
  cacheLife('hours')
  return idPattern.test(personId) ? listOf({ personId }, locale) : []
}

async function listOf(where: Prisma.AwardWhereInput, locale: Locale): Promise<PublicAward[]> {
  const rows = await db.award.findMany({
    where: { AND: [isListed, where] },
    orderBy: [{ year: 'desc' }, { kind: { position: 'asc' } }, { number: 'asc' }],
    take: 300,
    select: publicColumns,
  })
  const today = dayOf(now())
  return rows.map((row) => present(row, locale, today))
}
