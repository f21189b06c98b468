import { getLocale, getTranslations } from 'next-intl/server'
import { sections } from '#components/site/sections.ts'
import { SiteLink } from '#components/site/site-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Section } from '#components/ui/section.tsx'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listNearest } from '#lib/search/public/nearest.ts'
import { wordsOf } from '#lib/search/rules/readings.ts'
import { type AskedSearch, searchAddress } from '#lib/search/schema.ts'

type Named = { nameKk: string; nameRu: string; nameEn: string }
type Props = {
  asked: AskedSearch
  units: (Named & { slug: string })[]
  directions: (Named & { code: string })[]
}

const wordsOffered = 5

/** Ways on when nothing was found: without a filter, by one word, what is spelt alike, the sections, the office. */
export async function NothingFound({ asked: { filters, isLiteral }, units, directions }: Props) {
  const t = await getTranslations('search')
  const set = await filtersOf({ filters, units, directions })
  const words = wordsOf(filters.q).slice(0, wordsOffered)
  const ways = [
    ...(isLiteral ? [{ href: searchAddress(filters), label: t('wider') }] : []),
    ...set.map(({ key, name }) => ({
      href: searchAddress({ ...filters, [key]: '' }),
      label: t('nothing.without', { name }),
    })),
    ...(words.length > 1 ? words : []).map((word) => ({
      href: searchAddress({ q: word }),
      label: t('nothing.only', { word }),
    })),
  ]
  return (
    <>
      <EmptyState title={t('nothing.title', { q: filters.q })}>
        <p>{set.length > 0 ? t('nothing.filtered') : t('nothing.text')}</p>
        {ways.length > 0 ? <Links links={ways} /> : null}
      </EmptyState>
      <Nearest q={filters.q} />
      <Elsewhere />
    </>
  )
}

async function Nearest({ q }: { q: string }) {
  const t = await getTranslations('search')
  const locale = (await getLocale()) as Locale
  const nearest = await listNearest(q, locale)
  if (nearest.length === 0) return null
  return (
    <Section title={t('nothing.nearest')}>
      <ul className="search-ways">
        {nearest.map((item) => (
          <li key={item.kind + item.path}>
            <SiteLink
              href={item.path}
              locale={item.kind === 'news' ? item.locale : locale}
              lang={item.locale}
            >
              {item.title}
            </SiteLink>{' '}
            <span className="meta">{t(`kind.${item.kind}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

async function Elsewhere() {
  const t = await getTranslations('search.nothing')
  const tSite = await getTranslations('site.nav')
  return (
    <>
      <Section title={t('sections')}>
        <Links links={sections.map(({ key, href }) => ({ href, label: tSite(key) }))} />
      </Section>
      <Section title={t('ask')}>
        <p>{t('askText')}</p>
        <p className="actions">
          <SiteLink className="button" href="/consultation">
            {t('askLink')}
          </SiteLink>
          <SiteLink href="/front-office/faq">{t('faq')}</SiteLink>
        </p>
      </Section>
    </>
  )
}

function Links({ links }: { links: { href: string; label: string }[] }) {
  return (
    <ul className="search-ways">
      {links.map(({ href, label }) => (
        <li key={href}>
          <SiteLink href={href}>{label}</SiteLink>
        </li>
      ))}
    </ul>
  )
}

/** The filters that are set, each by the name it has on the form. */
async function filtersOf({
  filters,
  units,
  directions,
}: Omit<Props, 'asked'> & Pick<AskedSearch, 'filters'>) {
  const t = await getTranslations('search')
  const locale = (await getLocale()) as Locale
  const unit = units.find(({ slug }) => slug === filters.unit)
  const direction = directions.find(({ code }) => code === filters.direction)
  const all = [
    { key: 'kind', name: filters.kind && t(`kinds.${filters.kind}`) },
    { key: 'unit', name: unit ? inLocale(unit, 'name', locale) : filters.unit },
    { key: 'direction', name: direction ? inLocale(direction, 'name', locale) : filters.direction },
    { key: 'when', name: filters.when && t(filters.when) },
  ]
  return all.filter(({ name }) => name !== '')
}
