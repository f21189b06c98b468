import { useLocale, useTranslations } from 'next-intl'
import { buttonClass } from '#components/ui/button-class.ts'
import type { EventView } from '#lib/events/rules.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'

/** The event for one's own calendar; only of what is public and still to come. A file, so a plain link. */
export function CalendarLink({ event }: { event: EventView }) {
  const t = useTranslations('calendars')
  const locale = useLocale() as Locale
  const isAhead = event.phase === 'ahead' || event.phase === 'running'
  if (!isAhead || !event.isDateStated || event.publishedAt === null) return null
  return (
    <p className="no-print">
      <a
        className={buttonClass({ look: 'small-quiet' })}
        href={localePath(locale, `/events/${event.slug}/calendar.ics`)}
      >
        {t('add')}
      </a>
    </p>
  )
}
