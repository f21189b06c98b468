import { expect, test } from 'vitest'
import type { SitemapKind } from '#lib/sitemaps/rules.ts'
import {
  createAward,
  createCentre,
  createEvent,
  createMemorandum,
  createNews,
  createOrganisation,
} from '#prisma/seed/builders.ts'
import { db } from '#tests/support/database.ts'
import { sitemapOf } from '#tests/support/sitemap.ts'

const publishedAt = new Date()

/** Its address stands in the map until it is hidden. */
async function expectHidden(kind: SitemapKind, address: string, hide: () => Promise<unknown>) {
  const isThere = async () => (await sitemapOf(kind)).includes(address)
  expect(await isThere(), address).toBe(true)
  await hide()
  expect(await isThere(), address).toBe(false)
}

test('a centre that is hidden, and its events with it', async () => {
  const { id, slug } = await createCentre(db)
  const event = await createEvent(db, { centreId: id, state: 'published', publishedAt })
  const hide = () => db.centre.update({ where: { id }, data: { state: 'draft' } })
  await expectHidden('events', `/kk/events/${event.slug}`, hide)
  await db.centre.update({ where: { id }, data: { state: 'published' } })
  await expectHidden('centres', `/kk/centres/${slug}`, hide)
})

test('an organisation, a memorandum, an award that are withdrawn', async () => {
  const organisation = await createOrganisation(db)
  await expectHidden('organisations', `/kk/organisations/${organisation.slug}`, () =>
    db.organisation.update({ where: { id: organisation.id }, data: { state: 'withdrawn' } }),
  )
  const memorandum = await createMemorandum(db)
  await expectHidden('memoranda', `/kk/memoranda/${memorandum.slug}`, () =>
    db.memorandum.update({ where: { id: memorandum.id }, data: { state: 'draft' } }),
  )
  const award = await createAward(db, { state: 'issued', number: 820_001 })
  await expectHidden('awards', `/kk/awards/${award.id}`, () =>
    db.award.update({ where: { id: award.id }, data: { isHidden: true } }),
  )
})

test('a language of news that is a draft, and the item as a whole', async () => {
  const { id } = await createNews(db, { state: 'published', publishedAt })
  const rows = await db.newsTranslation.findMany({ where: { newsId: id } })
  const slugIn = (locale: string) => `/${locale}/news/${rows.find((row) => row.locale === locale)!.slug}`
  await expectHidden('news', slugIn('en'), () =>
    db.newsTranslation.updateMany({ where: { newsId: id, locale: 'en' }, data: { state: 'draft' } }),
  )
  await expectHidden('news', slugIn('kk'), () =>
    db.newsItem.update({ where: { id }, data: { state: 'draft' } }),
  )
})
