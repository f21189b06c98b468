import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { TileMap } from '#components/horizon/tile-map.tsx'
import { BodyPeople } from '#components/statistics/body-people.tsx'
import { AsOf } from '#components/statistics/people-number.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { FilterColumns, Shell } from '#components/ui/columns.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FilterForm, FilterSelect, FilterText } from '#components/ui/filter-form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { countCentresByUnit, countPublishedCentres, listPublishedCentres } from '#lib/centres/public.ts'
import { centreFilters, type CentreFilters, centreHosts } from '#lib/centres/schema.ts'
import { formatNumber } from '#lib/i18n/format.ts'
import { compareIn, inLocale } from '#lib/i18n/localised.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { keysetLinks, readKeyset } from '#lib/platform/keyset.ts'
import { listUnits } from '#lib/region/public.ts'
import { findBodyPeople } from '#lib/statistics/public.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('centres')
  const locale = (await getLocale()) as Locale
  return pageMetadata({ locale, path: '/centres', title: t('title'), description: t('lede') })
}

export default async function CentresPage({ searchParams }: Props) {
  const params = await searchParams
  const locale = (await getLocale()) as Locale
  const t = await getTranslations('centres')
  const filters = centreFilters.parse(params)
  const [page, count, { day, people }] = await Promise.all([
    listPublishedCentres(locale, filters, readKeyset(params)),
    countPublishedCentres(filters),
    findBodyPeople('centres'),
  ])
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} meta={t('count', { count })} />
      <FilterColumns filters={<Filters filters={filters} />}>
        {page.rows.length === 0 ? (
          <EmptyState title={t('empty')} actions={<SiteLink href="/centres">{t('showAll')}</SiteLink>}>
            {t('emptyText')}
          </EmptyState>
        ) : (
          <Rows>
            {page.rows.map((centre) => (
              <Row
                key={centre.id}
                level={2}
                meta={`${inLocale(centre.unit, 'name', locale)} · ${t(`hosts.${centre.host}`)}`}
                title={
                  <SiteLink href={`/centres/${centre.slug}`}>{inLocale(centre, 'name', locale)}</SiteLink>
                }
                end={<BodyPeople value={people[centre.slug]} />}
              />
            ))}
          </Rows>
        )}
        <Pagination {...keysetLinks('/centres', filters, page)} />
        <AsOf day={day} />
      </FilterColumns>
      <Shell>
        <RegionMap />
      </Shell>
    </>
  )
}

async function Filters({ filters }: { filters: CentreFilters }) {
  const t = await getTranslations('centres')
  const locale = (await getLocale()) as Locale
  const units = (await listUnits()).map((unit) => ({
    value: unit.slug,
    label: inLocale(unit, 'name', locale),
  }))
  const isFiltered = Object.values(filters).some(Boolean)
  const compare = compareIn(locale)
  return (
    <FilterForm
      action="/centres"
      submit={t('find')}
      summary={t('filters')}
      isOpen={isFiltered}
      reset={isFiltered ? { href: '/centres', label: t('showAll') } : undefined}
    >
      <FilterText name="q" label={t('search')} value={filters.q} />
      <FilterSelect
        name="unit"
        label={t('unit')}
        any={t('anyUnit')}
        value={filters.unit}
        options={units.sort((a, b) => compare(a.label, b.label))}
      />
      <FilterSelect
        name="host"
        label={t('host')}
        any={t('anyHost')}
        value={filters.host}
        options={centreHosts.map((host) => ({ value: host, label: t(`hosts.${host}`) }))}
      />
    </FilterForm>
  )
}

async function RegionMap() {
  const t = await getTranslations('centres')
  const locale = (await getLocale()) as Locale
  const [units, counts] = await Promise.all([listUnits(), countCentresByUnit()])
  const tiles = units.map((unit) => {
    const count = counts[unit.slug] ?? 0
    return {
      code: unit.kato,
      row: unit.tileRow,
      column: unit.tileColumn,
      label: inLocale(unit, 'short', locale),
      value: formatNumber(locale, count),
      words: t('centresWord', { count }),
      href: `/centres?unit=${unit.slug}`,
      shade: count,
    }
  })
  return (
    <Section title={t('map')} note={t('mapNote')}>
      <TileMap tiles={tiles} label={t('map')} />
    </Section>
  )
}
