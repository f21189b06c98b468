import { getLocale, getTranslations } from 'next-intl/server'
import { KeptNote, PeopleNumber } from '#components/statistics/people-number.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import { formatNumber } from '#lib/i18n/format.ts'
import { compareIn } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { RegionFigures, UnitFigures } from './region-view.ts'

/** The same figures as the horizon and the tile map, as a table that opens in place. */
export async function RegionTable({ region }: { region: RegionFigures }) {
  const [t, locale] = [await getTranslations('home.table'), (await getLocale()) as Locale]
  const number = (value: number) => formatNumber(locale, value)
  const rows = [...region.units].sort((a, b) => compareIn(locale)(a.name, b.name))
  const link = (unit: UnitFigures) => <SiteLink href={`/centres?unit=${unit.slug}`}>{unit.name}</SiteLink>
  const columns: Column<UnitFigures>[] = [
    { key: 'unit', label: t('unit'), header: true, cell: link },
    {
      key: 'people',
      label: t('people'),
      numeric: true,
      cell: (unit) => <PeopleNumber value={unit.people} />,
    },
    { key: 'centres', label: t('centres'), numeric: true, cell: (unit) => number(unit.centres) },
    { key: 'thanked', label: t('thanked'), numeric: true, cell: (unit) => number(unit.thanked) },
  ]
  return (
    <details className="twin">
      <summary>{t('open')}</summary>
      <div className="twin-body">
        <Table caption={t('caption')} columns={columns} rows={rows} rowKey={(unit) => unit.code} />
        <p className="note">
          {t('elsewhere')}: <PeopleNumber value={region.elsewhere} />. {t('sum')}:{' '}
          <PeopleNumber value={region.people} />.
        </p>
        <KeptNote day={region.day} isKept={rows.some(({ people }) => people === null)} />
      </div>
    </details>
  )
}
