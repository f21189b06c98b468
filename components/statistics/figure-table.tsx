import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { SiteLink } from '#components/site/site-link.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import { formatHours, formatNumber } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listOf } from '#lib/statistics/rules/lists.ts'
import type { Dimension, FigureTable, TableCell } from '#lib/statistics/rules/tables.ts'
import { KeptMark } from './people-number.tsx'

export type Names = (dimension: Dimension, code: string) => string
type Props = {
  table: FigureTable
  caption: string
  names: Names
  /** Where the name of a row leads. */
  hrefOf?: (code: string) => string | null
  foot?: ReactNode
}

/** A table of an edition as readers see it: names for codes, hours for minutes, each number a link to its list. */
export function FigureTableView({ table, caption, names, hrefOf, foot }: Props) {
  const t = useTranslations('statistics')
  const [dimension] = table.dimensions
  const head = dimension as Dimension
  const nameOf = (row: TableCell[]) => {
    const code = String(row[0])
    const href = hrefOf?.(code) ?? null
    return href ? <SiteLink href={href}>{names(head, code)}</SiteLink> : names(head, code)
  }
  const columns: Column<TableCell[]>[] = [
    { key: 'name', label: t(`heads.${head}`), header: true, cell: nameOf },
    ...table.numbers.map((number, index) => ({
      key: number,
      label: number === 'value' ? t('heads.value') : t(`columns.${number}`),
      numeric: true,
      cell: (row: TableCell[]) => {
        const name = table.id === 'region' ? String(row[0]) : number
        const href = listOf(table.id, String(row[0]), number)
        const text = <FigureNumber name={name} value={row[table.dimensions.length + index] ?? null} />
        return href ? <SiteLink href={href}>{text}</SiteLink> : text
      },
    })),
  ]
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={table.rows}
      rowKey={(row) => String(row[0])}
      foot={foot}
    />
  )
}

/** A number of a table; minutes are read as hours. */
export function FigureNumber({ name, value }: { name: string; value: TableCell }) {
  const t = useTranslations('statistics')
  const locale = useLocale() as Locale
  if (value === null) return <KeptMark words={t('kept')} />
  if (typeof value === 'string') return value
  return name === 'minutes' ? formatHours(locale, value) : formatNumber(locale, value)
}
