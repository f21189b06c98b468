import { useLocale, useTranslations } from 'next-intl'
import { EventPhase } from '#components/events/event-phase.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Table } from '#components/ui/table.tsx'
import type { listEvents } from '#lib/events/queries.ts'
import { formatDateTable, formatTime } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'

type Event = Awaited<ReturnType<typeof listEvents>>['items'][number] & { canRun: boolean }

/** The events of a coordinator or a representative; who only reads is led to the preview. */
export function EventTable({ events }: { events: Event[] }) {
  const t = useTranslations('events.work')
  const locale = useLocale() as Locale
  return (
    <Table
      caption={t('title')}
      hideCaption
      rows={events}
      rowKey={(event) => event.id}
      columns={[
        {
          key: 'event',
          label: t('event'),
          header: true,
          cell: (event) => (
            <SiteLink href={`/workspace/events/${event.id}${event.canRun ? '' : '/preview'}`}>
              {inLocale(event, 'title', locale)}
            </SiteLink>
          ),
        },
        {
          key: 'when',
          label: t('when'),
          cell: (event) =>
            event.isDateStated
              ? `${formatDateTable(locale, event.startsAt)} ${formatTime(locale, event.startsAt)}`
              : t('noDate'),
        },
        { key: 'where', label: t('where'), cell: (event) => inLocale(event.unit, 'short', locale) },
        {
          key: 'centre',
          label: t('centre'),
          wide: true,
          cell: (event) => inLocale(event.centre, 'name', locale),
        },
        {
          key: 'places',
          label: t('places'),
          numeric: true,
          cell: ({ seats }) =>
            seats.places > 0 ? t('placesOf', { taken: seats.taken, places: seats.places }) : '—',
        },
        { key: 'state', label: t('state'), cell: (event) => <EventPhase event={event} /> },
      ]}
    />
  )
}
