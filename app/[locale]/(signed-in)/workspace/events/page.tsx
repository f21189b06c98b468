import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FilterForm, FilterSelect, FilterText } from '#components/ui/filter-form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import { mayCoordinate, mayRepresent } from '#lib/accounts/policy.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { canRunEvent } from '#lib/events/policy.ts'
import { countEventsByState, listEventChoices, listEvents, workListSize } from '#lib/events/queries.ts'
import { readWorkFilters, type WorkFilters, workStates } from '#lib/events/schema/work.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { EventTable } from './event-table.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('events.work')
  return { title: t('title') }
}

export default async function WorkEventsPage({ searchParams }: Props) {
  const actor = await requireActor()
  if (!mayCoordinate(actor) && !mayRepresent(actor)) notFound()
  const filters = readWorkFilters(await searchParams)
  const [{ items, count }, counts, { centres }] = await Promise.all([
    listEvents(actor, filters, filters.page),
    countEventsByState(actor),
    listEventChoices(actor),
  ])
  const t = await getTranslations('events.work')
  const hasMore = (filters.page + 1) * workListSize < count
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} meta={t('count', { count })}>
        {mayCoordinate(actor) ? (
          <div className="actions">
            <ButtonLink href="/workspace/events/new">{t('new')}</ButtonLink>
            <ButtonLink href="/workspace/events/calendar" look="quiet">
              {t('calendar')}
            </ButtonLink>
          </div>
        ) : null}
      </PageHead>
      <div className="shell">
        <Chips
          label={t('states')}
          tabs={workStates.map((state) => ({
            href: address({ ...filters, state, page: 0 }),
            label: t(state || 'all'),
            count: counts[state || 'all'],
            current: filters.state === state,
          }))}
        />
        <Filters filters={filters} centres={centres} />
        {items.length === 0 ? (
          <EmptyState title={t('empty')} actions={<SiteLink href="/workspace/events">{t('all')}</SiteLink>}>
            <p>{t('emptyText')}</p>
          </EmptyState>
        ) : (
          <EventTable events={items.map((event) => ({ ...event, canRun: canRunEvent(actor, event) }))} />
        )}
        {hasMore || filters.page > 0 ? (
          <Pagination
            next={hasMore ? address({ ...filters, page: filters.page + 1 }) : null}
            previous={filters.page > 0 ? address({ ...filters, page: filters.page - 1 }) : null}
          />
        ) : null}
      </div>
    </>
  )
}

type Centre = Awaited<ReturnType<typeof listEventChoices>>['centres'][number]

async function Filters({ filters, centres }: { filters: WorkFilters; centres: Centre[] }) {
  const t = await getTranslations('events.work')
  const locale = (await getLocale()) as Locale
  return (
    <FilterForm action="/workspace/events" submit={t('find')} hidden={{ state: filters.state }} row>
      <FilterText name="q" label={t('search')} value={filters.q} />
      {centres.length > 1 ? (
        <FilterSelect
          name="centre"
          label={t('centre')}
          any={t('anyCentre')}
          value={filters.centreId}
          options={centres.map((centre) => ({ value: centre.id, label: inLocale(centre, 'name', locale) }))}
        />
      ) : null}
    </FilterForm>
  )
}

function address({ q, state, centreId, page }: WorkFilters): string {
  const all = { q, state, centre: centreId, page: page > 0 ? String(page) : '' }
  const query = new URLSearchParams(Object.entries(all).filter(([, value]) => value !== '')).toString()
  return query ? `/workspace/events?${query}` : '/workspace/events'
}
