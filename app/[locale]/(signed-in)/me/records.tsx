import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Section } from '#components/ui/section.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import type { OwnHours } from '#lib/hours/queries.ts'
import type { Line } from '#lib/hours/rules.ts'
import { formatDateTable, formatHours } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'

/** The year's work as a table, the latest first, with its total. */
export async function Records({ hours }: { hours: OwnHours }) {
  const t = await getTranslations('me.book')
  const locale = (await getLocale()) as Locale
  if (hours.year === null) {
    return (
      <Section title={t('records')}>
        <EmptyState title={t('noRecords')}>
          <p>{t('noRecordsText')}</p>
        </EmptyState>
      </Section>
    )
  }
  const total = (
    <tr>
      <th scope="row" colSpan={3}>
        {t('total', { year: String(hours.year) })}
      </th>
      <td className="numeric">{formatHours(locale, hours.minutes)}</td>
    </tr>
  )
  return (
    <Section title={t('records')} note={t('recordsNote')} tone="gold">
      <Table
        caption={t('records')}
        hideCaption
        columns={await recordColumns(locale)}
        rows={hours.lines.toReversed()}
        rowKey={({ key }) => key}
        foot={total}
      />
    </Section>
  )
}

async function recordColumns(locale: Locale): Promise<Column<Line>[]> {
  const t = await getTranslations('me.book')
  return [
    { key: 'date', label: t('date'), cell: ({ day }) => formatDateTable(locale, day) },
    { key: 'work', label: t('work'), header: true, cell: (line) => <Work line={line} /> },
    { key: 'role', label: t('role'), cell: ({ role }) => (role ? inLocale(role, 'role', locale) : '—') },
    {
      key: 'hours',
      label: t('hoursColumn'),
      numeric: true,
      cell: ({ minutes, isPending }) => (
        <span>
          {formatHours(locale, minutes)} {isPending ? <small>{t('pending')}</small> : null}
        </span>
      ),
    },
  ]
}

async function Work({ line: { event, note, isCorrected } }: { line: Line }) {
  const t = await getTranslations('me.book')
  const locale = (await getLocale()) as Locale
  const corrected = isCorrected ? <small className="block">{t('corrected')}</small> : null
  if (!event) {
    return (
      <>
        {note || t('otherWork')} {corrected}
      </>
    )
  }
  const title = inLocale(event, 'title', locale)
  return (
    <>
      {event.state === 'draft' ? title : <SiteLink href={`/events/${event.slug}`}>{title}</SiteLink>}
      {note ? <small className="block">{note}</small> : null}
      {corrected}
    </>
  )
}
