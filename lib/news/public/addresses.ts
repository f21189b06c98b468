import { cacheLife, cacheTag } from 'next/cache'
import type { Locale } from '#lib/i18n/routing.ts'
import { db } from '#lib/platform/db.ts'
import { slugPattern } from '#lib/platform/text.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import { publicIn } from '../policy.ts'
import { findPresentSlug } from './links.ts'

/** Where an address of before leads in its own language; null for one that still stands and for unknown ones. */
export async function findMovedNews(locale: Locale, slug: string): Promise<string | null> {
  'use cache'
  cacheTag('news')
  cacheLife('hours')
  if (!slugPattern.test(slug)) return null
  const present = await findPresentSlug(locale, slug)
  return present === slug ? null : present
}

/** This language's address of an item known by its address in another, of now or before; null when there is none to read. */
export async function findNewsSlugFor(locale: Locale, slug: string): Promise<string | null> {
  'use cache'
  cacheTag('news')
  cacheLife('hours')
  if (!slugPattern.test(slug)) return null
  const own = await db.newsTranslation.findFirst({
    where: { AND: [publicIn(locale), { news: ofOtherLanguage(locale, slug) }] },
    select: { slug: true },
  })
  return own?.slug ?? null
}

/** What became of an address nobody can read in this language. `isGone`: it was public here once. */
export type LostNews = {
  isGone: boolean
  /** Where the item can be read. */
  languages: { locale: string; slug: string; title: string }[]
}

/** For the page in place of a 404: null for addresses that never led to anything public. */
export async function findLostNews(locale: Locale, slug: string): Promise<LostNews | null> {
  'use cache'
  cacheTag('news')
  cacheLife('hours')
  if (!slugPattern.test(slug)) return null
  const languages = {
    where: { state: 'published', news: { state: 'published' } },
    orderBy: { locale: 'asc' },
    select: { locale: true, slug: true, title: true },
  } satisfies Prisma.NewsItem$translationsArgs
  const gone = await db.newsItem.findFirst({
    where: {
      state: { not: 'draft' },
      OR: [
        { translations: { some: { locale, slug, wasPublic: true } } },
        { slugs: { some: { locale, slug } } },
      ],
    },
    select: { translations: languages },
  })
  if (gone) return { isGone: true, languages: gone.translations }
  const elsewhere = await db.newsItem.findFirst({
    where: { AND: [{ state: 'published' }, ofOtherLanguage(locale, slug)] },
    select: { translations: languages },
  })
  return elsewhere ? { isGone: false, languages: elsewhere.translations } : null
}

function ofOtherLanguage(locale: Locale, slug: string): Prisma.NewsItemWhereInput {
  const other = { slug, locale: { not: locale } }
  return {
    OR: [
      { translations: { some: { ...other, state: 'published' } } },
      {
        slugs: { some: other },
      },
    ],
  }
}
