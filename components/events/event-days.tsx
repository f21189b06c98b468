import { useLocale, useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { DateBlock } from '#components/ui/date-block.tsx'
import type { EventListItem } from '#lib/events/rules.ts'
import { formatDayParts, formatTimeRange, formatWeekday, relativeDay } from '#lib/i18n/format.ts'
import { inLocale, localeOf } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf } from '#lib/platform/clock.ts'
import { EventState } from './event-state.tsx'

type Props = {
  events: EventListItem[]
  /** The day it is, `YYYY-MM-DD`, for «бүгін» and the year; lists that are cached leave it out. */
  today?: string
  /** The heading's level of a day; events stand one below. */
  level?: 2 | 3
}

/** Events in the order given, grouped by day: a list of events is read by its dates. */
export function EventDays({ events, today, level = 2 }: Props) {
  return (
    <ol className="event-days">
      {groupsOf(events).map((group) => (
        <Day key={group.key} group={group} today={today} level={level} />
      ))}
    </ol>
  )
}

type Group = { key: string; day: string | null; events: EventListItem[] }

function groupsOf(events: EventListItem[]): Group[] {
  const groups: Group[] = []
  for (const event of events) {
    const day = event.isDateStated ? dayOf(event.startsAt) : null
    const last = groups.at(-1)
    if (last && last.day === day) last.events.push(event)
    else groups.push({ key: event.id, day, events: [event] })
  }
  return groups
}

function Day({ group, today, level }: { group: Group; today?: string; level: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <li className="event-day">
      <Heading>
        <DayName day={group.day} today={today} />
      </Heading>
      <ul>
        {group.events.map((event) => (
          <EventLine key={event.id} event={event} level={level === 2 ? 3 : 4} />
        ))}
      </ul>
    </li>
  )
}

function DayName({ day, today }: { day: string | null; today?: string }) {
  const t = useTranslations('events.list')
  const locale = useLocale() as Locale
  if (!day) return <span className="event-no-date">{t('noDate')}</span>
  const parts = formatDayParts(locale, day)
  const near = today ? relativeDay(locale, day, new Date(`${today}T07:00:00Z`)) : null
  const isThisYear = today !== undefined && parts.year === today.slice(0, 4)
  return (
    <DateBlock parts={parts} near={near}>
      {isThisYear ? null : <span>{parts.year}</span>}
    </DateBlock>
  )
}

type LineProps = {
  event: EventListItem
  level?: 3 | 4
  /** Says the day too, in a list that is not grouped by days. */
  withDay?: boolean
}

/** One event of a list: when, what, where, for whom, and how many places are left. */
export function EventLine({ event, level = 3, withDay = false }: LineProps) {
  const locale = useLocale() as Locale
  const Heading = level === 3 ? 'h3' : 'h4'
  const title = inLocale(event, 'title', locale)
  const titleLocale = localeOf(event, 'title', locale)
  const place = inLocale(event, 'place', locale)
  const host = inLocale(event.host ?? event.centre, 'name', locale)
  return (
    <li className={`event-line ${event.phase === 'cancelled' ? 'event-line-off' : ''}`}>
      <div>
        <p className="meta">
          {event.isDateStated && withDay ? <b>{formatWeekday(locale, event.startsAt)} · </b> : null}
          {event.isDateStated ? <b>{formatTimeRange(locale, event.startsAt, event.endsAt)} · </b> : null}
          {inLocale(event.direction, 'name', locale)}
        </p>
        <Heading lang={titleLocale === locale ? undefined : titleLocale}>
          <SiteLink href={`/events/${event.slug}`}>{title}</SiteLink>
        </Heading>
        {event.isDateStated ? (
          <p className="meta">
            {place || inLocale(event.unit, 'short', locale)} · {host}
          </p>
        ) : null}
        <AgeLine event={event} />
      </div>
      <div className="event-line-end">
        <EventState event={event} />
      </div>
    </li>
  )
}

function AgeLine({ event }: { event: EventListItem }) {
  const t = useTranslations('events.age')
  const { minimumAge: age, lawReasons } = event.ageRule
  if (age === null || event.phase === 'over') return null
  return <p className="event-age">{lawReasons.length > 0 ? t('fromLaw', { age }) : t('from', { age })}</p>
}
