import pg from 'pg'
import type { Prisma } from '#prisma/generated/client.ts'
import type { Db } from '#lib/platform/db.ts'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/new-id.ts'
import * as rows from '#prisma/seed/rows.ts'
import { chance, name, phrase, placeNames, text, themes } from './words.ts'

export const size = { events: 100_000, news: 50_000, centres: 5_000, organisations: 800, awards: 20_000 }

const tables = ['Centre', 'Organisation', 'Event', 'NewsItem', 'NewsTranslation', 'Award']
const batch = 1000
const yearMs = 365 * dayMs

type Lists = {
  units: string[]
  directions: string[]
  awardKinds: string[]
  centres: string[]
  organisations: string[]
}

/** Fills the site with the triggers off; what readers find is built afterwards. */
export async function fill(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  for (const table of tables) await owner.query(`ALTER TABLE "${table}" DISABLE TRIGGER USER`)
  const { db } = await import('#lib/platform/db.ts')
  const lists = await listsOf(db)
  await inBatches(
    size.centres,
    (n) => aCentre(lists, n),
    (data) => db.centre.createMany({ data }),
  )
  await inBatches(
    size.organisations,
    (n) => anOrganisation(lists, n),
    (data) => db.organisation.createMany({ data }),
  )
  await inBatches(
    size.events,
    (n) => anEvent(lists, n),
    (data) => db.event.createMany({ data }),
  )
  await inBatches(size.news, aNewsItem, async (items) => {
    await db.newsItem.createMany({ data: items.map(({ item }) => item) })
    await db.newsTranslation.createMany({ data: items.flatMap(({ translations }) => translations) })
  })
  await inBatches(
    size.awards,
    (n) => anAward(lists, n),
    (data) => db.award.createMany({ data }),
  )
  for (const table of tables) await owner.query(`ALTER TABLE "${table}" ENABLE TRIGGER USER`)
  await owner.query('ANALYZE')
  await owner.end()
}

async function listsOf(db: Db): Promise<Lists> {
  const id = { select: { id: true } } as const
  const idsOf = (found: { id: string }[]) => found.map((row) => row.id)
  return {
    units: idsOf(await db.unit.findMany(id)),
    directions: idsOf(await db.direction.findMany(id)),
    awardKinds: idsOf(await db.awardKind.findMany(id)),
    centres: Array.from({ length: size.centres }, newId),
    organisations: Array.from({ length: size.organisations }, newId),
  }
}

function aCentre({ units, centres }: Lists, n: number): Prisma.CentreCreateManyInput {
  const [about, called] = [themes(), name()]
  const names = {
    nameKk: `«${called}» ${placeNames.kk()}`,
    nameRu: `${placeNames.ru()} «${called}»`,
    nameEn: `“${called}” ${placeNames.en()}`,
  }
  const descriptions = inThree('description', (locale) => text(locale, about, 18))
  return rows.centreRow({ id: centres[n]!, unitId: pick(units), ...names, ...descriptions })
}

function anOrganisation({ organisations }: Lists, n: number): Prisma.OrganisationCreateManyInput {
  const called = name()
  const names = {
    nameKk: `«${called}» қоғамдық қоры`,
    nameRu: `ОФ «${called}»`,
    nameEn: `“${called}” public foundation`,
  }
  return rows.organisationRow({ id: organisations[n]!, ...names })
}

function anEvent({ centres, units, directions }: Lists, n: number): Prisma.EventCreateManyInput {
  const startsAt = new Date(Date.now() + (chance() * 6 - 5.6) * yearMs)
  const [about, called] = [themes(), name()]
  return rows.eventRow({
    ...{ centreId: centres[n % centres.length]!, unitId: pick(units), directionId: pick(directions) },
    ...{ startsAt, endsAt: new Date(startsAt.getTime() + 3 * hourMs) },
    ...inThree('title', (locale) => phrase(locale, about, called)),
    ...inThree('summary', (locale) => text(locale, about, 12)),
    ...inThree('description', (locale) => text(locale, about, 24)),
  })
}

function aNewsItem(): {
  item: Prisma.NewsItemCreateManyInput
  translations: Prisma.NewsTranslationCreateManyInput[]
} {
  const id = newId()
  const [about, called] = [themes(), name()]
  const translations = (['kk', 'ru', 'en'] as const).map((locale) => {
    const paragraph = () => ({
      type: 'paragraph',
      content: [{ type: 'text', text: text(locale, about, 35) }],
    })
    const words = { title: phrase(locale, about, called), lead: text(locale, about, 14) }
    const body = { type: 'doc', content: [paragraph(), paragraph()] }
    return { newsId: id, locale, state: 'published' as const, slug: `n-${id}`, ...words, body }
  })
  return {
    item: { id, state: 'published', publishedAt: new Date(Date.now() - chance() * 5.6 * yearMs) },
    translations,
  }
}

function anAward({ awardKinds, organisations }: Lists, n: number): Prisma.AwardCreateManyInput {
  const called = `${name()} ${name()}`
  return {
    ...{
      kindId: pick(awardKinds),
      organisationId: pick(organisations),
      state: 'issued',
      year: 2026,
      number: n + 1,
    },
    ...{ recipientKk: called, recipientRu: called, recipientEn: called, checkCode: newId() },
    ...{ issuerKk: 'Облыс', issuerRu: 'Область', issuerEn: 'Region' },
    issuedOn: new Date(Date.now() - chance() * 900 * dayMs),
  }
}

function inThree<Name extends string>(base: Name, say: (locale: 'kk' | 'ru' | 'en') => string) {
  const texts = { [`${base}Kk`]: say('kk'), [`${base}Ru`]: say('ru'), [`${base}En`]: say('en') }
  return texts as Record<`${Name}${'Kk' | 'Ru' | 'En'}`, string>
}

async function inBatches<Row>(
  all: number,
  make: (n: number) => Row,
  write: (rows: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < all; from += batch)
    await write(Array.from({ length: Math.min(batch, all - from) }, (_, n) => make(from + n)))
}

function pick<Item>(items: readonly Item[]): Item {
  return items[Math.floor(chance() * items.length)]!
}
