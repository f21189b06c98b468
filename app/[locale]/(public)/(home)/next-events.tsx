import { getLocale, getTranslations } from 'next-intl/server'
import { PlaceDots } from '#components/horizon/place-dots.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { DateBlock } from '#components/ui/date-block.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Section } from '#components/ui/section.tsx'
import { listUpcomingEvents, summariseEvents } from '#lib/events/public.ts'
import { readEventFilters } from '#lib/events/schema.ts'
import type { EventListItem } from '#lib/events/rules.ts'
import { formatDayParts, formatTimeRange, formatWeekday, relativeDay } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { connection } from 'next/server'

const daysShown = 4
const eventsPerDay = 2

/** The next events, read by their dates, and the largest of those to come. */
export async function NextEvents() {
  await connection()
  const t = await getTranslations('home.events')
  const [events, sums] = await Promise.all([
    listUpcomingEvents(40),
    summariseEvents(readEventFilters({ when: '30' })),
  ])
  const more = <SiteLink href="/events">{t('all')}</SiteLink>
  if (events.length === 0) {
    return (
      <Section className="shell" title={t('title')} more={more}>
        <EmptyState title={t('empty')} actions={<SiteLink href="/events?when=past">{t('past')}</SiteLink>}>
          <p>{t('emptyText')}</p>
        </EmptyState>
      </Section>
    )
  }
  const days = [...Map.groupBy(events, dayInList)].slice(0, daysShown)
  const shown = new Set(days.flatMap(([, list]) => list.slice(0, eventsPerDay).map((event) => event.id)))
  const largest = events
    .filter((event) => !shown.has(event.id))
    .sort((a, b) => b.seats.places - a.seats.places)[0]
  return (
    <Section
      className="shell"
      title={t('title')}
      note={t('note', { events: sums.events, places: sums.freePlaces })}
      more={more}
    >
      <ul className="days">
        {days.map(([day, list]) => (
          <Day key={day} day={day} events={list.slice(0, eventsPerDay)} />
        ))}
      </ul>
      {largest ? <Feature event={largest} /> : null}
    </Section>
  )
}

/** What has begun earlier and still runs stands under today. */
function dayInList(event: EventListItem): string {
  const [first, today] = [dayOf(event.startsAt), dayOf(now())]
  return first < today ? today : first
}

async function Day({ day, events }: { day: string; events: EventListItem[] }) {
  const locale = (await getLocale()) as Locale
  return (
    <li className="day">
      <h3>
        <DateBlock parts={formatDayParts(locale, day)} near={relativeDay(locale, day, now())} />
      </h3>
      <ul>
        {events.map((event) => (
          <li key={event.id}>
            <EventLine event={event} />
          </li>
        ))}
      </ul>
    </li>
  )
}

async function EventLine({ event }: { event: EventListItem }) {
  const [t, locale] = [await getTranslations('home.events'), (await getLocale()) as Locale]
  const age = event.ageRule.minimumAge
  return (
    <>
      <p className="meta">
        {formatTimeRange(locale, event.startsAt, event.endsAt)}
        {age ? ` · ${t('age', { age })}` : null}
      </p>
      <h4>
        <SiteLink href={`/events/${event.slug}`}>{inLocale(event, 'title', locale)}</SiteLink>
      </h4>
      <p className="meta">{inLocale(event.unit, 'name', locale)}</p>
      <Seats event={event} />
    </>
  )
}

async function Feature({ event }: { event: EventListItem }) {
  const locale = (await getLocale()) as Locale
  const { day } = formatDayParts(locale, event.startsAt)
  return (
    <article className="feature">
      <p className="numeral" aria-hidden="true">
        {day}
      </p>
      <div>
        <p className="meta">
          {formatWeekday(locale, event.startsAt)} · {formatTimeRange(locale, event.startsAt, event.endsAt)} ·{' '}
          {inLocale(event.unit, 'name', locale)}
        </p>
        <h3>
          <SiteLink href={`/events/${event.slug}`}>{inLocale(event, 'title', locale)}</SiteLink>
        </h3>
        <p>{inLocale(event.direction, 'name', locale)}</p>
      </div>
      <Seats event={event} step={9} />
    </article>
  )
}

async function Seats({ event, step }: { event: EventListItem; step?: number }) {
  const t = await getTranslations('ui')
  const { places, taken, waiting, free } = event.seats
  if (places === 0) return null
  return (
    <div className="seats">
      <PlaceDots taken={taken} places={places} waiting={waiting} step={step} />
      <p>
        {free > 0 ? t('placesLeft', { count: free, places }) : t('noPlaces')}
        {waiting > 0 ? ` · ${t('waiting', { count: waiting })}` : null}
      </p>
    </div>
  )
}
