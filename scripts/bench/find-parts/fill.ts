import pg from 'pg'
import type { Prisma } from '#prisma/generated/client.ts'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/new-id.ts'
import { chance, name, phrase, placeNames, text, themes } from './words.ts'

export const size = { events: 100_000, news: 50_000, centres: 5_000, organisations: 800, awards: 20_000 }

const tables = ['Centre', 'Organisation', 'Event', 'NewsItem', 'NewsTranslation', 'Award']
const batch = 1000

/** Fills the site with the triggers off; what readers find is built afterwards. */
export async function fill(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  for (const table of tables) await owner.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`)
  const { db } = await import('#lib/platform/db.ts')
  const rows = await import('#prisma/seed/rows.ts')
  const units = await db.unit.findMany({ select: { id: true } })
  const directions = await db.direction.findMany({ select: { id: true } })
  const organisationIds = Array.from({ length: size.organisations }, newId)
  const kinds = await db.awardKind.findMany({ select: { id: true } })
  const now = Date.now()
  const centreIds = Array.from({ length: size.centres }, newId)
  await inBatches(size.centres, async (from, to) => {
    const data = centreIds.slice(from, to).map((id) => {
      const [about, called] = [themes(), name()]
      return rows.centreRow({
        ...{
          id,
          unitId: pick(units).id,
          nameKk: `«${called}» ${placeNames.kk()}`,
          nameRu: `${placeNames.ru()} «${called}»`,
        },
        ...{
          nameEn: `“${called}” ${placeNames.en()}`,
          descriptionKk: text('kk', about, 18),
          descriptionRu: text('ru', about, 18),
        },
        descriptionEn: text('en', about, 18),
      })
    })
    await db.centre.createMany({ data })
  })
  await inBatches(size.organisations, async (from, to) => {
    const data = organisationIds.slice(from, to).map((id) => {
      const called = name()
      return rows.organisationRow({
        id,
        nameKk: `«${called}» қоғамдық қоры`,
        nameRu: `ОФ «${called}»`,
        nameEn: `“${called}” public foundation`,
      })
    })
    await db.organisation.createMany({ data })
  })
  await inBatches(size.events, async (from, to) => {
    const data = Array.from({ length: to - from }, (_, index) => {
      const startsAt = new Date(now + (chance() * 6 - 5.6) * 365 * dayMs)
      const [about, called] = [themes(), name()]
      return rows.eventRow({
        ...{
          centreId: centreIds[(from + index) % size.centres]!,
          unitId: pick(units).id,
          directionId: pick(directions).id,
        },
        ...{
          startsAt,
          endsAt: new Date(startsAt.getTime() + 3 * hourMs),
          ...inThree('title', (locale) => phrase(locale, about, called)),
        },
        ...{
          ...inThree('summary', (locale) => text(locale, about, 12)),
          ...inThree('description', (locale) => text(locale, about, 24)),
        },
      })
    })
    await db.event.createMany({ data })
  })
  await inBatches(size.news, async (from, to) => {
    const items: Prisma.NewsItemCreateManyInput[] = []
    const translations: Prisma.NewsTranslationCreateManyInput[] = []
    for (let index = from; index < to; index++) {
      const id = newId()
      const [about, called] = [themes(), name()]
      items.push({ id, state: 'published', publishedAt: new Date(now - chance() * 5.6 * 365 * dayMs) })
      for (const locale of ['kk', 'ru', 'en'] as const)
        translations.push({
          ...{
            newsId: id,
            locale,
            state: 'published',
            slug: `n-${id}`,
            title: phrase(locale, about, called),
            lead: text(locale, about, 14),
          },
          body: {
            type: 'doc',
            content: [1, 2].map(() => ({
              type: 'paragraph',
              content: [{ type: 'text', text: text(locale, about, 35) }],
            })),
          },
        })
    }
    await db.newsItem.createMany({ data: items })
    await db.newsTranslation.createMany({ data: translations })
  })
  await inBatches(size.awards, async (from, to) => {
    const data = Array.from({ length: to - from }, (_, index) => {
      const called = `${name()} ${name()}`
      return {
        ...{
          kindId: pick(kinds).id,
          organisationId: pick(organisationIds),
          state: 'issued' as const,
          year: 2026,
          number: from + index + 1,
          checkCode: newId(),
        },
        ...{
          recipientKk: called,
          recipientRu: called,
          recipientEn: called,
          issuerKk: 'Облыс',
          issuerRu: 'Область',
          issuerEn: 'Region',
        },
        issuedOn: new Date(now - chance() * 900 * dayMs),
      }
    })
    await db.award.createMany({ data })
  })
  for (const table of tables) await owner.query(`ALTER TABLE "${table}" ENABLE TRIGGER USER`)
  await owner.query('ANALYZE')
  await owner.end()
}

function inThree<Name extends string>(base: Name, say: (locale: 'kk' | 'ru' | 'en') => string) {
  return { [`${base}Kk`]: say('kk'), [`${base}Ru`]: say('ru'), [`${base}En`]: say('en') } as Record<
    `${Name}${'Kk' | 'Ru' | 'En'}`,
    string
  >
}

async function inBatches(all: number, make: (from: number, to: number) => Promise<void>): Promise<void> {
  for (let from = 0; from < all; from += batch) await make(from, Math.min(all, from + batch))
}

function pick<Item>(items: readonly Item[]): Item {
  return items[Math.floor(chance() * items.length)]!
}
