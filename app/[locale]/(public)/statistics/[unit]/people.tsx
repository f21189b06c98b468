import { BarChart } from '#components/charts/bar-chart.tsx'
import { FigureTableView } from '#components/statistics/figure-table.tsx'
import { Figure } from '#components/statistics/figure.tsx'
import { Section } from '#components/ui/section.tsx'
import { formatMonth } from '#lib/i18n/format.ts'
import { yearBefore } from '#lib/statistics/rules/growth.ts'
import { withNumbers } from '#lib/statistics/rules/tables.ts'
import type { Edition } from '#lib/statistics/schema.ts'
import { byValue } from '../marks.ts'
import { readPart } from '../part.ts'

type Props = { edition: Edition; unit: string }

/** The unit's people beside those of a year ago. */
export async function UnitGrowth({ edition, unit }: Props) {
  const { t, table, names, marks, locale } = await readPart(edition, 'units', unit)
  const month = formatMonth(locale, `${yearBefore(edition.figures.months.map((row) => row.month))}-15`)
  const [then, now] = [marks('people_year_ago')[0]!, marks('people')[0]!]
  const bars = [
    { ...then, key: 'then', label: t('unit.growth.then', { month }) },
    { ...now, key: 'now', label: t('unit.growth.now') },
  ]
  const by = then.value === null || now.value === null ? null : now.value - then.value
  const words =
    by === null
      ? t('unit.growth.kept')
      : t(`unit.growth.${by < 0 ? 'less' : 'more'}`, { count: Math.abs(by) })
  return (
    <Section title={t('unit.growth.title')}>
      <Figure
        {...{ file: 'units', unit }}
        chart={<BarChart id="growth" title={t('unit.growth.chart')} description={words} bars={bars} />}
        note={words}
        table={
          <FigureTableView
            table={withNumbers(table, ['people_year_ago', 'people'])}
            caption={t('unit.growth.chart')}
            names={names}
          />
        }
      />
    </Section>
  )
}

export async function UnitDirections({ edition, unit }: Props) {
  const { t, table, names, marks, describe } = await readPart(edition, 'unitdirections', unit)
  const bars = byValue(marks('people'))
  const chart = { id: 'directions', title: t('unit.directions'), description: describe(bars), bars }
  return (
    <Section title={t('direction.title')}>
      <Figure
        {...{ file: 'unitdirections', unit }}
        chart={<BarChart {...chart} />}
        note={t('direction.help')}
        table={<FigureTableView table={table} caption={t('unit.directions')} names={names} />}
      />
    </Section>
  )
}
