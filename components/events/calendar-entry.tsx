import { useLocale, useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { Status } from '#components/ui/status.tsx'
import type { CalendarEvent } from '#lib/events/queries/calendar.ts'
import { formatTime } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf } from '#lib/platform/clock.ts'
import { EventPhase } from './event-phase.tsx'

/** An event on one of its days: a draft, a cancellation and a clash are said in words and by a sign, not by colour alone. */
export function CalendarEntry({ event, day }: { event: CalendarEvent; day: string }) {
  const t = useTranslations('series.calendar')
  const locale = useLocale() as Locale
  const isFirst = dayOf(event.startsAt) === day
  const isPlain = event.state === 'published' && event.phase === 'ahead'
  return (
    <li className={`calendar-entry calendar-${event.state === 'draft' ? 'draft' : event.phase}`}>
      <span className="meta">
        {isFirst ? formatTime(locale, event.startsAt) : t('continues')} ·{' '}
        {inLocale(event.unit, 'short', locale)}
      </span>
      <SiteLink href={hrefOf(event)}>{inLocale(event, 'title', locale)}</SiteLink>
      {isPlain ? null : <EventPhase event={event} />}
      {event.clashes.length > 0 ? (
        <details className="calendar-clash">
          <summary>
            <Status mark="wait">{t('clash', { count: event.clashes.length })}</Status>
          </summary>
          <ul>
            {event.clashes.map((other) => (
              <li key={other.id}>
                {inLocale(other, 'title', locale)}, {inLocale(other.centre, 'name', locale)}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </li>
  )
}

/** Who runs it comes to its desk, who sees more than the public to its preview, others to its page. */
function hrefOf({ id, slug, canRun, canRead }: CalendarEvent): string {
  if (canRun) return `/workspace/events/${id}`
  return canRead ? `/workspace/events/${id}/preview` : `/events/${slug}`
}
