import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EventDays } from '#components/events/event-days.tsx'
import { EventFilters } from '#components/events/event-filters.tsx'
import { PlacesStrip } from '#components/events/places-strip.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { FilterColumns } from '#components/ui/columns.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import {
  type EventPage,
  findToday,
  listFreePlacesByDay,
  listPublishedEvents,
  summariseEvents,
} from '#lib/events/public.ts'
import {
  type EventFilters as Filters,
  filterQuery,
  readCursor,
  readEventFilters,
} from '#lib/events/schema.ts'
import { FollowBox } from '../follow-box.tsx'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listDirections, listUnits } from '#lib/region/public.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('events')
  const locale = (await getLocale()) as Locale
  return pageMetadata({ locale, path: '/events', title: t('title'), description: t('description') })
}

export default async function EventsPage({ searchParams }: Props) {
  const search = await searchParams
  const filters = readEventFilters(search)
  const [page, summary, units, directions] = await Promise.all([
    listPublishedEvents(filters, readCursor(search)),
    summariseEvents(filters),
    listUnits(),
    listDirections(),
  ])
  const t = await getTranslations('events.list')
  return (
    <>
      <Head filters={filters} summary={summary} />
      <FilterColumns
        filters={
          <EventFilters filters={filters} units={units} directions={directions} count={summary.events} />
        }
      >
        <div className="list-bar">
          <Tabs
            label={t('views')}
            tabs={[
              { href: address('/events', filters), label: t('asList'), current: true },
              { href: address('/events/calendar', { ...filters, when: '' }), label: t('asCalendar') },
            ]}
          />
          <p className="meta">
            {t('count', { count: summary.events })} ·{' '}
            {filters.when === 'past' ? t('latestFirst') : t('soonestFirst')}
          </p>
        </div>
        <List page={page} filters={filters} />
        <FollowDirection chosen={directions.find(({ code }) => code === filters.direction)} />
      </FilterColumns>
    </>
  )
}

function FollowDirection({ chosen }: { chosen: { id: string; code: string } | undefined }) {
  if (!chosen) return null
  const { id, code } = chosen
  return (
    <FollowBox
      topic={{ kind: 'direction', id }}
      query={`direction=${code}`}
      feed={`/feeds/events/direction/${code}/rss.xml`}
    />
  )
}

type Summary = Awaited<ReturnType<typeof summariseEvents>>

async function Head({ filters, summary }: { filters: Filters; summary: Summary }) {
  const t = await getTranslations('events')
  if (filters.when === 'past') return <PageHead title={t('list.headPast')} lede={t('list.ledePast')} />
  const hasPlaces = summary.freePlaces > 0
  return (
    <div className="events-head">
      <PageHead
        title={hasPlaces ? t('list.headFree', { count: summary.freePlaces }) : t('title')}
        meta={hasPlaces ? t('title') : undefined}
        lede={hasPlaces ? t('list.lede') : undefined}
      />
      <PlacesStrip
        days={await listFreePlacesByDay(filters, 21)}
        hrefOf={(day) =>
          `${address('/events/calendar', { ...filters, when: '' }, { month: day.slice(0, 7) })}#day-${day}`
        }
      />
    </div>
  )
}

async function List({ page, filters }: { page: EventPage; filters: Filters }) {
  const t = await getTranslations('events.list')
  const isPast = filters.when === 'past'
  const other = address('/events', { ...filters, when: isPast ? '' : 'past' })
  if (page.items.length === 0) {
    return (
      <EmptyState
        title={t('emptyTitle')}
        actions={
          <>
            <SiteLink href="/events">{t('showAll')}</SiteLink>
            <SiteLink href={other}>{isPast ? t('showAhead') : t('showPast')}</SiteLink>
          </>
        }
      >
        <p>{t('emptyText')}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <EventDays events={page.items} today={await findToday()} />
      {page.next || page.previous ? (
        <Pagination
          next={page.next && address('/events', filters, { after: page.next })}
          previous={page.previous && address('/events', filters, { before: page.previous })}
        />
      ) : null}
      {page.next ? null : (
        <p className="list-end">
          {t('end')} <SiteLink href={other}>{isPast ? t('showAhead') : t('showPast')}</SiteLink>
        </p>
      )}
    </>
  )
}

function address(path: string, filters: Filters, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...filterQuery(filters), ...more }).toString()
  return query ? `${path}?${query}` : path
}
