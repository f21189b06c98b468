import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EventFilters } from '#components/events/event-filters.tsx'
import { MonthGrid } from '#components/events/month-grid.tsx'
import { NearForm } from '#components/near/near-form.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { FilterColumns } from '#components/ui/columns.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Icon } from '#components/ui/icon.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { findToday, listEventsOfMonth, listEventsOfMonthNear } from '#lib/events/public.ts'
import { filterQuery, readEventFilters, readMonth } from '#lib/events/schema.ts'
import { formatMonth } from '#lib/i18n/format.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { addressOf, nearQuery } from '#lib/near/schema.ts'
import { listDirections, listUnits } from '#lib/region/public.ts'
import { aroundMetadata, chooseNear } from '../../near-choice.ts'
import { PageData } from '../../page-data.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('events')
  const locale = (await getLocale()) as Locale
  const title = t('calendar.title')
  const facts = { locale, path: '/events/calendar', title, description: t('description') }
  return aroundMetadata(await searchParams, pageMetadata(facts))
}

export default async function CalendarPage({ searchParams }: Props) {
  const search = await searchParams
  const locale = (await getLocale()) as Locale
  const t = await getTranslations('events')
  const today = await findToday()
  const month = readMonth(search.month) ?? today.slice(0, 7)
  const filters = { ...readEventFilters(search), when: '' as const }
  const { choice, area, named } = await chooseNear('/events/calendar', search, {
    ...filterQuery(filters),
    month,
  })
  const around = area ? nearQuery(choice) : {}
  const [events, units, directions] = await Promise.all([
    area ? listEventsOfMonthNear(month, filters, area) : listEventsOfMonth(month, filters),
    listUnits(),
    listDirections(),
  ])
  const path = (to: string) =>
    addressOf('/events/calendar', { ...filterQuery(filters), ...around, month: to })
  return (
    <>
      <PageData
        kind="CollectionPage"
        path="/events/calendar"
        title={t('calendar.title')}
        description={t('description')}
      />
      <PageHead
        title={capitalised(formatMonth(locale, `${month}-01`), locale)}
        meta={t('list.count', { count: events.length })}
        crumbs={[{ href: '/events', label: t('title') }]}
      >
        <Months previous={path(shifted(month, -1))} next={path(shifted(month, 1))} />
      </PageHead>
      <FilterColumns
        filters={
          <EventFilters
            filters={filters}
            units={units}
            directions={directions}
            count={events.length}
            month={month}
            near={around}
          />
        }
      >
        <NearForm
          path="/events/calendar"
          kept={{ ...filterQuery(filters), month }}
          {...{ choice, units, named }}
        />
        <Views list={addressOf('/events', { ...filterQuery(filters), ...around })} current={path(month)} />
        {events.length === 0 ? (
          <EmptyState title={t('calendar.emptyTitle')}>
            <p>{t('calendar.emptyText')}</p>
          </EmptyState>
        ) : (
          <MonthGrid month={month} events={events} today={today} />
        )}
      </FilterColumns>
    </>
  )
}

async function Months({ previous, next }: { previous: string; next: string }) {
  const t = await getTranslations('events.calendar')
  return (
    <nav className="actions" aria-label={t('months')}>
      <SiteLink href={previous} rel="prev nofollow" className="button button-small button-quiet">
        <Icon name="previous" /> {t('previous')}
      </SiteLink>
      <SiteLink href={next} rel="next nofollow" className="button button-small button-quiet">
        {t('next')} <Icon name="next" />
      </SiteLink>
    </nav>
  )
}

async function Views({ list, current }: { list: string; current: string }) {
  const t = await getTranslations('events.list')
  return (
    <div className="list-bar">
      <Tabs
        label={t('views')}
        tabs={[
          { href: list, label: t('asList') },
          { href: current, label: t('asCalendar'), current: true },
        ]}
      />
    </div>
  )
}

/** Russian writes months small; a heading begins with a capital. */
function capitalised(text: string, locale: Locale): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)
}

/** The month so many months away. */
function shifted(month: string, by: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}
