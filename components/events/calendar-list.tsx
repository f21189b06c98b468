import { useLocale, useTranslations } from 'next-intl'
import { Table } from '#components/ui/table.tsx'
import type { CalendarEvent } from '#lib/events/queries/calendar.ts'
import { formatDateFull, formatTimeRange } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf } from '#lib/platform/clock.ts'
import { CalendarEntry } from './calendar-entry.tsx'

/** The same events as lines in their order, for a phone and for who reads by ear. */
export function CalendarList({ caption, events }: { caption: string; events: CalendarEvent[] }) {
  const t = useTranslations('events.work')
  const locale = useLocale() as Locale
  return (
    <Table
      caption={caption}
      hideCaption
      rows={events}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'event',
          label: t('event'),
          header: true,
          cell: (event) => (
            <ul className="calendar-single">
              <CalendarEntry event={event} day={dayOf(event.startsAt)} />
            </ul>
          ),
        },
        {
          key: 'when',
          label: t('when'),
          cell: ({ startsAt, endsAt }) =>
            `${formatDateFull(locale, startsAt)}, ${formatTimeRange(locale, startsAt, endsAt)}`,
        },
        { key: 'centre', label: t('centre'), cell: (event) => inLocale(event.centre, 'name', locale) },
        {
          key: 'places',
          label: t('places'),
          numeric: true,
          cell: ({ places }) => (places > 0 ? places : '—'),
        },
      ]}
    />
  )
}
