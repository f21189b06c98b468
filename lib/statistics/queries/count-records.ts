import type { Actor } from '#lib/accounts/actor.ts'
import { allOf } from '#lib/awards/rules/register.ts'
import { publicCentres } from '#lib/centres/policy.ts'
import { publicEvents } from '#lib/events/policy.ts'
import { isPublic as isPublicItem } from '#lib/library/rules.ts'
import { isPublic as isPublicMemorandum } from '#lib/memoranda/rules/register.ts'
import { publicIn } from '#lib/news/policy.ts'
import { publicOrganisations } from '#lib/organisations/policy.ts'
import { dayOf } from '#lib/platform/clock.ts'
import type { Tx } from '#lib/platform/db.ts'

export type Records = Awaited<ReturnType<typeof countRecords>>

/** Published centres, organisations, events, awards, memoranda, papers and news, by the conditions of the public lists. */
export async function countRecords(_actor: Actor | null, tx: Tx, at: Date) {
  const unit = { select: { slug: true } } as const
  const names = { slug: true, unit } as const
  return {
    centres: await tx.centre.findMany({
      where: publicCentres,
      orderBy: { slug: 'asc' },
      select: { ...names, host: true },
    }),
    organisations: await tx.organisation.findMany({
      where: publicOrganisations,
      orderBy: { slug: 'asc' },
      select: names,
    }),
    awards: await tx.award.count({ where: allOf({}, dayOf(at)) }),
    memoranda: await tx.memorandum.count({ where: isPublicMemorandum }),
    library: await tx.libraryItem.count({ where: isPublicItem }),
    news: {
      kk: await tx.newsTranslation.count({ where: publicIn('kk') }),
      ru: await tx.newsTranslation.count({ where: publicIn('ru') }),
      en: await tx.newsTranslation.count({ where: publicIn('en') }),
    },
    events: await listEvents(tx, at),
  }
}

export type CountedEvent = {
  isPast: boolean
  isCancelled: boolean
  startsAt: Date
  kind: string
  unitId: string
  directionId: string
}

async function listEvents(tx: Tx, at: Date): Promise<CountedEvent[]> {
  const rows = await tx.event.findMany({
    where: publicEvents,
    select: { state: true, startsAt: true, endsAt: true, kind: true, unitId: true, directionId: true },
  })
  return rows.map(({ state, endsAt, ...row }) => ({
    ...row,
    isPast: endsAt <= at,
    isCancelled: state === 'cancelled',
  }))
}

/** The region's units and directions in their order. */
export async function listPlaces(_actor: Actor | null, tx: Tx) {
  return {
    units: await tx.unit.findMany({
      orderBy: [{ tileRow: 'asc' }, { tileColumn: 'asc' }],
      select: { id: true, slug: true },
    }),
    directions: await tx.direction.findMany({
      orderBy: { position: 'asc' },
      select: { id: true, code: true },
    }),
  }
}
