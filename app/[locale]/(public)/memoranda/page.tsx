import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { MemorandumTable } from '#components/memoranda/memorandum-table.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FilterForm, FilterSelect, FilterText } from '#components/ui/filter-form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import {
  countMemoranda,
  listMemorandumSubjects,
  listPublishedMemoranda,
  type MemorandumFilters,
} from '#lib/memoranda/public.ts'
import { memorandumStatuses } from '#lib/memoranda/rules.ts'
import { memorandumFilters } from '#lib/memoranda/schema.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('memoranda')
  const locale = (await getLocale()) as Locale
  return pageMetadata({ locale, path: '/memoranda', title: t('title'), description: t('lede') })
}

export default async function MemorandaPage({ searchParams }: Props) {
  const filters = memorandumFilters.parse(await searchParams)
  const { after: _after, before: _before, ...chosen } = filters
  const locale = (await getLocale()) as Locale
  const t = await getTranslations('memoranda')
  const [page, count] = await Promise.all([listPublishedMemoranda(filters, locale), countMemoranda(chosen)])
  const isFiltered = Object.values(chosen).some((value) => value !== undefined)
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} />
      <div className="shell pt-6">
        <Filters filters={chosen} count={count} />
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
          next={page.next ? listHref({ ...chosen, after: page.next }) : null}
          previous={page.previous ? listHref({ ...chosen, before: page.previous }) : null}
        />
        <p className="note pt-6">{t('statusNote')}</p>
      </div>
    </>
  )
}

async function Filters({ filters, count }: { filters: MemorandumFilters; count: number }) {
  const t = await getTranslations('memoranda')
  const locale = (await getLocale()) as Locale
  const subjects = await listMemorandumSubjects(locale)
  const set = Object.values(filters).filter((value) => value !== undefined).length
  return (
    <div className="pb-6">
      <FilterForm
        action="/memoranda"
        submit={t('show', { count })}
        summary={t('filters', { count: set })}
        isOpen={set > 0}
        reset={set > 0 ? { href: '/memoranda', label: t('reset') } : undefined}
        row
      >
        <FilterText name="q" label={t('search')} value={filters.q} />
        <FilterSelect
          name="status"
          label={t('status')}
          any={t('any')}
          value={filters.status}
          options={memorandumStatuses.map((status) => ({ value: status, label: t(`statuses.${status}`) }))}
        />
        <FilterSelect
          name="subject"
          label={t('subject')}
          any={t('any')}
          value={filters.subject}
          options={subjects.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </FilterForm>
    </div>
  )
}

function listHref(filters: MemorandumFilters & { after?: string; before?: string }): string {
  const given = Object.entries(filters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  return `/memoranda?${new URLSearchParams(given)}`
}
