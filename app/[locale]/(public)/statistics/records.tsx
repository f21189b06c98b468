import { FigureTableView } from '#components/statistics/figure-table.tsx'
import { Figure } from '#components/statistics/figure.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Edition } from '#lib/statistics/schema.ts'
import { readPart } from './part.ts'

type Props = { edition: Edition }

/** Published records, each number with its list. */
export async function Records({ edition }: Props) {
  const { t, table, names, locale } = await readPart(edition, 'region')
  const isNews = (code: unknown) => String(code).startsWith('news_')
  const rows = table.rows.filter(([code]) => !isNews(code) || code === `news_${locale}`)
  const [kinds, hosts] = [await readPart(edition, 'kinds'), await readPart(edition, 'hosts')]
  return (
    <Section title={t('records.title')}>
      <Figure
        file="region"
        table={<FigureTableView table={{ ...table, rows }} caption={t('records.caption')} names={names} />}
      />
      <Figure
        file="kinds"
        table={<FigureTableView table={kinds.table} caption={t('records.kinds')} names={names} />}
      />
      <Figure
        file="hosts"
        table={<FigureTableView table={hosts.table} caption={t('records.hosts')} names={names} />}
      />
    </Section>
  )
}
