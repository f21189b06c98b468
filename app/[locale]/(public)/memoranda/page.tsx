import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { Subscribe } from '#components/feeds/subscribe.tsx'
import { MemorandumTable } from '#components/memoranda/memorandum-table.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FilterForm, FilterSelect, FilterText } from '#components/ui/filter-form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import { anywhere, feedPathsOf } from '#lib/feeds/rules/choice.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { countMemoranda, listPublishedMemoranda, type MemorandumFilters } from '#lib/memoranda/public.ts'
import { listMemorandumFilterChoices } from '#lib/memoranda/public/choices.ts'
import { memorandumStatuses } from '#lib/memoranda/rules.ts'
import { type MemorandumSort, memorandumSorts } from '#lib/memoranda/rules/register.ts'
import { memorandumFilters } from '#lib/memoranda/schema.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { ListData } from '../list-data.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('memoranda')
  const locale = (await getLocale()) as Locale
  const feeds = feedPathsOf({ section: 'memoranda', ...anywhere })
  return pageMetadata({ locale, path: '/memoranda', title: t('title'), description: t('lede'), feeds })
}

export default async function MemorandaPage({ searchParams }: Props) {
  const filters = memorandumFilters.parse(await searchParams)
  const { after: _after, before: _before, sort, ...chosen } = filters
  const locale = (await getLocale()) as Locale
  const t = await getTranslations('memoranda')
  const [page, count] = await Promise.all([listPublishedMemoranda(filters, locale), countMemoranda(chosen)])
  const isFiltered = Object.values(chosen).some((value) => value !== undefined)
  return (
    <>
      <ListData
        search={searchParams}
        page={{ path: '/memoranda', title: t('title'), description: t('lede') }}
        items={page.memoranda.map(({ href, title: name }) => ({ href, name }))}
        total={count}
      />
      <PageHead title={t('title')} lede={t('lede')} />
      <div className="shell pt-6">
        <Filters filters={chosen} count={count} sort={sort} />
        <Sorts filters={chosen} sort={sort ?? 'new'} />
        {page.memoranda.length > 0 ? (
          <MemorandumTable memoranda={page.memoranda} hideCaption />
        ) : (
          <EmptyState
            title={t(isFiltered ? 'nothingFound' : 'nothingYet')}
            actions={isFiltered ? <SiteLink href="/memoranda">{t('reset')}</SiteLink> : null}
          >
            {t(isFiltered ? 'nothingFoundText' : 'nothingYetText')}
          </EmptyState>
        )}
        <Pagination
          summary={t('found', { count })}
          next={page.next ? listHref({ ...chosen, sort, after: page.next }) : null}
          previous={page.previous ? listHref({ ...chosen, sort, before: page.previous }) : null}
        />
        <p className="note pt-6">{t('statusNote')}</p>
        <Subscribe
          choice={{ section: 'memoranda', ...anywhere, unit: chosen.unit ?? '' }}
          siteUrl={siteUrl}
        />
      </div>
    </>
  )
}

type FiltersProps = { filters: MemorandumFilters; count: number; sort?: MemorandumSort }

async function Filters({ filters, count, sort }: FiltersProps) {
  const t = await getTranslations('memoranda')
  const locale = (await getLocale()) as Locale
  const { subjects, organisations, units, years } = await listMemorandumFilterChoices(locale)
  const set = Object.values(filters).filter((value) => value !== undefined).length
  const slugs = (rows: { slug: string; name: string }[]) =>
    rows.map(({ slug, name }) => ({ value: slug, label: name }))
  const selects = [
    {
      name: 'status',
      label: t('status'),
      value: filters.status,
      options: memorandumStatuses.map((status) => ({ value: status, label: t(`statuses.${status}`) })),
    },
    {
      name: 'subject',
      label: t('subject'),
      value: filters.subject,
      options: subjects.map(({ code, name }) => ({ value: code, label: name })),
    },
    {
      name: 'year',
      label: t('year'),
      value: filters.year?.toString(),
      options: years.map((year) => ({ value: String(year), label: String(year) })),
    },
    {
      ...{ name: 'organisation', label: t('organisation'), value: filters.organisation },
      options: slugs(organisations),
    },
    { name: 'unit', label: t('unit'), value: filters.unit, options: slugs(units) },
  ]
  return (
    <div className="pb-6">
      <FilterForm
        action="/memoranda"
        submit={t('show', { count })}
        summary={t('filters', { count: set })}
        isOpen={set > 0}
        reset={set > 0 ? { href: '/memoranda', label: t('reset') } : undefined}
        hidden={{ sort }}
        row
      >
        <FilterText name="q" label={t('search')} value={filters.q} />
        {selects.map((select) => (
          <FilterSelect key={select.name} any={t('any')} {...select} />
        ))}
      </FilterForm>
    </div>
  )
}

async function Sorts({ filters, sort }: { filters: MemorandumFilters; sort: MemorandumSort }) {
  const t = await getTranslations('memoranda')
  const tabs = memorandumSorts.map((each) => ({
    href: listHref({ ...filters, sort: each === 'new' ? undefined : each }),
    label: t(`sorts.${each}`),
    current: each === sort,
  }))
  return (
    <div className="pb-4">
      <Chips tabs={tabs} label={t('sort')} />
    </div>
  )
}

type Address = MemorandumFilters & { sort?: MemorandumSort; after?: string; before?: string }

function listHref(filters: Address): string {
  const given = Object.entries(filters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return given.length === 0 ? '/memoranda' : `/memoranda?${new URLSearchParams(given)}`
}
