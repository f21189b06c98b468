import { describe, expect, test } from 'vitest'
import { publishNews } from '#lib/news/commands/publish-news.ts'
import { saveNews } from '#lib/news/commands/save-news.ts'
import { withdrawLanguage, withdrawNews } from '#lib/news/commands/withdraw-news.ts'
import {
  countNewsElsewhere,
  countPublishedNews,
  listLatestNews,
  listPublishedNews,
  newsPerPage,
} from '#lib/news/public.ts'
import { findNewsSlugFor } from '#lib/news/public/addresses.ts'
import { findPublishedNews } from '#lib/news/public/reading.ts'
import { readCursor } from '#lib/news/schema.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import { Conflict, Forbidden, NotFound } from '#lib/platform/refusal.ts'
import { newId } from '#lib/platform/new-id.ts'
import { db, truncateAll } from '#tests/support/database.ts'
import { anEditor, aStranger } from '#tests/support/people.ts'
import { sitemapOf } from '#tests/support/sitemap.ts'
import { aDraft, aPicture, aPublished, formOf, recorded, slugOf, textsOf } from './desk.ts'

const whole = { kk: textsOf('Толық'), ru: textsOf('Полная'), en: textsOf('Whole', { isReady: 'on' }) }

/** In which languages an item can be read, found in the lists, and found in the sitemap. */
async function shownIn(id: string) {
  const sitemap = await sitemapOf('news')
  const seen = async (locale: Locale) => {
    const slug = await slugOf(id, locale)
    const page = (await findPublishedNews(locale, slug)) !== null
    const latest = await listLatestNews(locale, 50)
    const paged = (await listPublishedNews(locale, { kind: null, cursor: null })).items
    const inLatest = latest.some((item) => item.id === id) && paged.some((item) => item.id === id)
    return { locale, page, inLatest, inSitemap: sitemap.includes(`/${locale}/news/${slug}`) }
  }
  const all = await Promise.all(locales.map(seen))
  for (const each of all) expect([each.inLatest, each.inSitemap]).toEqual([each.page, each.page])
  return all.filter((each) => each.page).map((each) => each.locale)
}

async function isOpen(id: string): Promise<boolean> {
  return (await db.storedFile.findUniqueOrThrow({ where: { id } })).isPublic
}

describe('what anyone sees', () => {
  test('each state and language on pages, lists and the sitemap', async () => {
    const editor = await anEditor()
    const id = await aDraft(editor, { translations: whole })
    expect(await shownIn(id)).toEqual([])
    await publishNews(editor, { id })
    expect(await shownIn(id)).toEqual(['kk', 'ru', 'en'])
    await withdrawLanguage(editor, { id, locale: 'en' })
    expect(await shownIn(id)).toEqual(['kk', 'ru'])
    await withdrawNews(editor, { id })
    expect(await shownIn(id)).toEqual([])
    await publishNews(editor, { id })
    expect(await shownIn(id)).toEqual(['kk', 'ru'])
    expect(await recorded(id)).toEqual(
      ['created', 'saved', 'published', 'languageWithdrawn', 'withdrawn', 'published'].map(
        (verb) => `news.${verb}`,
      ),
    )
  })

  test('a saved change of a public item is read at once, at its new address only', async () => {
    const editor = await anEditor()
    const id = await aPublished(editor)
    const before = await slugOf(id, 'ru')
    const kk = textsOf('А', { slug: await slugOf(id, 'kk') })
    const { addresses } = await saveNews(
      editor,
      await formOf(id, { translations: { kk, ru: textsOf('Иное', { slug: `inoe-${id}` }), en: {} } }),
    )
    expect(addresses).toEqual(
      expect.arrayContaining([
        { locale: 'ru', slug: before },
        { locale: 'ru', slug: `inoe-${id}` },
      ]),
    )
    expect(await findPublishedNews('ru', before)).toBeNull()
    expect((await findPublishedNews('ru', `inoe-${id}`))?.title).toBe('Иное')
  })

  test('another language’s address leads to this one’s, and only while it is public', async () => {
    const editor = await anEditor()
    const id = await aPublished(editor)
    const [kk, ru] = [await slugOf(id, 'kk'), await slugOf(id, 'ru')]
    expect(await findNewsSlugFor('kk', ru)).toBe(kk)
    expect(await findNewsSlugFor('en', ru)).toBeNull()
    await withdrawNews(editor, { id })
    expect(await findNewsSlugFor('kk', ru)).toBeNull()
  })

  test('the page carries public columns only', async () => {
    const editor = await anEditor()
    const id = await aPublished(editor)
    const news = await findPublishedNews('kk', await slugOf(id, 'kk'))
    expect(Object.keys(news ?? {}).sort()).toEqual(
      [
        ...[
          'alternates',
          'authorName',
          'changedAt',
          'counters',
          'cover',
          'coverAlt',
          'documents',
          'isChanged',
          'neighbours',
          'organisation',
          'person',
          'photos',
          'tags',
          'document',
          'id',
          'isPinned',
          'kind',
          'lead',
        ],
        ...['pictures', 'publishedAt', 'slug', 'sourceName', 'sourceUrl', 'title'],
      ].sort(),
    )
  })

  test.each(['_', '../x', 'А', "x'--", ''])(
    'the address %j is unknown before the database is asked',
    async (slug) => {
      expect(await findPublishedNews('kk', slug)).toBeNull()
    },
  )
})

describe('publishing', () => {
  test('succeeds once when asked ten times at once', async () => {
    const editor = await anEditor()
    const id = await aDraft(editor)
    const settled = await Promise.allSettled(Array.from({ length: 10 }, () => publishNews(editor, { id })))
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const each of settled) if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(Conflict)
    expect((await recorded(id)).filter((action) => action === 'news.published')).toHaveLength(1)
  })

  test('waits until Kazakh and Russian are complete and names what is missing', async () => {
    const editor = await anEditor()
    const id = await aDraft(editor, { translations: { kk: textsOf('А'), ru: { title: 'Б' }, en: {} } })
    await expect(publishNews(editor, { id })).rejects.toMatchObject({
      code: 'news.refusals.notComplete',
      fields: { 'translations.ru.lead': {}, 'translations.ru.body': {} },
    })
    expect(await shownIn(id)).toEqual([])
  })

  test('saving and publishing in one step is all or nothing', async () => {
    const editor = await anEditor()
    const id = await aDraft(editor)
    const half = { intent: 'publish', translations: { kk: textsOf('Өзгерген'), ru: { title: 'Б' }, en: {} } }
    await expect(saveNews(editor, await formOf(id, half))).rejects.toMatchObject({
      code: 'news.refusals.notComplete',
    })
    expect(await db.newsTranslation.count({ where: { newsId: id, title: 'Өзгерген' } })).toBe(0)
    await saveNews(editor, await formOf(id, { intent: 'publish' }))
    expect(await shownIn(id)).toEqual(['kk', 'ru'])
  })

  test('adds English later, without touching the date', async () => {
    const editor = await anEditor()
    const id = await aPublished(editor)
    const { publishedAt } = await db.newsItem.findUniqueOrThrow({ where: { id } })
    const own = {
      kk: textsOf('А', { slug: await slugOf(id, 'kk') }),
      ru: textsOf('Б', { slug: await slugOf(id, 'ru') }),
    }
    await saveNews(
      editor,
      await formOf(id, { intent: 'publish', translations: { ...own, en: textsOf('C', { isReady: 'on' }) } }),
    )
    expect(await shownIn(id)).toEqual(['kk', 'ru', 'en'])
    expect((await db.newsItem.findUniqueOrThrow({ where: { id } })).publishedAt).toEqual(publishedAt)
  })

  test('and withdrawing are for editors; what was withdrawn cannot be withdrawn again', async () => {
    const editor = await anEditor()
    const id = await aPublished(editor)
    const stranger = await aStranger()
    await expect(publishNews(stranger, { id })).rejects.toBeInstanceOf(Forbidden)
    await expect(withdrawNews(stranger, { id })).rejects.toBeInstanceOf(Forbidden)
    await expect(withdrawLanguage(editor, { id, locale: 'kk' })).rejects.toMatchObject({
      code: 'news.refusals.requiredLanguage',
    })
    await withdrawNews(editor, { id })
    await expect(withdrawNews(editor, { id })).rejects.toBeInstanceOf(Conflict)
    await expect(publishNews(editor, { id: newId() })).rejects.toBeInstanceOf(NotFound)
  })
})

describe('pictures of an item', () => {
  test('are open while it is public and closed when nothing public shows them', async () => {
    const editor = await anEditor()
    const [cover, inside, shared] = [await aPicture(), await aPicture(), await aPicture()]
    const body = `Мәтін\n\n![ішінде](${inside})\n\n![ортақ](${shared})`
    const texts = {
      kk: textsOf('А', { body, coverAlt: 'мұқаба' }),
      ru: textsOf('Б', { coverAlt: 'обложка' }),
      en: {},
    }
    const id = await aDraft(editor, { coverId: cover, translations: texts })
    expect([await isOpen(cover), await isOpen(inside)]).toEqual([false, false])
    await publishNews(editor, { id })
    const other = { kk: textsOf('В', { body: `![ортақ](${shared})` }), ru: textsOf('Г'), en: {} }
    await aPublished(editor, { translations: other })
    expect([await isOpen(cover), await isOpen(inside), await isOpen(shared)]).toEqual([true, true, true])
    const news = await findPublishedNews('kk', await slugOf(id, 'kk'))
    expect(news?.cover?.id).toBe(cover)
    expect(news?.pictures.map((picture) => picture.id).sort()).toEqual([inside, shared].sort())
    await withdrawNews(editor, { id })
    expect([await isOpen(cover), await isOpen(inside), await isOpen(shared)]).toEqual([false, false, true])
  })
})

describe('lists', () => {
  test('are paged by key there and back, without a gap when something new appears', async () => {
    await truncateAll()
    const editor = await anEditor()
    const ids: string[] = []
    for (let number = 0; number < newsPerPage + 3; number++) ids.unshift(await aPublished(editor))
    const first = await listPublishedNews('kk', { kind: null, cursor: null })
    await aPublished(editor)
    const second = await listPublishedNews('kk', { kind: null, cursor: readCursor(first.next, false) })
    expect([...first.items, ...second.items].map((item) => item.id)).toEqual(ids)
    expect([first.previous, second.next]).toEqual([null, null])
    const back = await listPublishedNews('kk', { kind: null, cursor: readCursor(second.previous, true) })
    expect(back.items.map((item) => item.id)).toEqual(first.items.map((item) => item.id))
    expect(await countPublishedNews('kk')).toBe(newsPerPage + 4)
  })

  test('never mix languages, and say how much is elsewhere', async () => {
    const count = await countPublishedNews('kk')
    expect([
      await countPublishedNews('en'),
      await countNewsElsewhere('en'),
      await countNewsElsewhere('kk'),
    ]).toEqual([0, count, 0])
    expect(await listLatestNews('en', 50)).toEqual([])
  })
})
