import { getLocale, getTranslations } from 'next-intl/server'
import type { Mark } from '#components/charts/chart.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { tableOf, type TableId, withoutUnit } from '#lib/statistics/rules/tables.ts'
import type { Edition } from '#lib/statistics/schema.ts'
import { marksOf } from './marks.ts'
import { readNames } from './names.ts'

/** What every part of the pages needs: a table of the edition, its names, its numbers as marks and the words about them. */
export async function readPart(edition: Edition, id: TableId, unit?: string) {
  const [t, locale] = [await getTranslations('statistics'), (await getLocale()) as Locale]
  const [found, names] = [tableOf(edition.figures, id, unit), await readNames(locale)]
  if (!found) throw new Error(`An edition has no table «${id}»`)
  const table = unit ? withoutUnit(found) : found
  const marks = (number: string) => marksOf({ table, number, names, locale, kept: t('kept') })
  /** The picture in a sentence: where the most is, and that the table says the rest. */
  const describe = (all: readonly Mark[]) => {
    const most = all.reduce<Mark | null>(
      (best, mark) => ((mark.value ?? 0) > (best?.value ?? 0) ? mark : best),
      null,
    )
    const words = most ? t('chart.most', { label: most.label, text: most.text }) : ''
    return `${words} ${t('chart.table')}`.trim()
  }
  return { t, locale, table, names, marks, describe }
}
