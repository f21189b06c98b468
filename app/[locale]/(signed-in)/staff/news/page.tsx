import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StaffNewsTable } from '#components/news/staff-news-table.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FilterForm, FilterText } from '#components/ui/filter-form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { countNews, listNews } from '#lib/news/queries.ts'
import { type StaffNewsFilters, staffNewsFilters } from '#lib/news/schema.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('news.desk')
  return { title: t('title') }
}

export default async function NewsDeskPage({ searchParams }: Props) {
  const actor = await requireEditor()
  const params = await searchParams
  const filters = staffNewsFilters.parse(params)
  const t = await getTranslations('news')
  const [{ items, next }, counts] = await Promise.all([listNews(actor, filters), countNews(actor)])
  return (
    <>
      <PageHead
        title={t('desk.title')}
        crumbs={[{ href: '/staff', label: t('desk.today') }]}
        lede={t('desk.lede')}
      >
        <ButtonLink href="/staff/news/new">{t('desk.new')}</ButtonLink>
      </PageHead>
      <div className="shell grid gap-4 pt-4">
        <States filters={filters} counts={counts} />
        <FilterForm
          action="/staff/news"
          submit={t('desk.find')}
          row
          hidden={{ state: filters.state ?? undefined }}
        >
          <FilterText name="q" label={t('fields.search')} value={filters.q} />
        </FilterForm>
        {items.length === 0 ? (
          <EmptyState
            title={t('desk.empty')}
            actions={<SiteLink href="/staff/news">{t('desk.allStates')}</SiteLink>}
          >
            {t('desk.emptyText')}
          </EmptyState>
        ) : (
          <StaffNewsTable rows={items} caption={t('desk.caption')} />
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
  const tabs = (['draft', 'published', 'withdrawn'] as const).map((state) => ({
    href: `/staff/news?state=${state}`,
    label: t(`states.${state}`),
    count: counts[state],
    current: filters.state === state,
  }))
  const all = { href: '/staff/news', label: t('desk.allStates'), current: filters.state === null }
  return <Chips tabs={[all, ...tabs]} label={t('desk.columnState')} />
}

function address({ state, q }: StaffNewsFilters, more: Record<string, string>): string {
  const query = new URLSearchParams({ ...(state ? { state } : {}), ...(q ? { q } : {}), ...more }).toString()
  return query ? `/staff/news?${query}` : '/staff/news'
}
