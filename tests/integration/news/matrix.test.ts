import { expect, test } from 'vitest'
import type { Actor } from '#lib/accounts/actor.ts'
import { listPopularNews } from '#lib/counting/public.ts'
import { createTag } from '#lib/news/commands/change-tags.ts'
import { addPhotos } from '#lib/news/commands/change-gallery.ts'
import { writeFeed as writeAnyFeed } from '#lib/feeds/public.ts'
import { anywhere } from '#lib/feeds/rules/choice.ts'
import { readHome } from '#lib/home/public.ts'
import { publishNews } from '#lib/news/commands/publish-news.ts'
import { saveDetails } from '#lib/news/commands/save-details.ts'
import { scheduleNews } from '#lib/news/commands/schedule-news.ts'
import { withdrawLanguage, withdrawNews } from '#lib/news/commands/withdraw-news.ts'
import { countPublishedNews, listLatestNews, listPublishedNews } from '#lib/news/public.ts'
import { findLostNews, findNewsSlugFor } from '#lib/news/public/addresses.ts'
import { findCard } from '#lib/cards/public.ts'
import { writeFeed } from '#lib/news/public/feeds.ts'
import { findPublishedNews } from '#lib/news/public/reading.ts'
import { listArchive, listPublicTags, listRelatedNews, listStoriesOf } from '#lib/news/public/surroundings.ts'
import { findPublicFile } from '#lib/files/public.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import { dayMs, dayOf, wallTimeOf } from '#lib/platform/clock.ts'
import { db, truncateAll } from '#tests/support/database.ts'
import { anEditor } from '#tests/support/people.ts'
import { sitemapOf } from '#tests/support/sitemap.ts'
import { aPerson, aPicture, namesOf } from './attachments.ts'
import { aDraft, aPublished, slugOf, textsOf } from './desk.ts'

// One word a language that stands in its title, lead, text, captions and alternative texts, and nowhere else.
const canaries: Record<Locale, string> = { kk: 'құдыркк', ru: 'кудырру', en: 'qudyren' }

type Item = { id: string; personId: string; tag: string; picture: string; other: string }

async function anItem(editor: Actor, isEnglishReady: boolean): Promise<Item> {
  const person = await aPerson()
  const picture = await aPicture({ altKk: canaries.kk, altRu: canaries.ru })
  const texts = (locale: Locale, more: object = {}) =>
    textsOf(`${canaries[locale]} ${Date.now()}`, { coverAlt: canaries[locale], ...more })
  const en = texts('en', isEnglishReady ? { isReady: 'on' } : {})
  const translations = { kk: texts('kk'), ru: texts('ru'), en }
  const id = await aDraft(editor, { kind: 'story', translations, coverId: picture })
  const tag = await createTag(editor, namesOf(`Тақырып ${Date.now()}`))
  const details = { organisationId: null, pinnedUntil: null, tags: [tag.id] }
  await saveDetails(editor, { id, detailsVersion: 1, personId: person.id, ...details })
  await addPhotos(editor, { id, files: [await aPicture({ altKk: canaries.kk, altRu: canaries.ru })] })
  await db.newsPhoto.updateMany({
    where: { newsId: id },
    data: { captionKk: canaries.kk, captionRu: canaries.ru, captionEn: canaries.en, altEn: canaries.en },
  })
  await db.newsDay.create({ data: { newsId: id, day: new Date(`${dayOf(new Date())}T00:00:00Z`), views: 5 } })
  await db.homeSlot.create({ data: { position: 1, isDraft: false, kind: 'news', newsId: id } })
  const other = await aPublished(editor, {
    translations: { kk: textsOf('Басқа'), ru: textsOf('Другая'), en: textsOf('Other', { isReady: 'on' }) },
  })
  const { slug } = await db.newsTag.findUniqueOrThrow({ where: { id: tag.id } })
  return { id, personId: person.id, tag: slug, picture, other }
}

/** Everything anyone can be shown of the news in a language, by surface. */
async function surfacesOf(locale: Locale, item: Item): Promise<Record<string, unknown>> {
  const slug = await slugOf(item.id, locale)
  const [{ storageKey }, everything] = [
    await db.storedFile.findUniqueOrThrow({ where: { id: item.picture } }),
    { kind: null, tag: null },
  ]
  const list = (more: object) => listPublishedNews(locale, { kind: null, cursor: null, ...more })
  const month = new Date().toISOString().slice(0, 7)
  return {
    page: await findPublishedNews(locale, slug),
    neighbours: (await findPublishedNews(locale, await slugOf(item.other, locale)))?.neighbours,
    list: await list({}),
    section: await list({ kind: 'story' }),
    archiveOfTheMonth: (await list({ month })).items,
    tag: (await list({ tag: item.tag })).items,
    tags: await listPublicTags(locale),
    archive: await listArchive(locale),
    home: await listLatestNews(locale, 10),
    featured: (await readHome(locale)).featured,
    popular: await listPopularNews(locale, 'month'),
    related: await listRelatedNews(locale, item.other),
    person: await listStoriesOf(locale, { personId: item.personId }),
    rss: await writeFeed(locale, everything, 'rss'),
    atom: await writeFeed(locale, everything, 'atom'),
    rssOfTag: await writeFeed(locale, { kind: null, tag: item.tag }, 'rss'),
    rssOfAll: await writeAnyFeed(locale, { section: 'all', ...anywhere }, 'rss'),
    atomOfAll: await writeAnyFeed(locale, { section: 'all', ...anywhere }, 'atom'),
    lost: await findLostNews(locale, `x-${slug}`),
    card: await findCard('news', locale, slug),
    sitemap: (await sitemapOf('news')).flatMap((address) => address.split(`/${locale}/news/`)),
    media: await findPublicFile(storageKey),
    address: await findNewsSlugFor(locale, await slugOf(item.id, locale === 'ru' ? 'kk' : 'ru')),
    count: await countPublishedNews(locale),
  }
}

/** In which surfaces of a language the item's words, or its address, can be found. */
async function shownOn(locale: Locale, item: Item, readable: Locale[]): Promise<string[]> {
  const slug = await slugOf(item.id, locale)
  const surfaces = await surfacesOf(locale, item)
  const hidden = locales.filter((each) => each !== locale && !readable.includes(each))
  return Object.entries(surfaces).flatMap(([name, seen]) => {
    const text = JSON.stringify(seen) ?? ''
    const foreign = hidden.filter((each) => text.includes(canaries[each]))
    expect({ locale, name, foreign }).toEqual({ locale, name, foreign: [] })
    return text.includes(canaries[locale]) || text.includes(`"${slug}"`) ? [name] : []
  })
}

const shown = [
  ...['address', 'archiveOfTheMonth', 'atom', 'atomOfAll', 'card', 'featured', 'home', 'list', 'neighbours'],
  ...['page', 'person', 'popular', 'related', 'rss', 'rssOfAll', 'rssOfTag', 'section', 'sitemap', 'tag'],
]

type State = { name: string; reach: (editor: Actor, id: string) => Promise<unknown>; readable: Locale[] }

const plan = async (editor: Actor, id: string) => {
  const { detailsVersion } = await db.newsItem.findUniqueOrThrow({ where: { id } })
  const publishAt = wallTimeOf(new Date(Date.now() + dayMs))
  await scheduleNews(editor, { id, detailsVersion, publishAt })
}
const states: (State & { isEnglishReady?: boolean })[] = [
  { name: 'a draft', reach: async () => undefined, readable: [] },
  { name: 'a draft with a ready language', isEnglishReady: true, reach: async () => undefined, readable: [] },
  { name: 'planned', isEnglishReady: true, reach: plan, readable: [] },
  {
    name: 'public, English a draft',
    reach: (editor, id) => publishNews(editor, { id }),
    readable: ['kk', 'ru'],
  },
  {
    name: 'public in all languages',
    isEnglishReady: true,
    reach: (editor, id) => publishNews(editor, { id }),
    readable: ['kk', 'ru', 'en'],
  },
  {
    name: 'public, English withdrawn',
    isEnglishReady: true,
    reach: async (editor, id) => {
      await publishNews(editor, { id })
      await withdrawLanguage(editor, { id, locale: 'en' })
    },
    readable: ['kk', 'ru'],
  },
  {
    name: 'withdrawn',
    isEnglishReady: true,
    reach: async (editor, id) => {
      await publishNews(editor, { id })
      await withdrawNews(editor, { id })
    },
    readable: [],
  },
]

test.each(states)(
  '$name: each language is on all surfaces or on none',
  async ({ reach, readable, isEnglishReady = false }) => {
    await truncateAll()
    const editor = await anEditor()
    const item = await anItem(editor, isEnglishReady)
    await reach(editor, item.id)
    for (const locale of locales)
      expect({ locale, on: (await shownOn(locale, item, readable)).sort() }).toEqual({
        ...{ locale, on: readable.includes(locale) ? shown : [] },
      })
    const { storageKey } = await db.storedFile.findUniqueOrThrow({ where: { id: item.picture } })
    expect((await findPublicFile(storageKey)) !== null).toBe(readable.length > 0)
  },
)
