import type { Actor } from '#lib/accounts/actor.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { translator } from '#lib/i18n/translator.ts'
import { type SheetRow, writeWorkbook } from '#lib/platform/sheets/write-sheet.ts'
import type { Label } from '../rules/figures.ts'
import { lastDayOf } from '../rules/periods.ts'
import { sheetCell, type Words, wordsIn } from '../rules/words.ts'
import type { Report } from './find-report.ts'

/** The report as a workbook, on one sheet as it is read; a hundred rows of aggregates, so it is made at once. */
export async function writeReportSheet(actor: Actor, report: Report, locale: Locale): Promise<Buffer> {
  const say = await translator(locale)
  const words = wordsIn(locale, say)
  const { request, kind } = report
  const title = say(`reports.kinds.${kind}`)
  const today = words.day(request.today)
  const made = say('reports.head.made', { day: today, name: actor.name })
  const rows = [
    ...headRows(report, words, say),
    { cells: [made] },
    ...report.facts.map(({ label, values }) => ({
      cells: [words.label(label), ...values.map((value) => textOf(words, value))],
    })),
    ...tableRows(report, words),
  ]
  const properties = {
    Period: `${request.period.from}/${request.period.to}`,
    Made: request.today,
    By: actor.name,
  }
  return writeWorkbook({
    ...{ title, properties },
    sheets: [{ name: title, rows, widths: [44, 16, 16, 16, 16] }],
  })
}

function headRows({ body, request, kind }: Report, words: Words, say: (key: string) => string): SheetRow[] {
  const where = body ? words.label(body) : say('reports.region')
  const last = lastDayOf(request.period, request.today)
  return [
    { cells: [say('reports.head.office')] },
    { cells: [say(`reports.kinds.${kind}`)], isBold: true },
    { cells: [where, words.period(request.period), words.day(last)] },
  ]
}

function tableRows({ tables }: Report, words: Words): SheetRow[] {
  return tables.flatMap((table) => [
    { cells: [] },
    { cells: [words.label(table.title)], isBold: true },
    ...(table.note ? [{ cells: [words.label(table.note)] }] : []),
    { cells: [words.label(table.head), ...table.columns.map(words.label)], isBold: true },
    ...table.rows.map(({ label, cells }) => ({
      cells: [words.label(label), ...cells.map((cell) => sheetCell(words, cell))],
    })),
    ...(table.total
      ? [
          {
            cells: [
              words.label(table.total.label),
              ...table.total.cells.map((cell) => sheetCell(words, cell)),
            ],
            isBold: true,
          },
        ]
      : []),
  ])
}

function textOf(words: Words, value: Label | string): string {
  return typeof value === 'string' ? value : words.label(value)
}
