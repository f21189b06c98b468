import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import { type Locale, localePath, locales } from '#lib/i18n/routing.ts'
import { countNewsElsewhere } from '#lib/news/public.ts'
import { feedPaths } from '#lib/news/rules/feeds.ts'
import { type NewsKind, newsKinds } from '#lib/news/schema.ts'

export type Shown = { kind: NewsKind | null; tag: string | null; month: string | null }

/** The address of a list with its filters; what is not set is not in it. */
export function newsAddress({ kind, tag, month }: Shown, more: Record<string, string> = {}): string {
  const given = Object.entries({ kind, tag, month }).flatMap(([name, value]) =>
    value ? [[name, value] as [string, string]] : [],
  )
  const query = new URLSearchParams([...given, ...Object.entries(more)]).toString()
  return query === '' ? '/news' : `/news?${query}`
}

/** The sections; a tag or a month that is chosen stays chosen. */
export async function Kinds({ filters }: { filters: Shown }) {
  const t = await getTranslations('news')
  const r = await getTranslations('reading')
  const tabs = [
    { kind: null, label: t('kindsAll') },
    ...newsKinds.map((kind) => ({ kind, label: t(`kindsMany.${kind}`) })),
  ].map(({ kind, label }) => ({
    ...{ href: newsAddress({ ...filters, kind }), label, current: filters.kind === kind },
  }))
  return (
    <Chips
      tabs={[...tabs, { href: '/news/archive', label: r('archive'), current: false }]}
      label={t('kindsLabel')}
    />
  )
}

/** Where to subscribe to what the page shows. */
export async function Feeds({ filters }: { filters: Shown }) {
  const t = await getTranslations('reading')
  const locale = (await getLocale()) as Locale
  const { rss, atom } = feedPaths({ kind: filters.tag ? null : filters.kind, tag: filters.tag })
  return (
    <p className="note no-print mt-8">
      {t('subscribe')} <a href={localePath(locale, rss)}>{t('feedRss')}</a> ·{' '}
      <a href={localePath(locale, atom)}>{t('feedAtom')}</a>
    </p>
  )
}

/** Says honestly that more can be read in another language, and never mixes it in. */
export async function Elsewhere({ locale }: { locale: Locale }) {
  const count = await countNewsElsewhere(locale)
  if (count === 0) return null
  const t = await getTranslations('news')
  const others = locales.filter((each) => each !== locale)
  const links = await Promise.all(
    others.map(async (each) => ({
      locale: each,
      words: (await getTranslations({ locale: each, namespace: 'news' }))('allInLanguage'),
    })),
  )
  return (
    <p className="notice mt-8">
      {t('elsewhere', { count })}{' '}
      {links.map((link, index) => (
        <span key={link.locale}>
          {index > 0 ? ' · ' : null}
          <SiteLink href="/news" locale={link.locale} lang={link.locale} hrefLang={link.locale}>
            {link.words}
          </SiteLink>
        </span>
      ))}
    </p>
  )
}
