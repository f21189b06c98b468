import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { EventDays } from '#components/events/event-days.tsx'
import { EventFilters } from '#components/events/event-filters.tsx'
import { PlacesStrip } from '#components/events/places-strip.tsx'
import { NearForm } from '#components/near/near-form.tsx'
import { Subscribe } from '#components/feeds/subscribe.tsx'
import { SearchEverywhere } from '#components/search/search-everywhere.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { FilterColumns } from '#components/ui/columns.tsx'
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
import { anywhere, feedPathsOf } from '#lib/feeds/rules/choice.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { FollowBox } from '../follow-box.tsx'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { addressOf, readNearCursor } from '#lib/near/schema.ts'
import { siteUrl } from '#lib/platform/env.ts'
import { listDirections, listUnits } from '#lib/region/public.ts'
import { aroundMetadata, chooseNear } from '../near-choice.ts'
import { EventsNear } from './events-near.tsx'
import { NothingFound } from './nothing-found.tsx'
import { ListData } from '../list-data.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('events')
  const locale = (await getLocale()) as Locale
  const feeds = feedPathsOf({ section: 'events', ...anywhere })
  const facts = { locale, path: '/events', title: t('title'), description: t('description'), feeds }
  return aroundMetadata(await searchParams, pageMetadata(facts))
}

export default async function EventsPage({ searchParams }: Props) {
  const search = await searchParams
  const filters = readEventFilters(search)
  const kept = filterQuery(filters)
  const near = await chooseNear('/events', search, kept)
  if (near.area) return <EventsNear filters={filters} near={near} cursor={readNearCursor(search)} />
  const [page, summary, units, directions] = await Promise.all([
    listPublishedEvents(filters, readCursor(search)),
    summariseEvents(filters),
    listUnits(),
    listDirections(),
  ])
  const t = await getTranslations('events.list')
  return (
    <>
      <Data search={searchParams} page={page} total={summary.events} />
      <Head filters={filters} summary={summary} />
      <FilterColumns
        filters={
          <EventFilters filters={filters} units={units} directions={directions} count={summary.events} />
        }
      >
        <NearForm path="/events" kept={kept} choice={near.choice} units={units} named={near.named} />
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
        <SearchEverywhere q={filters.q} found={summary.events} />
        <Subscribe
          choice={{
            section: 'events',
            unit: filters.unit,
            direction: onlyDirection(filters),
            centre: '',
          }}
          siteUrl={siteUrl}
        />
        <FollowDirection chosen={directions.find(({ code }) => code === onlyDirection(filters))} />
      </FilterColumns>
    </>
  )
}

type DataProps = { search: Props['searchParams']; page: EventPage; total: number }

async function Data({ search, page, total }: DataProps) {
  const [t, locale] = [await getTranslations('events'), (await getLocale()) as Locale]
  const about = { path: '/events', title: t('title'), description: t('description') }
  const items = page.items.map((event) => ({
    href: `/events/${event.slug}`,
    name: inLocale(event, 'title', locale),
  }))
  return <ListData search={search} page={about} items={items} total={total} />
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
  if (page.items.length === 0) return <NothingFound filters={filters} near={null} />
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
  return addressOf(path, { ...filterQuery(filters), ...more })
}

/** The chosen direction, when there is just one. */
function onlyDirection({ directions: [one = '', ...rest] }: Filters): string {
  return rest.length === 0 ? one : ''
}
