import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { TileMap } from '#components/horizon/tile-map.tsx'
import { Shell } from '#components/ui/columns.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import { formatDate, formatNumber } from '#lib/i18n/format.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { type MapMeasure, mapMeasures, mapQuery, readMap } from '#lib/near/rules/region-map.ts'
import { addressOf } from '#lib/near/schema.ts'
import { type RegionRow, regionRows } from './region-rows.ts'
import { RegionTwin } from './region-twin.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('near.region')
  const locale = (await getLocale()) as Locale
  return pageMetadata({ locale, path: '/map', title: t('title'), description: t('lede') })
}

/** The region as squares by one measure, and the same numbers as a table. */
export default async function MapPage({ searchParams }: Props) {
  const address = readMap(await searchParams)
  const locale = (await getLocale()) as Locale
  const t = await getTranslations('near.region')
  const { rows, elsewhere, day } = await regionRows(locale)
  const { measure } = address
  const isKept = day !== null && rows.some((row) => row.volunteers === null || row.hours === null)
  const sayStep = (least: number, most: number) => {
    const [from, to] = [formatNumber(locale, least), formatNumber(locale, most)]
    return t(`step.${measure}`, { span: least === most ? from : `${from}–${to}` })
  }
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')}>
        <Chips
          label={t('measures')}
          tabs={mapMeasures.map((each) => ({
            href: addressOf('/map', mapQuery({ ...address, measure: each })),
            label: t(`measure.${each}`),
            current: each === measure,
          }))}
        />
      </PageHead>
      <Shell className="region-map">
        <Section title={t(`measure.${measure}`)} id="map">
          <TileMap
            tiles={await tilesOf(rows, measure)}
            label={`${t('title')}: ${t(`measure.${measure}`)}`}
            legend={t('legend')}
            sayStep={sayStep}
          />
          <p className="note">{day ? t('asOf', { date: formatDate(locale, day) }) : t('counting')}</p>
          {isKept ? <p className="note">{t('keptNote')}</p> : null}
        </Section>
        <Section title={t('table')} id="table">
          <RegionTwin rows={rows} elsewhere={elsewhere} address={address} />
        </Section>
      </Shell>
    </>
  )
}

/** Each tile says its unit, the measure and the number; a number that is kept back says so. */
async function tilesOf(rows: RegionRow[], measure: MapMeasure) {
  const t = await getTranslations('near.region')
  const locale = (await getLocale()) as Locale
  return rows.map((row) => {
    const count = row[measure]
    return {
      ...{ code: row.kato, row: row.row, column: row.column, label: row.short, shade: count },
      value: count === null ? t('keptShort') : formatNumber(locale, count),
      words:
        count === null
          ? t('keptWords', { measure: t(`measure.${measure}`) })
          : t(`word.${measure}`, { count }),
      href: `/statistics/${row.slug}`,
    }
  })
}
