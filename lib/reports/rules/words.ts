import { formatDateTable, formatHours, formatNumber } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { Figure, Label, ReportCell } from './figures.ts'
import type { ReportPeriod } from './periods.ts'

export type Say = (key: string, values?: Record<string, string | number>) => string

/** How a language writes what a report says; the page, the sheet and the print are one text. */
export function wordsIn(locale: Locale, say: Say) {
  const label = (one: Label) => ('key' in one ? say(one.key, one.values) : inLocale(one, 'name', locale))
  const figure = ({ value, unit, hidden }: Figure) => {
    if (hidden) return say(`reports.${hidden}`)
    return unit === 'minutes' ? formatHours(locale, value) : formatNumber(locale, value)
  }
  const text = (one: Label | { day: string }) =>
    'day' in one ? formatDateTable(locale, one.day) : label(one)
  return {
    label,
    cell: (cell: ReportCell) => ('value' in cell ? figure(cell) : text(cell.text)),
    period: (period: ReportPeriod) => periodText(locale, say, period),
    day: (day: string) => formatDateTable(locale, day),
  }
}
export type Words = ReturnType<typeof wordsIn>

function periodText(locale: Locale, say: Say, { kind, year, part, from, to }: ReportPeriod): string {
  const days = { from: formatDateTable(locale, from), to: formatDateTable(locale, to) }
  return say(`reports.periods.${kind}`, { year: String(year), part: String(part), ...days })
}

/** The spreadsheet's form of a cell: numbers stay numbers, hours are hours. */
export function sheetCell(words: Words, cell: ReportCell): string | number {
  if (!('value' in cell) || cell.hidden) return words.cell(cell)
  return cell.unit === 'minutes' ? Math.round((cell.value / 60) * 100) / 100 : cell.value
}
