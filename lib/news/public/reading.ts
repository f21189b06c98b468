import { cacheLife, cacheTag } from 'next/cache'
import { pictureColumns, pictureOf } from '#lib/files/rules.ts'
import { inLocale, localeOf } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { minuteMs } from '#lib/platform/clock.ts'
import { db } from '#lib/platform/db.ts'
import { slugPattern } from '#lib/platform/text.ts'
import { pictureIdsOf } from '#lib/rich-text/rules/tidy.ts'
import { readDocument, type RichDocument } from '#lib/rich-text/schema.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { publicIn } from '../policy.ts'
import { listColumns, toListItem } from '../public.ts'
import { withLiveLinks } from './links.ts'

const names = { nameKk: true, nameRu: true, nameEn: true } as const
const ordered = [{ position: 'asc' }, { id: 'asc' }] satisfies Prisma.NewsPhotoOrderByWithRelationInput[]

const readingColumns = {
  ...listColumns,
  body: true,
  updatedAt: true,
  news: {
    select: {
      ...listColumns.news.select,
      sourceUrl: true,
      photos: {
        orderBy: ordered,
        where: { file: { isPublic: true } },
        select: {
          ...{ altKk: true, altRu: true, altEn: true, captionKk: true, captionRu: true, captionEn: true },
          file: { select: pictureColumns },
        },
      },
      documents: {
        orderBy: ordered,
        where: { file: { isPublic: true } },
        select: {
          ...{ titleKk: true, titleRu: true, titleEn: true },
          file: { select: { storageKey: true, mediaType: true, bytes: true } },
        },
      },
      tags: { select: { tag: { select: { slug: true, ...names } } }, orderBy: { tag: { nameKk: 'asc' } } },
      person: {
        select: {
          ...{ slug: true, ...names },
          positions: {
            where: { endedOn: null },
            take: 1,
            orderBy: [{ startedOn: { sort: 'desc', nulls: 'last' } }, { id: 'asc' }],
            select: { titleKk: true, titleRu: true, titleEn: true },
          },
        },
      },
      organisation: { select: { slug: true, state: true, ...names } },
    },
  },
} satisfies Prisma.NewsTranslationSelect
type ReadingRow = Prisma.NewsTranslationGetPayload<{ select: typeof readingColumns }>

/** One item by its address in a language; null for drafts, withdrawn items, languages not published and unknown addresses. */
export async function findPublishedNews(locale: Locale, slug: string) {
  'use cache'
  cacheTag('news', 'files', 'people', 'organisations', `news:${locale}:${slug.slice(0, 120)}`)
  cacheLife('max')
  if (!slugPattern.test(slug)) return null
  const row = await db.newsTranslation.findFirst({
    where: { AND: [{ slug }, publicIn(locale)] },
    select: readingColumns,
  })
  if (!row) return null
  const document = await withLiveLinks(readDocument(row.body))
  const item = toListItem(row)
  return {
    ...item,
    sourceUrl: row.news.sourceUrl,
    document,
    pictures: await openPictures(document),
    changedAt: row.updatedAt,
    isChanged: row.updatedAt.getTime() - item.publishedAt.getTime() > changeNoticedMs,
    ...attached(row, locale),
    ...subjectsOf(row, locale),
    neighbours: await neighboursOf(locale, item),
  }
}
export type NewsReading = NonNullable<Awaited<ReturnType<typeof findPublishedNews>>>

/** Corrections of the first minutes are not worth a sentence. */
const changeNoticedMs = 15 * minuteMs

async function openPictures(document: RichDocument) {
  const rows = await db.storedFile.findMany({
    where: { id: { in: pictureIdsOf(document) }, kind: 'image', isPublic: true },
    select: pictureColumns,
  })
  return rows.flatMap((row) => pictureOf(row) ?? [])
}

/** What is said in English may belong to a language that is no more than a draft: only the reader's own words and the two required ones. */
function attached({ news }: ReadingRow, locale: Locale) {
  return {
    photos: news.photos.flatMap(({ file, ...texts }) => {
      const picture = pictureOf(file)
      if (!picture) return []
      const alt = inLocale(texts, 'alt', locale)
      const caption = { kk: texts.captionKk, ru: texts.captionRu, en: texts.captionEn }[locale]
      return [{ picture, alt, altLocale: localeOf(texts, 'alt', locale), caption }]
    }),
    documents: news.documents.map(({ file, ...texts }) => ({
      title: inLocale(texts, 'title', locale),
      titleLocale: localeOf(texts, 'title', locale),
      ...file,
    })),
    tags: news.tags.map(({ tag }) => ({ slug: tag.slug, name: inLocale(tag, 'name', locale) })),
  }
}

function subjectsOf({ news: { person, organisation } }: ReadingRow, locale: Locale) {
  const position = person?.positions[0]
  return {
    person: person && {
      href: `/people/${person.slug}`,
      name: inLocale(person, 'name', locale),
      position: position ? inLocale(position, 'title', locale) : '',
    },
    organisation: organisation && {
      href: organisation.state === 'published' ? `/organisations/${organisation.slug}` : null,
      name: inLocale(organisation, 'name', locale),
    },
  }
}

type Neighbour = { slug: string; title: string }

/** The items that came out just before and after in the same language. */
async function neighboursOf(
  locale: Locale,
  { id, publishedAt }: { id: string; publishedAt: Date },
): Promise<{ older: Neighbour | null; newer: Neighbour | null }> {
  const next = (side: 'lt' | 'gt') => {
    const order = side === 'lt' ? 'desc' : 'asc'
    return db.newsTranslation.findFirst({
      where: {
        AND: [
          publicIn(locale),
          { news: { OR: [{ publishedAt: { [side]: publishedAt } }, { publishedAt, id: { [side]: id } }] } },
        ],
      },
      orderBy: [{ news: { publishedAt: order } }, { newsId: order }],
      select: { slug: true, title: true },
    })
  }
  const [older, newer] = await Promise.all([next('lt'), next('gt')])
  return { older, newer }
}
