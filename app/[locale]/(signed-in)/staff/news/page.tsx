import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StaffNewsTable } from '#components/news/staff-news-table.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FilterForm, FilterSelect, FilterText } from '#components/ui/filter-form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { locales } from '#lib/i18n/routing.ts'
import { countNews, listNews } from '#lib/news/queries.ts'
import { listWriters } from '#lib/news/queries/writers.ts'
import {
  languageStages,
  newsKinds,
  type StaffNewsFilters,
  staffNewsFilters,
  staffNewsStates,
} from '#lib/news/schema.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('news.desk')
  return { title: t('title') }
}

export default async function NewsDeskPage({ searchParams }: Props) {
  const actor = await requireEditor()
  const filters = staffNewsFilters.parse(await searchParams)
  const t = await getTranslations('news')
  const room = await getTranslations('newsroom')
  const reading = await getTranslations('reading.tagDesk')
  const [{ items, next }, counts] = await Promise.all([listNews(actor, filters), countNews(actor)])
  const writers = await listWriters(
    actor,
    items.map(({ id }) => id),
  )
  return (
    <>
      <PageHead
        title={t('desk.title')}
        crumbs={[{ href: '/staff', label: t('desk.today') }]}
        lede={t('desk.lede')}
      >
        <ButtonLink href="/staff/news/new">{t('desk.new')}</ButtonLink>
        <SiteLink href="/staff/news/parity">{room('parity.title')}</SiteLink>
        <SiteLink href="/staff/news/tags">{reading('title')}</SiteLink>
      </PageHead>
      <div className="shell grid gap-4 pt-4">
        <States filters={filters} counts={counts} />
        <Filters filters={filters} />
        {items.length === 0 ? (
          <EmptyState
            title={t('desk.empty')}
            actions={<SiteLink href="/staff/news">{t('desk.allStates')}</SiteLink>}
          >
            {t('desk.emptyText')}
          </EmptyState>
        ) : (
          <StaffNewsTable rows={items} caption={t('desk.caption')} writers={writers} />
        )}
        <Pagination
          next={next ? address(filters, { after: next }) : null}
          previous={filters.after ? address(filters, {}) : null}
        />
      </div>
    </>
  )
}

type Counts = Awaited<ReturnType<typeof countNews>>

async function States({ filters, counts }: { filters: StaffNewsFilters; counts: Counts }) {
  const t = await getTranslations('news')
  const tabs = staffNewsStates.map((state) => ({
    href: address({ ...filters, state }, {}),
    label: t(`states.${state}`),
    count: counts[state],
    current: filters.state === state,
  }))
  const all = {
    href: address({ ...filters, state: null }, {}),
    label: t('desk.allStates'),
    current: filters.state === null,
  }
  return <Chips tabs={[all, ...tabs]} label={t('desk.columnState')} />
}

async function Filters({ filters }: { filters: StaffNewsFilters }) {
  const t = await getTranslations('news')
  const room = await getTranslations('newsroom')
  const { state, language, stage, kind, q } = filters
  return (
    <FilterForm
      action="/staff/news"
      submit={t('desk.find')}
      summary={room('filters.summary')}
      isOpen={Boolean(language ?? stage ?? kind) || q !== ''}
      reset={{ href: address({ ...nothing, state }, {}), label: room('filters.reset') }}
      row
      hidden={{ state: state ?? undefined }}
    >
      <FilterText name="q" label={t('fields.search')} value={q} />
      <FilterSelect
        name="language"
        label={room('filters.language')}
        any={room('filters.any')}
        value={language ?? undefined}
        options={locales.map((each) => ({ value: each, label: t(`languages.${each}`) }))}
      />
      <FilterSelect
        name="stage"
        label={room('filters.stage')}
        any={room('filters.anyStage')}
        value={stage ?? undefined}
        options={languageStages.map((each) => ({ value: each, label: room(`stages.${each}`) }))}
      />
      <FilterSelect
        name="kind"
        label={room('filters.kind')}
        any={room('filters.any')}
        value={kind ?? undefined}
        options={newsKinds.map((each) => ({ value: each, label: t(`kinds.${each}`) }))}
      />
    </FilterForm>
  )
}

const nothing = { state: null, language: null, stage: null, kind: null, q: '', after: null }

function address(filters: StaffNewsFilters, more: { after?: string }): string {
  const { state, language, stage, kind, q } = filters
  const set = Object.entries({ state, language, stage, kind, q, ...more }).flatMap(([name, value]) =>
    value ? [[name, value] as [string, string]] : [],
  )
  const query = new URLSearchParams(set).toString()
  return query ? `/staff/news?${query}` : '/staff/news'
}
