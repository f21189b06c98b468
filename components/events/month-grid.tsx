import { useFormatter, useLocale } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import type { EventListItem } from '#lib/events/rules.ts'
import { formatDayParts, formatTime, formatWeekday } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayMs, dayOf } from '#lib/platform/clock.ts'
import { EventState } from './event-state.tsx'

type Props = {
  /** `YYYY-MM` */
  month: string
  events: EventListItem[]
  today: string
}

/** A month as a grid of days on a wide screen and as an agenda on a phone: one list, two looks. */
export function MonthGrid({ month, events, today }: Props) {
  const days = daysOf(month)
  return (
    <div className="month">
      <WeekdayRow days={days} />
      <ol className="month-days">
        {days.map((day, index) => (
          <Day
            key={day}
            day={day}
            column={index === 0 ? weekdayOf(day) : undefined}
            isToday={day === today}
            events={events.filter((event) => shownOn(event, month) === day)}
          />
        ))}
      </ol>
    </div>
  )
}

function WeekdayRow({ days }: { days: string[] }) {
  const format = useFormatter()
  const monday = days.findIndex((day) => weekdayOf(day) === 1)
  return (
    <p className="month-weekdays" aria-hidden="true">
      {days.slice(monday, monday + 7).map((day) => (
        <span key={day}>{format.dateTime(new Date(`${day}T07:00:00Z`), { weekday: 'short' })}</span>
      ))}
    </p>
  )
}

type DayProps = { day: string; column?: number; isToday: boolean; events: EventListItem[] }

function Day({ day, column, isToday, events }: DayProps) {
  const locale = useLocale() as Locale
  const parts = formatDayParts(locale, day)
  const looks = [
    events.length === 0 ? 'month-empty' : '',
    isToday ? 'month-today' : '',
    column ? `month-from-${column}` : '',
  ]
  const classes = looks.filter(Boolean).join(' ')
  return (
    <li id={`day-${day}`} className={classes || undefined}>
      {events.length === 0 ? (
        <span className="month-number">{parts.day}</span>
      ) : (
        <>
          <h2>
            <span className="month-number" aria-hidden="true">
              {parts.day}
            </span>
            <span className="month-date">{formatWeekday(locale, day)}</span>
          </h2>
          <ul>
            {events.map((event) => (
              <Entry key={event.id} event={event} />
            ))}
          </ul>
        </>
      )}
    </li>
  )
}

function Entry({ event }: { event: EventListItem }) {
  const locale = useLocale() as Locale
  return (
    <li className={event.phase === 'cancelled' ? 'month-off' : undefined}>
      <span className="meta">{formatTime(locale, event.startsAt)}</span>{' '}
      <SiteLink href={`/events/${event.slug}`}>{inLocale(event, 'title', locale)}</SiteLink>
      <span className="month-unit meta">{inLocale(event.unit, 'short', locale)}</span>
      <div className="month-state">
        <EventState event={event} />
      </div>
    </li>
  )
}

/** Days of a month in order. */
function daysOf(month: string): string[] {
  const first = Date.parse(`${month}-01T00:00:00Z`)
  return Array.from({ length: 31 }, (_, index) =>
    new Date(first + index * dayMs).toISOString().slice(0, 10),
  ).filter((day) => day.startsWith(month))
}

/** Monday is 1, Sunday 7. */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** What began before the month stands on its first day. */
function shownOn(event: EventListItem, month: string): string {
  const day = dayOf(event.startsAt)
  return day.startsWith(month) ? day : `${month}-01`
}
