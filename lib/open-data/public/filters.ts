import { allOf } from '#lib/awards/rules/register.ts'
import { matching as matchingCentres } from '#lib/centres/public.ts'
import { centreFilters } from '#lib/centres/schema.ts'
import { readEventFilters } from '#lib/events/schema.ts'
import { matching as matchingMemoranda } from '#lib/memoranda/rules/register.ts'
import { monthSpan } from '#lib/news/rules/months.ts'
import { matching as matchingOrganisations } from '#lib/organisations/public.ts'
import { organisationFilters } from '#lib/organisations/schema.ts'
import { dayOf } from '#lib/platform/clock.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { Asked, Resource } from '../schema/parameters.ts'
import { matchingEvents } from './event-filter.ts'

/** What each list is narrowed to: the conditions the site's own lists use, so that the API finds what they find. */
export const filters: { [Name in Resource]: (asked: Asked<Name>, at: Date) => object } = {
  centres: (asked) => matchingCentres(centreFilters.parse(asked)),
  organisations: (asked) => matchingOrganisations(organisationFilters.parse(asked)),
  events: ofEvents,
  memoranda: ({ limit: _, cursor: __, ...asked }, at) => matchingMemoranda(asked, dayOf(at)),
  awards: ({ limit: _, cursor: __, ...asked }, at) => allOf(asked, dayOf(at)),
  news: ofNews,
  units: ({ kind }) => (kind ? { kind } : {}),
  directions: () => ({}),
  statistics: ({ table, unit, measure }) => ({ table, unit, measure }),
}

function ofEvents(asked: Asked<'events'>, at: Date): Prisma.EventWhereInput {
  const { q, unit, direction, kind, when, age, places } = asked
  const days = when === 'ahead' ? undefined : when
  const years = age === undefined ? undefined : String(age)
  const read = readEventFilters({ q, unit, direction, kind, when: days, age: years, places })
  return matchingEvents(read, when ? at : null)
}

function ofNews({ kind, tag, month, language }: Asked<'news'>): Prisma.NewsItemWhereInput {
  const span = month ? monthSpan(month) : null
  return {
    AND: [
      kind ? { kind } : {},
      tag ? { tags: { some: { tag: { slug: tag } } } } : {},
      span ? { publishedAt: { gte: span.from, lt: span.to } } : {},
      language ? { translations: { some: { locale: language, state: 'published' } } } : {},
    ],
  }
}
