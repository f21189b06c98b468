import { AreaChart } from '#components/charts/area-chart.tsx'
import { BarChart } from '#components/charts/bar-chart.tsx'
import { ColumnChart } from '#components/charts/column-chart.tsx'
import { FigureTableView } from '#components/statistics/figure-table.tsx'
import { Figure } from '#components/statistics/figure.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Edition } from '#lib/statistics/schema.ts'
import { byValue } from './marks.ts'
import { readPart } from './part.ts'

type Props = { edition: Edition }

export async function Growth({ edition }: Props) {
  const { t, table, names, marks, describe } = await readPart(edition, 'months')
  const points = marks('people').filter(({ key }) => key !== 'earlier')
  const chart = { id: 'growth', title: t('growth.chart'), description: describe(points), points }
  return (
    <Section title={t('growth.title')}>
      <Figure
        file="months"
        chart={<AreaChart {...chart} />}
        note={t('growth.help')}
        table={<FigureTableView table={table} caption={t('growth.chart')} names={names} />}
      />
    </Section>
  )
}

export async function Hours({ edition }: Props) {
  const { t, table, names, marks, describe } = await readPart(edition, 'months')
  const columns = marks('minutes').filter(({ key }) => key !== 'earlier')
  const chart = { id: 'hours', title: t('hours.chart'), description: describe(columns), columns }
  return (
    <Section title={t('hours.title')}>
      <Figure
        file="months"
        chart={<ColumnChart {...chart} />}
        note={t('hours.help')}
        table={<FigureTableView table={table} caption={t('hours.chart')} names={names} />}
      />
    </Section>
  )
}

export async function Ages({ edition }: Props) {
  const { t, table, names, marks, describe } = await readPart(edition, 'ages')
  const bars = marks('people')
  const chart = { id: 'ages', title: t('age.chart'), description: describe(bars), bars }
  return (
    <Section title={t('age.title')}>
      <Figure
        file="ages"
        chart={<BarChart {...chart} />}
        note={t('age.help')}
        table={<FigureTableView table={table} caption={t('age.chart')} names={names} />}
      />
    </Section>
  )
}

export async function Directions({ edition }: Props) {
  const { t, table, names, marks, describe } = await readPart(edition, 'directions')
  const bars = byValue(marks('minutes'))
  const chart = { id: 'directions', title: t('direction.chart'), description: describe(bars), bars }
  return (
    <Section title={t('direction.title')}>
      <Figure
        file="directions"
        chart={<BarChart {...chart} />}
        note={t('direction.help')}
        table={<FigureTableView table={table} caption={t('direction.chart')} names={names} />}
      />
    </Section>
  )
}
