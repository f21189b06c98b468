import { getLocale, getTranslations } from 'next-intl/server'
import { FilterForm, FilterSelect, FilterText } from '#components/ui/filter-form.tsx'
import { type CentreFilters, centreHosts } from '#lib/centres/schema.ts'
import { compareIn, inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { addressOf } from '#lib/near/schema.ts'
import { listUnits } from '#lib/region/public.ts'

type Props = {
  filters: CentreFilters
  /** Around where the list looks, as its address says it. */
  near?: Record<string, string>
}

export async function CentreFiltersForm({ filters, near = {} }: Props) {
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
      hidden={near}
      submit={t('find')}
      summary={t('filters')}
      isOpen={isFiltered}
      reset={isFiltered ? { href: addressOf('/centres', near), label: t('showAll') } : undefined}
    >
      <FilterText name="q" label={t('search')} hint={t('searchHint')} value={filters.q} />
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
