import { getTranslations } from 'next-intl/server'
import { connection } from 'next/server'
import { isLocale, localePath } from '#lib/i18n/routing.ts'
import { listLatestNews } from '#lib/news/public.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { xml, xmlResponse } from '#lib/platform/xml.ts'

const itemsMax = 30

/** The news of one language as RSS 2.0; items that are not published in it are not in it. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ locale: string }> },
): Promise<Response> {
  await connection()
  const { locale } = await params
  if (!isLocale(locale)) return new Response(null, { status: 404 })
  const t = await getTranslations({ locale, namespace: 'site' })
  const items = await listLatestNews(locale, itemsMax)
  const self = `${siteUrl}${localePath(locale, '/feed.xml')}`
  const channel = xml('channel', {}, [
    xml('title', {}, t('title')),
    xml('link', {}, siteUrl + localePath(locale, '/news')),
    xml('description', {}, t('description')),
    xml('language', {}, locale),
    xml('atom:link', { href: self, rel: 'self', type: 'application/rss+xml' }),
    ...items.map((item) => {
      const link = `${siteUrl}${localePath(locale, `/news/${item.slug}`)}`
      return xml('item', {}, [
        xml('title', {}, item.title),
        xml('link', {}, link),
        xml('guid', { isPermaLink: 'false' }, `${item.id}:${locale}`),
        xml('description', {}, item.lead),
        item.publishedAt ? xml('pubDate', {}, item.publishedAt.toUTCString()) : null,
      ])
    }),
  ])
  const root = xml('rss', { version: '2.0', 'xmlns:atom': 'http://www.w3.org/2005/Atom' }, channel)
  return xmlResponse(root, 'application/rss+xml')
}
