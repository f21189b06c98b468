import { getTranslations } from 'next-intl/server'
import { NewsRows } from '#components/news/news-rows.tsx'
import { NewsTitle } from '#components/news/news-title.tsx'
import { ShareLinks } from '#components/news/share-links.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Section } from '#components/ui/section.tsx'
import { type Locale, localePath, locales } from '#lib/i18n/routing.ts'
import type { NewsReading } from '#lib/news/public/reading.ts'
import { listRelatedNews } from '#lib/news/public/surroundings.ts'
import { titleParts } from '#lib/news/rules.ts'
import { siteUrl } from '#lib/platform/env.ts'

type Props = { news: NewsReading; locale: Locale }

export async function Share({ news, locale }: Props) {
  const t = await getTranslations('reading.share')
  const labels = {
    ...{ group: t('group'), mail: t('mail'), copy: t('copy'), copied: t('copied'), share: t('share') },
  }
  const address = siteUrl + localePath(locale, `/news/${news.slug}`)
  return <ShareLinks address={address} title={titleParts(news.title).words} labels={labels} />
}

/** In which other languages the item can be read, and honestly in which it cannot. */
export async function OtherLanguages({ news, locale }: Props) {
  const t = await getTranslations('news')
  const r = await getTranslations('reading')
  const others = locales.filter((each) => each !== locale)
  const links = await Promise.all(
    others
      .filter((each) => news.alternates[each])
      .map(async (each) => ({
        locale: each,
        words: (await getTranslations({ locale: each, namespace: 'news' }))('readInLanguage'),
      })),
  )
  const absent = others.filter((each) => !news.alternates[each])
  return (
    <div className="no-print grid gap-1">
      {links.length > 0 ? (
        <nav aria-label={t('otherLanguages')} className="flex flex-wrap gap-x-6">
          {links.map((link) => (
            <SiteLink
              key={link.locale}
              href={`/news/${news.alternates[link.locale]}`}
              locale={link.locale}
              lang={link.locale}
              hrefLang={link.locale}
              className="inline-flex min-h-11 items-center"
            >
              {link.words}
            </SiteLink>
          ))}
        </nav>
      ) : null}
      {absent.map((each) => (
        <p key={each} className="note">
          {r(`notIn.${each}`)}
        </p>
      ))}
    </div>
  )
}

/** The items that came out just before and after. */
export async function Neighbours({ news: { neighbours } }: { news: NewsReading }) {
  const t = await getTranslations('reading')
  const { older, newer } = neighbours
  if (!older && !newer) return null
  return (
    <nav className="news-neighbours no-print" aria-label={t('neighbours')}>
      {older ? <Neighbour label={t('older')} item={older} rel="prev" /> : null}
      {newer ? <Neighbour label={t('newer')} item={newer} rel="next" /> : null}
    </nav>
  )
}

type NeighbourProps = { label: string; item: { slug: string; title: string }; rel: 'prev' | 'next' }

function Neighbour({ label, item, rel }: NeighbourProps) {
  return (
    <p className={rel === 'next' ? 'is-next' : undefined}>
      <span className="meta">{label}</span>
      <SiteLink href={`/news/${item.slug}`} rel={rel}>
        <NewsTitle title={item.title} />
      </SiteLink>
    </p>
  )
}

export async function Related({ locale, id }: { locale: Locale; id: string }) {
  const items = await listRelatedNews(locale, id)
  if (items.length === 0) return null
  const t = await getTranslations('reading')
  const n = await getTranslations('news')
  return (
    <div className="no-print">
      <Section title={t('related')} more={<SiteLink href="/news">{n('all')}</SiteLink>}>
        <NewsRows items={items} isShort />
      </Section>
    </div>
  )
}
