import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { Section } from '#components/ui/section.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import type { Locale } from '#lib/i18n/routing.ts'
import type { ReportRequest } from '#lib/reports/policy.ts'
import { listAddress } from '#lib/reports/rules/addresses.ts'
import type { ReportCell, ReportFact, ReportRow, ReportTable } from '#lib/reports/rules/figures.ts'
import { type Say, type Words, wordsIn } from '#lib/reports/rules/words.ts'

export async function readWords(): Promise<Words> {
  const say = (await getTranslations()) as unknown as Say
  return wordsIn((await getLocale()) as Locale, say)
}

/** The tables of a report; each figure leads to its list. */
export async function ReportTables({ tables, request }: { tables: ReportTable[]; request: ReportRequest }) {
  const words = await readWords()
  return tables
    .filter(({ rows }) => rows.length > 0)
    .map((table) => (
      <Section
        key={table.key}
        id={`table-${table.key}`}
        title={words.label(table.title)}
        className={classOf(table)}
      >
        <Table
          caption={words.label(table.title)}
          hideCaption
          columns={columnsOf(table, words, request)}
          rows={table.rows}
          rowKey={({ key }) => key}
          foot={table.total ? <Total table={table} words={words} request={request} /> : undefined}
        />
        {table.note ? <p className="meta pt-2">{words.label(table.note)}</p> : null}
      </Section>
    ))
}

/** Tables of numbers alone stay tables on a phone; short ones stay on one sheet of paper. */
function classOf({ rows }: ReportTable): string {
  const isOfFigures = rows.every(({ cells }) => cells.every((cell) => 'value' in cell))
  const isShort = rows.length <= shortRows
  return `report-part ${isOfFigures ? 'report-figures' : ''} ${isShort ? 'report-short' : ''}`
}

const shortRows = 12

function columnsOf(table: ReportTable, words: Words, request: ReportRequest): Column<ReportRow>[] {
  return [
    {
      key: 'label',
      label: words.label(table.head),
      header: true,
      cell: ({ label, href }) =>
        href ? <SiteLink href={href}>{words.label(label)}</SiteLink> : words.label(label),
    },
    ...table.columns.map((column, index) => ({
      key: String(index),
      label: words.label(column),
      numeric: table.rows.some(({ cells }) => 'value' in (cells[index] ?? {})),
      cell: ({ cells }: ReportRow) => <CellText cell={cells[index]!} words={words} request={request} />,
    })),
  ]
}

type CellProps = { cell: ReportCell; words: Words; request: ReportRequest }

function CellText({ cell, words, request }: CellProps) {
  const text = words.cell(cell)
  if (!('value' in cell) || !cell.list) return text
  return (
    <SiteLink href={listAddress(request, cell.list)} className="report-figure" rel="nofollow">
      {text}
    </SiteLink>
  )
}

function Total({ table, words, request }: { table: ReportTable; words: Words; request: ReportRequest }) {
  const { total, columns } = table
  if (!total) return null
  return (
    <tr>
      <th scope="row">{words.label(total.label)}</th>
      {total.cells.map((cell, index) => (
        <td key={index} className="numeric" data-label={words.label(columns[index]!)}>
          <CellText cell={cell} words={words} request={request} />
        </td>
      ))}
    </tr>
  )
}

/** Who the register's card is about. */
export async function ReportFacts({ facts }: { facts: ReportFact[] }) {
  const [t, words] = [await getTranslations('reports.facts'), await readWords()]
  if (facts.length === 0) return null
  return (
    <Section title={t('title')} className="report-part">
      <DescriptionList
        facts={facts.map(({ key, label, values }) => ({
          key,
          label: words.label(label),
          value: values.length > 0 ? <Lines lines={values.map((one) => textOf(words, one))} /> : '—',
        }))}
      />
    </Section>
  )
}

function textOf(words: Words, value: ReportFact['values'][number]): string {
  return typeof value === 'string' ? value : words.label(value)
}

function Lines({ lines }: { lines: string[] }) {
  return [...new Set(lines)].map((line) => (
    <span key={line} className="block">
      {line}
    </span>
  ))
}
