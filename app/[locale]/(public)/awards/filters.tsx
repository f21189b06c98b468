import { getLocale, getTranslations } from 'next-intl/server'
import { FilterForm, FilterSelect, FilterText } from '#components/ui/filter-form.tsx'
import { listAwardChoices } from '#lib/awards/public/choices.ts'
import type { AwardFiltersInput } from '#lib/awards/schema.ts'
import type { Locale } from '#lib/i18n/routing.ts'

/** The register's address with its filters, without the language. */
export function listHref(filters: AwardFiltersInput): string {
  const given = Object.entries(filters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  const query = new URLSearchParams(given).toString()
  return query ? `/awards?${query}` : '/awards'
}

export async function Filters({ filters, count }: { filters: AwardFiltersInput; count: number }) {
  const t = await getTranslations('awards')
  const locale = (await getLocale()) as Locale
  const { years, kinds, events, units } = await listAwardChoices(locale)
  const set = Object.values(filters).filter((value) => value !== undefined).length
  return (
    <FilterForm
      action="/awards"
      submit={t('show', { count })}
      summary={t('filters', { count: set })}
      isOpen={set > 0}
      reset={set > 0 ? { href: '/awards', label: t('reset') } : undefined}
      row
    >
      <FilterText name="q" label={t('search')} value={filters.q} />
      <FilterSelect
        name="year"
        label={t('year')}
        any={t('anyYear')}
        value={filters.year ? String(filters.year) : undefined}
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
      />
      <FilterSelect
        name="kind"
        label={t('kind')}
        any={t('anyKind')}
        value={filters.kind}
        options={kinds.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <FilterSelect
        name="to"
        label={t('to')}
        any={t('toAll')}
        value={filters.to}
        options={(['people', 'organisations'] as const).map((value) => ({ value, label: t(value) }))}
      />
      <FilterSelect
        name="event"
        label={t('ceremony')}
        any={t('anyCeremony')}
        value={filters.event}
        options={events.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <FilterSelect
        name="unit"
        label={t('unit')}
        any={t('anyUnit')}
        value={filters.unit}
        options={units.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
    </FilterForm>
  )
}
