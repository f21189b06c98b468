import { cacheLife, cacheTag } from 'next/cache'
import { pictureAddress, pictureColumns, pictureOf, type PictureSource } from '#lib/files/rules.ts'
import {
  atomOf,
  changeOf,
  type Feed,
  feedChangedAt,
  type FeedEntry,
  type FeedFormat,
  rssOf,
} from '#lib/feeds/rules/drawing.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { db } from '#lib/platform/db.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { xmlDocument } from '#lib/platform/xml.ts'
import { htmlOf } from '#lib/rich-text/rules/html.ts'
import { pictureIdsOf } from '#lib/rich-text/rules/tidy.ts'
import { readDocument } from '#lib/rich-text/schema.ts'
import { inOrderOf, listColumns, listNewestIds, ofItems, toListItem } from '../public.ts'
import { feedPaths, type FeedSection } from '../rules/feeds.ts'
import { titleParts } from '../rules.ts'
import { withLiveLinks } from './links.ts'
import { findPublicTag } from './surroundings.ts'

const entriesMax = 30

/** The newest items of a language and a part of the news as a feed; null for a tag that does not exist. */
export async function writeFeed(
  locale: Locale,
  section: FeedSection,
  format: FeedFormat,
): Promise<{ text: string; changedAt: Date } | null> {
  'use cache'
  cacheTag('news', 'files')
  cacheLife('hours')
  const title = await titleOf(locale, section)
  if (!title) return null
  const t = await translator(locale)
  const feed: Feed = {
    ...{ locale, siteUrl, title, description: t('news.lede') },
    ...{ page: '/news', paths: feedPaths(section) },
    entries: await listNewsEntries(locale, section),
  }
  const root = format === 'rss' ? rssOf(feed) : atomOf(feed)
  return { text: xmlDocument(root), changedAt: await lastChange(feed) }
}

/** What was withdrawn is a change as well, though nothing in the feed says so any more. */
async function lastChange(feed: Feed): Promise<Date> {
  const { _max } = await db.newsItem.aggregate({
    where: { state: { not: 'draft' } },
    _max: { updatedAt: true },
  })
  const inside = feedChangedAt(feed)
  return _max.updatedAt && _max.updatedAt > inside ? _max.updatedAt : inside
}

async function titleOf(locale: Locale, { kind, tag }: FeedSection): Promise<string | null> {
  const t = await translator(locale)
  if (!tag) return `${t('site.name')}: ${t(kind ? `news.kindsMany.${kind}` : 'news.title')}`
  const found = await findPublicTag(locale, tag)
  return found?.slug === tag ? `${t('site.name')}: ${found.name}` : null
}

/** The newest items of a language and a part of the news as a feed shows them. */
export async function listNewsEntries(locale: Locale, section: FeedSection): Promise<FeedEntry[]> {
  const names = { slug: true, nameKk: true, nameRu: true, nameEn: true } as const
  const ids = await listNewestIds(locale, section, entriesMax)
  const rows = await db.newsTranslation.findMany({
    where: ofItems(locale, ids),
    select: {
      ...listColumns,
      ...{ body: true, updatedAt: true },
      news: { select: { ...listColumns.news.select, tags: { select: { tag: { select: names } } } } },
    },
  })
  const t = await translator(locale)
  return Promise.all(
    inOrderOf(ids, rows).map(async (row): Promise<FeedEntry> => {
      const { id, slug, lead, kind: part, authorName, publishedAt, cover, title } = toListItem(row)
      const tags = row.news.tags.map(({ tag }) => ({ term: tag.slug, label: inLocale(tag, 'name', locale) }))
      return {
        ...{ id, kind: 'news', path: `/news/${slug}`, lead, authorName, publishedAt },
        title: titleParts(title).words,
        html: await writeBody(row.body),
        categories: [{ term: part, label: t(`news.kinds.${part}`) }, ...tags],
        changedAt: changeOf(row.updatedAt, publishedAt),
        cover: cover ? enclosureOf(cover) : null,
      }
    }),
  )
}

async function writeBody(body: unknown): Promise<string> {
  const document = await withLiveLinks(readDocument(body))
  const rows = await db.storedFile.findMany({
    where: { id: { in: pictureIdsOf(document) }, kind: 'image', isPublic: true },
    select: pictureColumns,
  })
  const pictures = new Map(rows.map((row) => [row.id, pictureOf(row)]))
  const pictureAddressOf = (fileId: string) => {
    const picture = pictures.get(fileId)
    return picture ? siteUrl + pictureAddress(picture, 960) : null
  }
  return htmlOf(document, { pictureOf: pictureAddressOf })
}

function enclosureOf(cover: PictureSource): FeedEntry['cover'] {
  const address = pictureAddress(cover)
  const variant = cover.variants.find((each) => address.endsWith(`/${each.width}.${each.format}`))
  return { address: siteUrl + address, bytes: variant?.bytes ?? 0 }
}
