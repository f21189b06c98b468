import { getLocale, getTranslations } from 'next-intl/server'
import { Distance } from '#components/near/distance.tsx'
import { NearMap, Radii } from '#components/near/near-around.tsx'
import { NearForm } from '#components/near/near-form.tsx'
import { SearchEverywhere } from '#components/search/search-everywhere.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { FilterColumns, Shell } from '#components/ui/columns.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { type CentreNear, countCentresNear, listCentresNear } from '#lib/centres/public/near.ts'
import type { CentreFilters } from '#lib/centres/schema.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { addressOf, type NearCursor, nearQuery } from '#lib/near/schema.ts'
import { listUnits } from '#lib/region/public.ts'
import type { ChosenNear } from '../near-choice.ts'
import { CentreFiltersForm } from './centre-filters.tsx'

type Props = { filters: CentreFilters; near: ChosenNear; cursor: NearCursor | null }

/** Centres around a unit or a visitor's place, the nearest first. */
export async function CentresNear({ filters, near, cursor }: Props) {
  const { choice, named, area } = near
  if (!area) return null
  const [t, tNear, locale] = [
    await getTranslations('centres'),
    await getTranslations('near'),
    (await getLocale()) as Locale,
  ]
  const [page, counts, units] = await Promise.all([
    listCentresNear(filters, area, cursor),
    countCentresNear(filters, area),
    listUnits(),
  ])
  const kept = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''))
  const around = { path: '/centres', kept, choice } as const
  const to = (more: Record<string, string>) =>
    addressOf('/centres', { ...kept, ...nearQuery(choice), ...more })
  return (
    <>
      <PageHead
        title={area.unit ? inLocale(area.unit, 'name', locale) : tNear('ownPlace')}
        meta={tNear('centresNear')}
        crumbs={[{ href: '/centres', label: t('title') }]}
        lede={tNear('found.centres', { count: counts.byRadius[choice.withinKm], km: choice.withinKm })}
      />
      <FilterColumns filters={<CentreFiltersForm filters={filters} near={nearQuery(choice)} />}>
        <NearForm {...around} units={units} named={named} />
        <Radii {...around} counts={counts.byRadius} />
        {page.items.length === 0 ? (
          <EmptyState
            title={tNear('noCentres')}
            actions={<SiteLink href="/centres">{t('showAll')}</SiteLink>}
          >
            <p>{tNear('noCentresText')}</p>
          </EmptyState>
        ) : (
          <Rows>
            {page.items.map((centre) => (
              <CentreRow key={centre.id} centre={centre} />
            ))}
          </Rows>
        )}
        <SearchEverywhere q={filters.q} found={counts.byRadius[choice.withinKm]} />
        <Pagination
          next={page.next && to({ after: page.next })}
          previous={page.previous && to({ before: page.previous })}
        />
      </FilterColumns>
      <Shell>
        <NearMap {...around} units={units} counts={counts.byUnit} />
      </Shell>
    </>
  )
}

async function CentreRow({ centre }: { centre: CentreNear }) {
  const t = await getTranslations('centres')
  const locale = (await getLocale()) as Locale
  const place = inLocale(centre, 'address', locale)
  return (
    <Row
      level={2}
      meta={`${inLocale(centre.unit, 'name', locale)} · ${t(`hosts.${centre.host}`)}${place ? ` · ${place}` : ''}`}
      title={<SiteLink href={`/centres/${centre.slug}`}>{inLocale(centre, 'name', locale)}</SiteLink>}
      end={<Distance metres={centre.metres} isApproximate={centre.isApproximate} />}
    />
  )
}
