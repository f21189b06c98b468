import type { Locale } from '#lib/i18n/routing.ts'
import { localePath } from '#lib/i18n/routing.ts'
import { db } from '#lib/platform/db.ts'
import { siteUrl } from '#lib/platform/env.ts'
import type { RichDocument } from '#lib/rich-text/schema.ts'
import { hrefsOf, newsLinkOf, settleLinks } from '../rules/addresses.ts'

/** A document whose links to own news lead to where these are now; links to what nobody can read become plain words. */
export async function withLiveLinks(document: RichDocument): Promise<RichDocument> {
  const links = hrefsOf(document).flatMap((href) => {
    const link = newsLinkOf(href, siteUrl)
    return link ? [{ href, ...link }] : []
  })
  if (links.length === 0) return document
  const now = new Map(
    await Promise.all(links.map(async ({ href, ...link }) => [href, await addressNow(link)] as const)),
  )
  return settleLinks(document, (href) => (now.has(href) ? (now.get(href) ?? null) : href))
}

async function addressNow({ locale, slug }: { locale: Locale; slug: string }): Promise<string | null> {
  const found = await findPresentSlug(locale, slug)
  return found ? `${siteUrl}${localePath(locale, `/news/${found}`)}` : null
}

/** The public address an address of now or of before leads to in its own language; null when there is nothing to read. */
export async function findPresentSlug(locale: Locale, slug: string): Promise<string | null> {
  const found = await db.newsTranslation.findFirst({
    where: {
      ...{ locale, state: 'published' },
      news: { state: 'published' },
      OR: [{ slug }, { news: { slugs: { some: { locale, slug } } } }],
    },
    select: { slug: true },
  })
  return found?.slug ?? null
}
