import { type Locale, localePath, locales } from '#lib/i18n/routing.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { titleParts } from '#lib/news/rules.ts'
import { idPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { instantText, namesOf } from '../rules/spelling.ts'
import type { NewsRecord } from '../schema/records.ts'
import type { Place, Reader } from './reader.ts'

const isPublished = { state: 'published' } as const
/** An item exists when some language of it is public; the others are not in it. */
const publicNews = {
  state: 'published',
  publishedAt: { not: null },
  translations: { some: isPublished },
} satisfies Prisma.NewsItemWhereInput

const columns = {
  ...{ id: true, kind: true, authorName: true, sourceName: true, sourceUrl: true, publishedAt: true },
  ...{ updatedAt: true, isDemo: true },
  translations: {
    where: isPublished,
    select: { locale: true, slug: true, title: true, lead: true, updatedAt: true },
  },
  tags: {
    orderBy: { tag: { slug: 'asc' } },
    select: { tag: { select: { slug: true, nameKk: true, nameRu: true, nameEn: true } } },
  },
} satisfies Prisma.NewsItemSelect
type Row = Prisma.NewsItemGetPayload<{ select: typeof columns }>

/** News, the newest first. */
export const newsReader: Reader<Prisma.NewsItemWhereInput, NewsRecord> = {
  async list(client, { where, after, take }) {
    const rows = await client.newsItem.findMany({
      where: { AND: [publicNews, where, behind(after)] },
      orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
      take,
      select: columns,
    })
    return rows.map((row) => ({
      record: newsOf(row),
      place: { value: (row.publishedAt as Date).toISOString(), id: row.id },
    }))
  },
  count: (client, where) => client.newsItem.count({ where: { AND: [publicNews, where] } }),
  async find(client, id) {
    if (!idPattern.test(id)) return null
    const row = await client.newsItem.findFirst({ where: { AND: [publicNews, { id }] }, select: columns })
    return row && newsOf(row)
  },
}

/** The first condition repeats what the second says: the index is entered at the place by it. */
function behind(after: Place | null): Prisma.NewsItemWhereInput {
  if (!after) return {}
  const publishedAt = new Date(after.value)
  return { publishedAt: { lte: publishedAt }, OR: [{ publishedAt: { lt: publishedAt } }, { publishedAt, id: { lt: after.id } }] }
}

function newsOf(row: Row): NewsRecord {
  const { id, kind, authorName, sourceName, sourceUrl, isDemo, translations } = row
  const inEach = (write: (one: Row['translations'][number], locale: Locale) => string) => {
    const [kk, ru, en] = locales.map((locale) => {
      const found = translations.find((one) => one.locale === locale)
      return found ? write(found, locale) : null
    }) as [string | null, string | null, string | null]
    return { kk, ru, en }
  }
  const changes = translations.map(({ updatedAt }) => updatedAt.getTime())
  return {
    ...{ id, kind },
    page: inEach(({ slug }, locale) => siteUrl + localePath(locale, `/news/${slug}`)),
    title: inEach(({ title }) => titleParts(title).words),
    lead: inEach(({ lead }) => lead),
    tags: row.tags.map(({ tag }) => ({ slug: tag.slug, name: namesOf(tag, 'name') })),
    authorName: authorName || null,
    sourceName: sourceName || null,
    sourceUrl: sourceUrl || null,
    publishedAt: instantText(row.publishedAt as Date),
    updatedAt: instantText(new Date(Math.max(...changes))),
    isDemo,
  }
}
