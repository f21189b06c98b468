import { cacheLife, cacheTag } from 'next/cache'
import { inLocale, languagesOf, localeOf } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { db } from '#lib/platform/db.ts'
import { slugPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'

export type PublicPerson = ReturnType<typeof present>

/** Somebody named in public texts, with what a source published about them and nothing else; null for unknown addresses. */
export async function findPublicPerson(slug: string, locale: Locale): Promise<PublicPerson | null> {
  'use cache'
  cacheTag('people')
  cacheLife('hours')
  if (!slugPattern.test(slug)) return null
  cacheTag(`person:${slug}`)
  const person = await db.person.findUnique({ where: { slug }, select: columns })
  return person ? present(person, locale) : null
}

const names = { nameKk: true, nameRu: true, nameEn: true } as const
const titles = { titleKk: true, titleRu: true, titleEn: true } as const

const columns = {
  ...{ id: true, slug: true, sourceUrl: true, storyKk: true, storyRu: true, storyEn: true, ...names },
  positions: {
    orderBy: [{ startedOn: { sort: 'desc', nulls: 'last' } }, { id: 'asc' }],
    select: {
      ...titles,
      startedOn: true,
      endedOn: true,
      organisation: { select: { slug: true, state: true, ...names } },
    },
  },
  titles: {
    orderBy: { id: 'asc' },
    select: {
      labelKk: true,
      labelRu: true,
      labelEn: true,
      givenByKk: true,
      givenByRu: true,
      givenByEn: true,
    },
  },
  speaking: {
    where: {
      agendaItem: { event: { state: { in: ['published', 'cancelled'] }, centre: { state: 'published' } } },
    },
    select: { agendaItem: { select: { event: { select: { slug: true, ...titles } } } } },
  },
} satisfies Prisma.PersonSelect

function present(person: Prisma.PersonGetPayload<{ select: typeof columns }>, locale: Locale) {
  const { id, slug, sourceUrl } = person
  const events = person.speaking.map(
    ({ agendaItem: { event } }) => [event.slug, inLocale(event, 'title', locale)] as const,
  )
  return {
    ...{ id, slug, sourceUrl },
    name: inLocale(person, 'name', locale),
    story: inLocale(person, 'story', locale),
    /** The languages the name is written in. */
    languages: languagesOf(person, 'name'),
    storyLocale: localeOf(person, 'story', locale),
    positions: person.positions.map((position) => ({
      title: inLocale(position, 'title', locale),
      organisation: position.organisation ? linked(position.organisation, locale) : null,
      startedOn: position.startedOn?.toISOString().slice(0, 10) ?? null,
      endedOn: position.endedOn?.toISOString().slice(0, 10) ?? null,
    })),
    titles: person.titles.map((title) => ({
      label: inLocale(title, 'label', locale),
      givenBy: inLocale(title, 'givenBy', locale),
    })),
    events: [...new Map(events)].map(([eventSlug, title]) => ({ href: `/events/${eventSlug}`, title })),
  }
}

type Named = { slug: string; state: string; nameKk: string; nameRu: string; nameEn: string }

function linked(body: Named, locale: Locale) {
  return {
    name: inLocale(body, 'name', locale),
    href: body.state === 'published' ? `/organisations/${body.slug}` : null,
  }
}
