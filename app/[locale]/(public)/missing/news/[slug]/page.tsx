import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { SiteLink } from '#components/site/site-link.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import type { Locale } from '#lib/i18n/routing.ts'
import { findLostNews } from '#lib/news/public/addresses.ts'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { robots: { index: false } }

type Props = { params: Promise<{ slug: string }> }

/**
 * What `scripts/serve` shows in place of the 404 of a news address that led somewhere once (then the status is 410, as
 * `data-status` says) or leads somewhere in another language. For every other address it is 404 itself.
 */
export default async function LostNewsPage({ params }: Props) {
  const { slug } = await params
  const locale = (await getLocale()) as Locale
  const lost = await findLostNews(locale, slug)
  if (!lost) notFound()
  const t = await getTranslations('reading.lost')
  const site = await getTranslations('site')
  const kind = lost.isGone ? 'gone' : 'elsewhere'
  const readable = lost.languages as { locale: Locale; slug: string; title: string }[]
  return (
    <>
      <title>{`${t(`${kind}.title`)} · ${site('name')}`}</title>
      <PageHead title={t(`${kind}.title`)} lede={t(`${kind}.text`)} />
      <div className="shell missing" data-status={lost.isGone ? '410' : '404'}>
        {readable.length > 0 ? (
          <>
            <p>{t('readable')}</p>
            <ul>
              {readable.map((each) => (
                <li key={each.locale}>
                  <SiteLink
                    href={`/news/${each.slug}`}
                    locale={each.locale}
                    lang={each.locale}
                    hrefLang={each.locale}
                  >
                    {each.title}
                  </SiteLink>
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <p>
          <SiteLink href="/news">{t('all')}</SiteLink>
        </p>
        <p>
          <SiteLink href="/news/archive">{t('archive')}</SiteLink>
        </p>
      </div>
    </>
  )
}
