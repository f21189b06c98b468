import { getLocale, getTranslations } from 'next-intl/server'
import { Duration } from '#components/hours/duration.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import { certificateCodeText } from '#lib/certificates/rules/payload.ts'
import { awardNumberText } from '#lib/awards/rules.ts'
import { formatDateTable } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { ReportList } from '#lib/reports/queries/list-of.ts'
import { ageOn, fullName } from '#lib/volunteers/rules.ts'

type Of<Kind extends ReportList['kind']> = Extract<ReportList, { kind: Kind }>
type Shared = { t: (key: string) => string; locale: Locale; today: string }

/** The rows behind a figure. */
export async function ListTable({ list, today }: { list: ReportList; today: string }) {
  const t = (await getTranslations('reports.lists')) as (key: string) => string
  const shared: Shared = { t, locale: (await getLocale()) as Locale, today }
  switch (list.kind) {
    case 'people':
      return <Rows t={t} rows={list.rows} columns={peopleColumns(shared)} rowKey={({ rowId }) => rowId} />
    case 'events':
      return <Rows t={t} rows={list.rows} columns={eventColumns(shared)} rowKey={({ id }) => id} />
    case 'hours':
      return <Rows t={t} rows={list.rows} columns={hourColumns(shared)} rowKey={({ id }) => id} />
    case 'awards':
      return <Rows t={t} rows={list.rows} columns={awardColumns(shared)} rowKey={({ id }) => id} />
    case 'certificates':
      return <Rows t={t} rows={list.rows} columns={certificateColumns(shared)} rowKey={({ id }) => id} />
  }
}

type RowsProps<Row> = {
  t: Shared['t']
  rows: Row[]
  columns: Column<Row>[]
  rowKey: (row: Row) => string
}

function Rows<Row>({ t, ...table }: RowsProps<Row>) {
  return <Table caption={t('columns.who')} hideCaption {...table} />
}

type Card = { id: string; surname: string; givenName: string; patronymic: string } | null

/** Somebody who left the register stays in the number, not by name. */
function Who({ card, t }: { card: Card; t: Shared['t'] }) {
  if (!card) return <span className="meta">{t('gone')}</span>
  return <SiteLink href={`/workspace/volunteers/${card.id}`}>{fullName(card)}</SiteLink>
}

function peopleColumns({ t, locale, today }: Shared): Column<Of<'people'>['rows'][number]>[] {
  return [
    { key: 'who', label: t('columns.who'), header: true, cell: ({ card }) => <Who card={card} t={t} /> },
    {
      key: 'card',
      label: t('columns.card'),
      numeric: true,
      cell: ({ cardNumber, card }) => (card ? cardNumber : '—'),
    },
    {
      key: 'age',
      label: t('columns.age'),
      numeric: true,
      cell: ({ card }) => (card?.birthDate ? ageOn(card.birthDate, today) : '—'),
    },
    {
      key: 'unit',
      label: t('columns.unit'),
      cell: ({ card }) => (card?.unit ? inLocale(card.unit, 'name', locale) : '—'),
    },
    {
      key: 'day',
      label: t('columns.day'),
      numeric: true,
      cell: ({ day }) => formatDateTable(locale, dayText(day)),
    },
  ]
}

function eventColumns({ t, locale }: Shared): Column<Of<'events'>['rows'][number]>[] {
  return [
    {
      key: 'event',
      label: t('columns.event'),
      header: true,
      cell: (event) => (
        <SiteLink href={`/workspace/events/${event.id}`}>{inLocale(event, 'title', locale)}</SiteLink>
      ),
    },
    {
      key: 'day',
      label: t('columns.day'),
      numeric: true,
      cell: ({ startsAt }) => formatDateTable(locale, startsAt),
    },
    { key: 'centre', label: t('columns.centre'), cell: ({ centre }) => inLocale(centre, 'name', locale) },
    {
      key: 'direction',
      label: t('columns.direction'),
      cell: ({ direction }) => inLocale(direction, 'name', locale),
    },
  ]
}

function hourColumns({ t, locale }: Shared): Column<Of<'hours'>['rows'][number]>[] {
  return [
    { key: 'who', label: t('columns.who'), header: true, cell: ({ card }) => <Who card={card} t={t} /> },
    {
      key: 'event',
      label: t('columns.event'),
      cell: ({ event }) => (event ? inLocale(event, 'title', locale) : '—'),
    },
    {
      key: 'day',
      label: t('columns.day'),
      numeric: true,
      cell: ({ workedOn }) => formatDateTable(locale, dayText(workedOn)),
    },
    {
      key: 'hours',
      label: t('columns.hours'),
      numeric: true,
      cell: ({ minutes, source }) => (
        <>
          {minutes < 0 ? '−' : ''}
          <Duration minutes={Math.abs(minutes)} />
          {source === 'correction' ? <span className="meta block">{t('columns.correction')}</span> : null}
        </>
      ),
    },
  ]
}

function awardColumns({ t, locale }: Shared): Column<Of<'awards'>['rows'][number]>[] {
  return [
    {
      key: 'who',
      label: t('columns.who'),
      header: true,
      cell: (award) => inLocale(award, 'recipient', locale),
    },
    { key: 'kind', label: t('columns.kind'), cell: ({ kind }) => inLocale(kind, 'name', locale) },
    {
      key: 'number',
      label: t('columns.number'),
      cell: ({ kind, year, number }) => awardNumberText(kind.prefix, year, number ?? 0),
    },
    {
      key: 'day',
      label: t('columns.day'),
      numeric: true,
      cell: ({ issuedOn }) => (issuedOn ? formatDateTable(locale, dayText(issuedOn)) : '—'),
    },
  ]
}

function certificateColumns({ t, locale }: Shared): Column<Of<'certificates'>['rows'][number]>[] {
  return [
    { key: 'who', label: t('columns.who'), header: true, cell: ({ card }) => <Who card={card} t={t} /> },
    {
      key: 'event',
      label: t('columns.event'),
      cell: ({ event }) => (event ? inLocale(event, 'title', locale) : '—'),
    },
    {
      key: 'number',
      label: t('columns.number'),
      cell: ({ code }) => <SiteLink href={`/verify/${code}`}>{certificateCodeText(code)}</SiteLink>,
    },
    {
      key: 'day',
      label: t('columns.day'),
      numeric: true,
      cell: ({ issuedAt }) => formatDateTable(locale, issuedAt),
    },
  ]
}

function dayText(day: Date): string {
  return day.toISOString().slice(0, 10)
}
