import { BarChart } from '#components/charts/bar-chart.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { FigureNumber, FigureTableView } from '#components/statistics/figure-table.tsx'
import { Figure } from '#components/statistics/figure.tsx'
import { Section } from '#components/ui/section.tsx'
import { compareIn } from '#lib/i18n/localised.ts'
import { tableOf } from '#lib/statistics/rules/tables.ts'
import type { Edition } from '#lib/statistics/schema.ts'
import { byValue } from './marks.ts'
import { readPart } from './part.ts'

/** The units side by side, the way to the page of each, and the whole below them. */
export async function Units({ edition }: { edition: Edition }) {
  const { t, table, names, marks, locale, describe } = await readPart(edition, 'units')
  const bars = byValue(marks('people'))
  const chart = { id: 'units', title: t('units.chart'), description: describe(bars), bars }
  const region = new Map(tableOf(edition.figures, 'region')?.rows.map(([name, value]) => [name, value]))
  region.set('people_year_ago', edition.figures.months.at(-13)?.people ?? null)
  const slugs = edition.figures.units
    .map(({ slug }) => slug)
    .toSorted((a, b) => compareIn(locale)(names('unit', a), names('unit', b)))
  const foot = (
    <tr>
      <th scope="row">{t('total')}</th>
      {table.numbers.map((number) => (
        <td key={number} className="numeric" data-label={t(`columns.${number}`)}>
          <FigureNumber name={number} value={region.get(number) ?? null} />
        </td>
      ))}
    </tr>
  )
  const hrefOf = (slug: string) => (slug === '-' ? null : `/statistics/${slug}`)
  return (
    <Section title={t('units.title')}>
      <nav aria-label={t('units.choose')}>
        <ul className="unit-links">
          {slugs.map((slug) => (
            <li key={slug}>
              <SiteLink href={`/statistics/${slug}`}>{names('unit', slug)}</SiteLink>
            </li>
          ))}
        </ul>
      </nav>
      <Figure
        file="units"
        chart={<BarChart {...chart} />}
        note={t('peopleHelp')}
        table={<FigureTableView {...{ table, names, hrefOf, foot }} caption={t('units.chart')} />}
      />
    </Section>
  )
}
