import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { Section } from '#components/ui/section.tsx'
import { formatDay, type Moment } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listLatestNews, type PublishedNews } from '#lib/news/public.ts'

/** The lead story and the three after it; what stands among the featured is not told twice. */
export async function FrontNews({ without }: { without: readonly string[] }) {
  const [t, locale] = [await getTranslations('home.news'), (await getLocale()) as Locale]
  const latest = await listLatestNews(locale, 4 + without.length)
  const [lead, ...rest] = latest.filter(({ slug }) => !without.includes(`/news/${slug}`)).slice(0, 4)
  if (!lead) return null
  return (
    <Section className="shell" title={t('title')} more={<SiteLink href="/news">{t('all')}</SiteLink>}>
      <div className="front">
        <article className="front-lead">
          <h3>
            <SiteLink href={`/news/${lead.slug}`}>{lead.title}</SiteLink>
          </h3>
          <p className="deck">{lead.lead}</p>
          <Published at={lead.publishedAt} locale={locale} />
        </article>
        <ul className="briefs">
          {rest.map((item) => (
            <Brief key={item.slug} item={item} locale={locale} />
          ))}
        </ul>
      </div>
    </Section>
  )
}

function Brief({ item, locale }: { item: PublishedNews; locale: Locale }) {
  return (
    <li>
      <Published at={item.publishedAt} locale={locale} />
      <h3>
        <SiteLink href={`/news/${item.slug}`}>{item.title}</SiteLink>
      </h3>
      <p>{item.lead}</p>
    </li>
  )
}

function Published({ at, locale }: { at: Moment | null; locale: Locale }) {
  if (!at) return null
  return (
    <p className="meta">
      <time dateTime={new Date(at).toISOString()}>{formatDay(locale, at)}</time>
    </p>
  )
}
