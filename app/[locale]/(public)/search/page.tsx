import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SearchFiltersForm } from '#components/search/search-filters.tsx'
import { SearchResults } from '#components/search/search-results.tsx'
import { SearchBox } from '#components/site/search-box.tsx'
import { FilterColumns, Shell } from '#components/ui/columns.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { clientAddress } from '#lib/i18n/client-address.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { limitHere } from '#lib/platform/rate-limit.ts'
import { TooMany } from '#lib/platform/refusal.ts'
import { listDirections, listUnits } from '#lib/region/public.ts'
import { findPublished } from '#lib/search/public.ts'
import { literalReading, type Reading, readingsOf } from '#lib/search/rules/readings.ts'
import { type AskedSearch, readSearch } from '#lib/search/schema.ts'
import { NothingFound } from './nothing-found.tsx'
import { Starts } from './starts.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('search')
  const locale = (await getLocale()) as Locale
  const { q } = readSearch(await searchParams, locale).filters
  const title = q ? t('titleFor', { q }) : t('title')
  return pageMetadata({ locale, path: '/search', title, description: t('lede'), isHidden: true })
}

export default async function SearchPage({ searchParams }: Props) {
  const locale = (await getLocale()) as Locale
  const asked = readSearch(await searchParams, locale)
  const t = await getTranslations('search')
  const { q, unit, direction, when } = asked.filters
  return (
    <>
      <PageHead title={q ? t('titleFor', { q }) : t('title')} lede={q ? undefined : t('lede')} />
      <Shell>
        <SearchBox label={t('box.here')} value={q} hidden={{ unit, direction, when }} isLarge />
      </Shell>
      {q ? <Answer asked={asked} /> : <Starts />}
    </>
  )
}

async function Answer({ asked }: { asked: AskedSearch }) {
  const t = await getTranslations('search')
  const minutes = await minutesToWait()
  if (minutes > 0)
    return (
      <Shell className="search-said">
        <Notice tone="bad" role="alert">
          {t('tooMany', { minutes })}
        </Notice>
      </Shell>
    )
  const readings = asked.isLiteral ? literalReading(asked.filters.q) : readingsOf(asked.filters.q)
  const [found, units, directions] = await Promise.all([find(asked, readings), listUnits(), listDirections()])
  const filters = <SearchFiltersForm filters={asked.filters} units={units} directions={directions} />
  if (!found || found.total === 0)
    return (
      <FilterColumns filters={filters}>
        <NothingFound asked={asked} units={units} directions={directions} />
      </FilterColumns>
    )
  const read = readings.find(({ text }) => text === found.reading)
  return (
    <FilterColumns filters={filters}>
      <SearchResults asked={asked} found={found} units={units} read={read} />
    </FilterColumns>
  )
}

/** Nothing but signs is no question. */
async function find({ filters, cursor }: AskedSearch, readings: Reading[]) {
  if (readings.length === 0) return null
  const texts = readings.map(({ text }) => text)
  return findPublished(filters, texts, cursor)
}

async function minutesToWait(): Promise<number> {
  const address = await clientAddress()
  try {
    await limitHere(address === 'direct' ? 'searchWithoutAddress' : 'searchByAddress', address)
    return 0
  } catch (error) {
    if (error instanceof TooMany) return Math.ceil(error.retryAfterSeconds / 60)
    throw error
  }
}
