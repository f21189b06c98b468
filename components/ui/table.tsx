import type { ReactNode } from 'react'

export type Column<Row> = {
  key: string
  label: ReactNode
  /** The label as text, for cards on a phone, when it is more than text. */
  name?: string
  cell: (row: Row) => ReactNode
  /** Numbers stand at the right. */
  numeric?: boolean
  /** The column that names the row. */
  header?: boolean
  /** Left out on a phone. */
  wide?: boolean
  /** Sort link and state. */
  sort?: 'ascending' | 'descending'
}
type Props<Row> = {
  caption: string
  /** The caption is for screen readers only when the section's heading says the same. */
  hideCaption?: boolean
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  rowClass?: (row: Row) => string | undefined
  foot?: ReactNode
}

/** A table with a head that stays; on a phone each row becomes a card with its labels. */
export function Table<Row>({ caption, hideCaption, columns, rows, rowKey, rowClass, foot }: Props<Row>) {
  return (
    <div className="table-frame">
      <table className="table">
        <caption className={hideCaption ? 'sr-only' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" aria-sort={column.sort} className={classOf(column)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={rowClass?.(row)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
        {foot ? <tfoot>{foot}</tfoot> : null}
      </table>
    </div>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const content = column.cell(row)
  if (column.header) {
    return (
      <th scope="row" className={classOf(column)}>
        {content}
      </th>
    )
  }
  const label = column.name ?? (typeof column.label === 'string' ? column.label : undefined)
  return (
    <td className={classOf(column)} data-label={label}>
      {content}
    </td>
  )
}

function classOf(column: Pick<Column<never>, 'numeric' | 'wide'>): string | undefined {
  return (
    [column.numeric ? 'numeric' : '', column.wide ? 'wide-only' : ''].filter(Boolean).join(' ') || undefined
  )
}
