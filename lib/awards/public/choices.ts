import { cacheLife, cacheTag } from 'next/cache'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { db } from '#lib/platform/db.ts'
import { publicEvents } from '#lib/events/policy.ts'
import { isListed } from '../rules/register.ts'

/** Years, kinds, ceremonies and units that have something in the register, for its filters. */
export async function listAwardChoices(locale: Locale) {
  'use cache'
  cacheTag('awards')
  cacheLife('hours')
  const [years, kinds, events, units] = await Promise.all([
    db.award.groupBy({ by: ['year'], where: isListed, orderBy: { year: 'desc' } }),
    db.awardKind.findMany({ where: { awards: { some: isListed } }, orderBy: { position: 'asc' } }),
    db.event.findMany({
      where: { AND: [publicEvents, { awards: { some: isListed } }] },
      orderBy: [{ startsAt: 'desc' }, { id: 'asc' }],
      take: 300,
      select: { id: true, titleKk: true, titleRu: true, titleEn: true },
    }),
    db.unit.findMany({ select: { slug: true, nameKk: true, nameRu: true, nameEn: true } }),
  ])
  const byName = new Intl.Collator(locale)
  return {
    years: years.map(({ year }) => year),
    kinds: kinds.map((kind) => ({ code: kind.code, name: inLocale(kind, 'name', locale) })),
    events: events.map((event) => ({ id: event.id, title: inLocale(event, 'title', locale) })),
    units: units
      .map((unit) => ({ slug: unit.slug, name: inLocale(unit, 'name', locale) }))
      .sort((one, other) => byName.compare(one.name, other.name)),
  }
}
