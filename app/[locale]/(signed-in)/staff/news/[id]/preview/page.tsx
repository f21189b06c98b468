import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { NewsArticle } from '#components/news/news-article.tsx'
import { NewsMeta } from '#components/news/news-meta.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { isLocale, type Locale, locales } from '#lib/i18n/routing.ts'
import { findNews } from '#lib/news/queries.ts'
import { idPattern } from '#lib/platform/text.ts'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('news.desk')
  return { title: t('preview'), robots: { index: false, follow: false } }
}

/** The reading view of the saved texts, before they are public. */
export default async function PreviewPage({ params, searchParams }: Props) {
  const actor = await requireEditor()
  const { id } = await params
  const news = idPattern.test(id) ? await findNews(actor, id) : null
  if (!news) notFound()
  const asked = (await searchParams).language
  const own = (await getLocale()) as Locale
  const shown = isLocale(asked) ? asked : own
  const t = await getTranslations('news')
  const room = await getTranslations('newsroom')
  const translation = news.translations[shown]
  const isPublic = news.state === 'published' && translation.state === 'published'
  const pictures = news.pictures.map((each) => each.picture)
  return (
    <>
      <div className="shell pt-4">
        <Notice>
          <p>{t('desk.previewBanner')}</p>
          <p>{room(isPublic ? 'preview.public' : 'preview.notPublic')}</p>
          {translation.staleSince ? <p>{room('preview.stale')}</p> : null}
          <p>
            <SiteLink href={`/staff/news/${id}`}>{t('desk.back')}</SiteLink>
          </p>
        </Notice>
        <Tabs
          label={t('desk.previewLanguages')}
          tabs={locales.map((each) => ({
            href: `/staff/news/${id}/preview?language=${each}`,
            label: t(`languages.${each}`),
            current: each === shown,
          }))}
        />
      </div>
      <PageHead
        title={translation.title || t('desk.untitled')}
        lang={shown}
        crumbs={[{ href: '/staff/news', label: t('desk.title') }]}
        meta={
          <NewsMeta
            publishedAt={news.publishedAt ?? news.updatedAt}
            kind={news.kind}
            authorName={news.authorName}
          />
        }
        lede={<span lang={shown}>{translation.lead}</span>}
      />
      <div className="shell pt-8">
        <NewsArticle
          cover={pictures.find((picture) => picture.id === news.coverId) ?? null}
          coverAlt={translation.coverAlt}
          document={translation.body}
          pictures={pictures}
          sourceName={news.sourceName}
          sourceUrl={news.sourceUrl}
          lang={shown}
        />
      </div>
    </>
  )
}
