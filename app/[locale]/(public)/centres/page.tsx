import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { TileMap } from '#components/horizon/tile-map.tsx'
import { BodyPeople } from '#components/statistics/body-people.tsx'
import { AsOf } from '#components/statistics/people-number.tsx'
import { NearForm } from '#components/near/near-form.tsx'
import { SearchEverywhere } from '#components/search/search-everywhere.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { FilterColumns, Shell } from '#components/ui/columns.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { countCentresByUnit, countPublishedCentres, listPublishedCentres } from '#lib/centres/public.ts'
import { readNearCursor } from '#lib/near/schema.ts'
import { centreFilters } from '#lib/centres/schema.ts'
import { formatNumber } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { pageMetadata } from '#lib/i18n/metadata.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { keysetLinks, readKeyset } from '#lib/platform/keyset.ts'
import { listUnits } from '#lib/region/public.ts'
import { findBodyPeople } from '#lib/statistics/public.ts'
import { aroundMetadata, chooseNear } from '../near-choice.ts'
import { CentreFiltersForm } from './centre-filters.tsx'
import { CentresNear } from './centres-near.tsx'
import { ListData } from '../list-data.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('centres')
  const locale = (await getLocale()) as Locale
  const facts = { locale, path: '/centres', title: t('title'), description: t('lede') }
  return aroundMetadata(await searchParams, pageMetadata(facts))
}

export default async function CentresPage({ searchParams }: Props) {
  const params = await searchParams
  const locale = (await getLocale()) as Locale
  const t = await getTranslations('centres')
  const filters = centreFilters.parse(params)
  const kept = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''))
  const near = await chooseNear('/centres', params, kept)
  if (near.area) return <CentresNear filters={filters} near={near} cursor={readNearCursor(params)} />
  const [page, count, units, { day, people }] = await Promise.all([
    listPublishedCentres(locale, filters, readKeyset(params)),
    countPublishedCentres(filters),
    listUnits(),
    findBodyPeople('centres'),
  ])
  return (
    <>
      <ListData
        search={searchParams}
        page={{ path: '/centres', title: t('title'), description: t('lede') }}
        items={page.rows.map((row) => ({
          href: `/centres/${row.slug}`,
          name: inLocale(row, 'name', locale),
        }))}
        total={count}
      />
      <PageHead title={t('title')} lede={t('lede')} meta={t('count', { count })} />
      <FilterColumns filters={<CentreFiltersForm filters={filters} />}>
        <NearForm path="/centres" kept={kept} choice={near.choice} units={units} named={near.named} />
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
        <SearchEverywhere q={filters.q} found={count} />
        <Pagination {...keysetLinks('/centres', filters, page)} />
        <AsOf day={day} />
      </FilterColumns>
      <Shell>
        <RegionMap />
      </Shell>
    </>
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
