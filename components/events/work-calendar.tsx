import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import type { CalendarEvent } from '#lib/events/queries/calendar.ts'
import { isOnDay } from '#lib/events/rules/calendar.ts'
import { formatDayParts, formatWeekday } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { CalendarEntry } from './calendar-entry.tsx'

type Props = {
  caption: string
  /** Whole weeks from Monday. */
  days: string[]
  /** `YYYY-MM`; days outside of it are pale. Null in a week. */
  month: string | null
  today: string
  events: CalendarEvent[]
  /** The address of a new event on a day; null for who makes none. */
  newHref: ((day: string) => string) | null
}

/**
 * A month or a week as a table, a row each week. On a phone the days stand under each other.
 */
export function WorkCalendar({ caption, days, ...rest }: Props) {
  const format = useFormatter()
  const weeks = Array.from({ length: days.length / 7 }, (_, index) => days.slice(index * 7, index * 7 + 7))
  const at = (day: string) => new Date(`${day}T07:00:00Z`)
  return (
    <table className="work-calendar">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {days.slice(0, 7).map((day) => (
            <th key={day} scope="col">
              <span aria-hidden="true">{format.dateTime(at(day), { weekday: 'short' })}</span>
              <span className="sr-only">{format.dateTime(at(day), { weekday: 'long' })}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <Day key={day} day={day} {...rest} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type DayProps = Omit<Props, 'caption' | 'days'> & { day: string }

function Day({ day, month, today, events, newHref }: DayProps) {
  const t = useTranslations('series.calendar')
  const locale = useLocale() as Locale
  const own = events.filter((event) => isOnDay(event, day))
  const looks = [
    own.length === 0 ? 'calendar-empty' : '',
    month !== null && !day.startsWith(month) ? 'calendar-outside' : '',
    day === today ? 'calendar-today' : '',
  ]
  return (
    <td id={`day-${day}`} className={looks.filter(Boolean).join(' ') || undefined}>
      <div className="calendar-head">
        <span aria-hidden="true" className="calendar-number">
          {formatDayParts(locale, day).day}
        </span>
        <span className="calendar-date">{formatWeekday(locale, day)}</span>
        {day === today ? <span className="sr-only">{t('today')}</span> : null}
        {newHref && day >= today ? (
          <SiteLink
            href={newHref(day)}
            className="calendar-new"
            aria-label={t('newOn', { day: formatWeekday(locale, day) })}
          >
            +
          </SiteLink>
        ) : null}
      </div>
      {own.length > 0 ? (
        <ul>
          {own.map((event) => (
            <CalendarEntry key={event.id} event={event} day={day} />
          ))}
        </ul>
      ) : null}
    </td>
  )
}
