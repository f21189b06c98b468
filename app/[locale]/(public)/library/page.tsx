import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Subscribe } from '#components/feeds/subscribe.tsx'
import { LibraryRows } from '#components/library/library-rows.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { FilterColumns } from '#components/ui/columns.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FilterForm, FilterSelect, FilterText } from '#components/ui/filter-form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { anywhere, feedPathsOf } from '#lib/feeds/rules/choice.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import { countPublishedLibrary, listLibraryDirections, listPublishedLibrary } from '#lib/library/public.ts'
import { libraryFilters, type LibraryFilters, libraryKinds } from '#lib/library/schema.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { ListData } from '../list-data.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('library')
  const locale = (await getLocale()) as Locale
  const feeds = feedPathsOf({ section: 'library', ...anywhere })
  return pageMetadata({ locale, path: '/library', title: t('title'), description: t('lede'), feeds })
}

export default async function LibraryPage({ searchParams }: Props) {
  const filters = libraryFilters.parse(await searchParams)
  const { after: _after, before: _before, ...chosen } = filters
  const locale = (await getLocale()) as Locale
  const t = await getTranslations('library')
  const [page, count] = await Promise.all([
    listPublishedLibrary(filters, locale),
    countPublishedLibrary(chosen),
  ])
  const isFiltered = Object.values(chosen).some((value) => value !== undefined)
  return (
    <>
      <ListData
        search={searchParams}
        page={{ path: '/library', title: t('title'), description: t('lede') }}
        items={page.items.map(({ href, title: name }) => ({ href, name }))}
        total={count}
      />
      <PageHead title={t('title')} lede={t('lede')} meta={t('found', { count })} />
      <FilterColumns filters={<Filters filters={chosen} count={count} />}>
        {page.items.length > 0 ? (
          <LibraryRows items={page.items} />
        ) : (
          <EmptyState
            title={t(isFiltered ? 'nothingFound' : 'nothingYet')}
            actions={isFiltered ? <SiteLink href="/library">{t('reset')}</SiteLink> : null}
          >
            {t(isFiltered ? 'nothingFoundText' : 'nothingYetText')}
          </EmptyState>
        )}
        <Pagination
          next={page.next ? listHref({ ...chosen, after: page.next }) : null}
          previous={page.previous ? listHref({ ...chosen, before: page.previous }) : null}
        />
        <Subscribe
          choice={{ section: 'library', ...anywhere, direction: chosen.direction ?? '' }}
          siteUrl={siteUrl}
        />
      </FilterColumns>
    </>
  )
}

async function Filters({ filters, count }: { filters: LibraryFilters; count: number }) {
  const t = await getTranslations('library')
  const directions = await listLibraryDirections((await getLocale()) as Locale)
  const set = Object.values(filters).filter((value) => value !== undefined).length
  return (
    <FilterForm
      action="/library"
      submit={t('show', { count })}
      summary={t('filters', { count: set })}
      isOpen={set > 0}
      reset={set > 0 ? { href: '/library', label: t('reset') } : undefined}
    >
      <FilterText name="q" label={t('search')} value={filters.q} />
      <FilterSelect
        name="kind"
        label={t('kind')}
        any={t('any')}
        value={filters.kind}
        options={libraryKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
      />
      <FilterSelect
        name="language"
        label={t('language')}
        any={t('any')}
        value={filters.language}
        options={locales.map((each) => ({ value: each, label: t(`languages.${each}`) }))}
      />
      <FilterSelect
        name="direction"
        label={t('direction')}
        any={t('any')}
        value={filters.direction}
        options={directions.map(({ code, name }) => ({ value: code, label: name }))}
      />
    </FilterForm>
  )
}

function listHref(filters: LibraryFilters & { after?: string; before?: string }): string {
  const given = Object.entries(filters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  return `/library?${new URLSearchParams(given)}`
}
