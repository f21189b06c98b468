import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import { formatNumber } from '#lib/i18n/format.ts'
import { compareIn } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import {
  type MapAddress,
  type MapColumn,
  mapColumns,
  type MapMeasure,
  mapQuery,
  sortedRows,
} from '#lib/near/rules/region-map.ts'
import { addressOf } from '#lib/near/schema.ts'
import type { RegionRow } from './region-rows.ts'

type Props = {
  rows: RegionRow[]
  elsewhere: { people: number | null; hours: number | null } | null
  address: MapAddress
}

/** All measures of all units; without a chosen order the rows stand as the squares are read. */
export async function RegionTwin({ rows, elsewhere, address }: Props) {
  const [t, locale] = [await getTranslations('near.region'), (await getLocale()) as Locale]
  const say = (value: number | null) => (value === null ? t('kept') : formatNumber(locale, value))
  const labelOf = (column: MapColumn) => (column === 'unit' ? t('unit') : t(`measure.${column}`))
  const cellOf = (column: MapColumn) => (row: RegionRow) =>
    column === 'unit' ? (
      <SiteLink href={`/statistics/${row.slug}`}>{row.name}</SiteLink>
    ) : (
      <Figure column={column} row={row} text={say(row[column])} />
    )
  const columns = mapColumns.map((column): Column<RegionRow> => ({
    key: column,
    label: <SortLink column={column} label={labelOf(column)} address={address} />,
    name: labelOf(column),
    header: column === 'unit',
    numeric: column !== 'unit',
    sort: address.sort === column ? (address.isDescending ? 'descending' : 'ascending') : undefined,
    cell: cellOf(column),
  }))
  return (
    <>
      <Table
        caption={t('table')}
        hideCaption
        columns={columns}
        rows={sortedRows(rows, address, compareIn(locale))}
        rowKey={(row) => row.kato}
      />
      {elsewhere ? (
        <p className="note">
          {t('elsewhere')}: {t('measure.volunteers')} – {say(elsewhere.people)}, {t('measure.hours')} –{' '}
          {say(elsewhere.hours)}.
        </p>
      ) : null}
    </>
  )
}

/** A press sorts by the column, a second one the other way; numbers begin with the largest. */
async function SortLink({
  column,
  label,
  address,
}: {
  column: MapColumn
  label: string
  address: MapAddress
}) {
  const t = await getTranslations('near.region')
  const isCurrent = address.sort === column
  const isDescending = isCurrent ? !address.isDescending : column !== 'unit'
  const href = `${addressOf('/map', mapQuery({ ...address, sort: column, isDescending }))}#table`
  return (
    <SiteLink href={href} rel="nofollow" aria-label={t('sortBy', { column: label })}>
      {label}
      {isCurrent ? <span aria-hidden="true">{address.isDescending ? ' ↓' : ' ↑'}</span> : null}
    </SiteLink>
  )
}

/** A count of records leads to its list. */
function Figure({ column, row, text }: { column: MapMeasure; row: RegionRow; text: string }) {
  if (column === 'volunteers' || column === 'hours') return text
  return <SiteLink href={`/${column}?unit=${row.slug}`}>{text}</SiteLink>
}
