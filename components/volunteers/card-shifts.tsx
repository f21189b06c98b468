import { getLocale, getTranslations } from 'next-intl/server'
import { formatDateTimeTable } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { listShiftsOfVolunteer } from '#lib/volunteers/queries.ts'
import { SiteLink } from '#components/site/site-link.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import { type Column, Table } from '#components/ui/table.tsx'

type Shift = Awaited<ReturnType<typeof listShiftsOfVolunteer>>[number]
type Props = { shifts: Shift[] }

const marks: Record<Shift['status'], StatusMark> = {
  confirmed: 'good',
  waiting: 'wait',
  offered: 'wait',
  cancelled: 'off',
  removed: 'off',
}

/** The latest shifts of a person. */
export async function CardShifts({ shifts }: Props) {
  const t = await getTranslations('volunteers')
  const locale = (await getLocale()) as Locale
  const columns: Column<Shift>[] = [
    {
      key: 'event',
      label: t('page.event'),
      header: true,
      cell: ({ shift }) => <EventName event={shift.event} />,
    },
    { key: 'role', label: t('page.role'), cell: ({ shift }) => inLocale(shift, 'role', locale) },
    { key: 'when', label: t('page.when'), cell: ({ shift }) => formatDateTimeTable(locale, shift.startsAt) },
    {
      key: 'state',
      label: t('page.state'),
      cell: ({ status, attendance }) => {
        const isMarked = attendance !== null && attendance.mark !== 'unknown'
        return (
          <Status mark={marks[status]}>
            {isMarked ? t(`marks.${attendance.mark}`) : t(`participationStatuses.${status}`)}
          </Status>
        )
      },
    },
  ]
  return (
    <Section title={t('page.participations')}>
      {shifts.length > 0 ? (
        <Table
          caption={t('page.participationsCaption')}
          hideCaption
          columns={columns}
          rows={shifts}
          rowKey={({ id }) => id}
        />
      ) : (
        <p>{t('page.noParticipations')}</p>
      )}
    </Section>
  )
}

async function EventName({ event }: { event: Shift['shift']['event'] }) {
  const title = inLocale(event, 'title', (await getLocale()) as Locale)
  if (event.state === 'draft') return title
  return <SiteLink href={`/events/${event.slug}`}>{title}</SiteLink>
}
