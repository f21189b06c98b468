import type { Mark } from '#components/charts/chart.ts'
import { formatHours, formatNumber } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { FigureTable } from '#lib/statistics/rules/tables.ts'
import type { Names } from './names.ts'

type Choice = {
  table: FigureTable
  number: string
  names: Names
  locale: Locale
  /** What stands for a number that is kept back, in words. */
  kept: string
}

/** The column of a table as marks of a chart. A `January` gets the year below the axis. */
export function marksOf({ table, number, names, locale, kept }: Choice): Mark[] {
  const dimension = table.dimensions.at(-1)!
  const at = table.dimensions.length
  return table.rows.map((row) => {
    const code = String(row[at - 1])
    const value = row[at + table.numbers.indexOf(number)]
    const isKnown = typeof value === 'number'
    const text =
      number === 'minutes' && isKnown
        ? formatHours(locale, value)
        : isKnown
          ? formatNumber(locale, value)
          : `* ${kept}`
    const tick = dimension === 'month' && code.endsWith('-01') ? code.slice(0, 4) : undefined
    const short = dimension === 'month' ? code.split('-').toReversed().join('.') : undefined
    return { key: code, label: names(dimension, code), value: isKnown ? value : null, text, tick, short }
  })
}

/** The largest first. */
export function byValue(marks: readonly Mark[]): Mark[] {
  return marks.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))
}
