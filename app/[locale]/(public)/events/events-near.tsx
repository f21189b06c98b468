import { getLocale, getTranslations } from 'next-intl/server'
import { EventDistances } from '#components/events/event-distances.tsx'
import { EventFilters } from '#components/events/event-filters.tsx'
import { NearMap, Radii } from '#components/near/near-around.tsx'
import { NearForm } from '#components/near/near-form.tsx'
import { SearchEverywhere } from '#components/search/search-everywhere.tsx'
import { FilterColumns, Shell } from '#components/ui/columns.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { countEventsNear, listEventsNear } from '#lib/events/public/near.ts'
import { type EventFilters as Filters, filterQuery } from '#lib/events/schema.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { addressOf, type NearCursor, nearQuery } from '#lib/near/schema.ts'
import { listDirections, listUnits } from '#lib/region/public.ts'
import type { ChosenNear } from '../near-choice.ts'
import { NothingFound } from './nothing-found.tsx'

type Props = { filters: Filters; near: ChosenNear; cursor: NearCursor | null }

/** Events around a unit or a visitor's place: the nearest first, and the units shaded by what was found in them. */
export async function EventsNear({ filters, near, cursor }: Props) {
  const { choice, named, area } = near
  if (!area) return null
  const [t, tNear, locale] = [
    await getTranslations('events.list'),
    await getTranslations('near'),
    (await getLocale()) as Locale,
  ]
  const [page, counts, units, directions] = await Promise.all([
    listEventsNear(filters, area, cursor),
    countEventsNear(filters, area),
    listUnits(),
    listDirections(),
  ])
  const kept = filterQuery(filters)
  const around = { path: '/events', kept, choice } as const
  const count = counts.byRadius[choice.withinKm]
  const to = (more: Record<string, string>) =>
    addressOf('/events', { ...kept, ...nearQuery(choice), ...more })
  const calendar = addressOf('/events/calendar', {
    ...filterQuery({ ...filters, when: '' }),
    ...nearQuery(choice),
  })
  return (
    <>
      <PageHead
        title={area.unit ? inLocale(area.unit, 'name', locale) : tNear('ownPlace')}
        meta={tNear('eventsNear')}
        crumbs={[{ href: '/events', label: (await getTranslations('events'))('title') }]}
        lede={tNear('found.events', { count, km: choice.withinKm })}
      />
      <FilterColumns
        filters={<EventFilters {...{ filters, units, directions, count }} near={nearQuery(choice)} />}
      >
        <NearForm {...around} units={units} named={named} />
        <Radii {...around} counts={counts.byRadius} />
        <div className="list-bar">
          <Tabs
            label={t('views')}
            tabs={[
              { href: to({}), label: t('asList'), current: true },
              { href: calendar, label: t('asCalendar') },
            ]}
          />
          <p className="meta">
            {t('count', { count })} · {tNear('nearestFirst')}
          </p>
        </div>
        {page.items.length === 0 ? (
          <NothingFound filters={filters} near={near} counts={counts.byRadius} />
        ) : (
          <EventDistances events={page.items} />
        )}
        <SearchEverywhere q={filters.q} found={count} />
        <Pagination
          next={page.next && to({ after: page.next })}
          previous={page.previous && to({ before: page.previous })}
        />
      </FilterColumns>
      <Shell>
        <NearMap {...around} units={units} counts={counts.byUnit} />
      </Shell>
    </>
  )
}
