import { BarChart } from '#components/charts/bar-chart.tsx'
import { ColumnChart } from '#components/charts/column-chart.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { FigureNumber, FigureTableView } from '#components/statistics/figure-table.tsx'
import { Figure } from '#components/statistics/figure.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { Section } from '#components/ui/section.tsx'
import { listOf } from '#lib/statistics/rules/lists.ts'
import type { Edition } from '#lib/statistics/schema.ts'
import { byValue } from '../marks.ts'
import { readPart } from '../part.ts'

type Props = { edition: Edition; unit: string }

/** The unit's own numbers, each with its list. */
export async function Facts({ edition, unit }: Props) {
  const { t, table } = await readPart(edition, 'units', unit)
  const [row] = table.rows
  const facts = table.numbers.map((number, index) => {
    const href = listOf('units', unit, number)
    const text = <FigureNumber name={number} value={row?.[index + 1] ?? null} />
    return {
      label: t(`columns.${number}`),
      value: href ? <SiteLink href={href}>{text}</SiteLink> : <span>{text}</span>,
    }
  })
  return (
    <Section title={t('unit.facts')}>
      <DescriptionList facts={facts} />
    </Section>
  )
}

export async function UnitAges({ edition, unit }: Props) {
  const { t, table, names, marks, describe } = await readPart(edition, 'unitages', unit)
  const bars = marks('people')
  const chart = { id: 'ages', title: t('age.chart'), description: describe(bars), bars }
  return (
    <Section title={t('age.title')}>
      <Figure
        {...{ file: 'unitages', unit }}
        chart={<BarChart {...chart} />}
        note={t('age.help')}
        table={<FigureTableView table={table} caption={t('age.chart')} names={names} />}
      />
    </Section>
  )
}

export async function UnitHours({ edition, unit }: Props) {
  const { t, table, names, marks, describe } = await readPart(edition, 'unityears', unit)
  const bars = marks('minutes')
  const chart = { id: 'years', title: t('years.chart'), description: describe(bars), bars }
  const months = await readPart(edition, 'unitmonths', unit)
  const columns = months.marks('minutes')
  const byMonth = { id: 'hours', title: t('unit.months'), description: describe(columns), columns }
  return (
    <Section title={t('hours.title')}>
      <Figure
        {...{ file: 'unitmonths', unit }}
        chart={<ColumnChart {...byMonth} />}
        table={<FigureTableView table={months.table} caption={t('unit.months')} names={names} />}
      />
      <Figure
        {...{ file: 'unityears', unit }}
        chart={<BarChart {...chart} />}
        note={t('hours.help')}
        table={<FigureTableView table={table} caption={t('years.chart')} names={names} />}
      />
    </Section>
  )
}

export async function UnitEvents({ edition, unit }: Props) {
  const { t, table, names, marks, describe } = await readPart(edition, 'unitmonths', unit)
  const columns = marks('events_held')
  const chart = { id: 'months', title: t('months.chart'), description: describe(columns), columns }
  return (
    <Section title={t('unit.events')}>
      <Figure
        {...{ file: 'unitmonths', unit }}
        chart={<ColumnChart {...chart} />}
        table={<FigureTableView table={table} caption={t('months.chart')} names={names} />}
      />
    </Section>
  )
}

/** The unit's centres and organisations with their people. */
export async function Bodies({ edition, unit }: Props) {
  const parts = await Promise.all(
    (['centres', 'organisations'] as const).map(async (kind) => ({
      kind,
      ...(await readPart(edition, kind, unit)),
    })),
  )
  return (
    <Section title={parts[0]!.t('unit.bodies')}>
      {parts.map(({ kind, t, table, names, marks, describe }) => {
        const bars = byValue(marks('people'))
        const chart = { id: kind, title: t(`unit.${kind}`), description: describe(bars), bars }
        const hrefOf = (slug: string) => `/${kind}/${slug}`
        return bars.length > 0 ? (
          <Figure
            key={kind}
            {...{ file: kind, unit }}
            chart={<BarChart {...chart} />}
            table={<FigureTableView {...{ table, names, hrefOf }} caption={t(`unit.${kind}`)} />}
          />
        ) : null
      })}
    </Section>
  )
}
