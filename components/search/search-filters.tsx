import { useLocale, useTranslations } from 'next-intl'
import { FilterForm, FilterSelect } from '#components/ui/filter-form.tsx'
import { compareIn, inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { SearchFilters } from '#lib/search/rules.ts'
import { searchAddress, searchWhens } from '#lib/search/schema.ts'

type Named = { nameKk: string; nameRu: string; nameEn: string }
type Props = {
  filters: SearchFilters
  units: (Named & { slug: string })[]
  directions: (Named & { code: string })[]
}

/** Where, what about and when; the words and the kind stay. */
export function SearchFiltersForm({ filters, units, directions }: Props) {
  const t = useTranslations('search')
  const locale = useLocale() as Locale
  const compare = compareIn(locale)
  const count = [filters.unit, filters.direction, filters.when].filter(Boolean).length
  const unitOptions = units
    .map((unit) => ({ value: unit.slug, label: inLocale(unit, 'name', locale) }))
    .sort((a, b) => compare(a.label, b.label))
  return (
    <FilterForm
      action="/search"
      hidden={{ q: filters.q, kind: filters.kind }}
      summary={t('filters', { count })}
      submit={t('apply')}
      reset={
        count > 0
          ? { href: searchAddress({ q: filters.q, kind: filters.kind }), label: t('reset') }
          : undefined
      }
    >
      <FilterSelect
        name="unit"
        label={t('unit')}
        any={t('anyUnit')}
        value={filters.unit}
        options={unitOptions}
      />
      <FilterSelect
        name="direction"
        label={t('direction')}
        any={t('anyDirection')}
        value={filters.direction}
        options={directions.map((direction) => ({
          value: direction.code,
          label: inLocale(direction, 'name', locale),
        }))}
      />
      <FilterSelect
        name="when"
        label={t('when')}
        any={t('anyWhen')}
        value={filters.when}
        options={searchWhens.map((when) => ({ value: when, label: t(when) }))}
      />
    </FilterForm>
  )
}
