import { useLocale, useTranslations } from 'next-intl'
import { FilterCheck, FilterForm, FilterSelect, FilterText } from '#components/ui/filter-form.tsx'
import { eventKinds, type EventFilters as Filters, whens } from '#lib/events/schema.ts'
import { compareIn, inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'

type Named = { nameKk: string; nameRu: string; nameEn: string }
type Props = {
  filters: Filters
  units: (Named & { slug: string })[]
  directions: (Named & { code: string })[]
  /** How many events answer; stands on the button. */
  count: number
  /** The month a calendar stays on; its filters ask for no time. */
  month?: string
}

/** The filters of the public events, the same for the list and the calendar; a plain GET form. */
export function EventFilters({ filters, units, directions, count, month }: Props) {
  const t = useTranslations('events.list')
  const tKind = useTranslations('events.kinds')
  const locale = useLocale() as Locale
  const set = Object.values(filters).filter(
    (value) => value !== '' && value !== null && value !== false,
  ).length
  const compare = compareIn(locale)
  const unitOptions = units
    .map((unit) => ({ value: unit.slug, label: inLocale(unit, 'name', locale) }))
    .sort((a, b) => compare(a.label, b.label))
  return (
    <FilterForm
      action={month ? '/events/calendar' : '/events'}
      hidden={{ month }}
      summary={set > 0 ? t('filtersSet', { count: set }) : t('filters')}
      submit={t('showCount', { count })}
      reset={
        set > 0
          ? { href: month ? `/events/calendar?month=${month}` : '/events', label: t('reset') }
          : undefined
      }
    >
      <FilterText name="q" label={t('q')} value={filters.q} />
      <FilterSelect
        name="unit"
        label={t('unit')}
        any={t('anyUnit')}
        value={filters.unit}
        options={unitOptions}
      />
      {month ? null : (
        <FilterSelect
          name="when"
          label={t('when')}
          any={t('anyTime')}
          value={filters.when}
          options={whens.map((when) => ({ value: when, label: t(`when${when}`) }))}
        />
      )}
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
        name="kind"
        label={t('kind')}
        any={t('anyKind')}
        value={filters.kind}
        options={eventKinds.map((kind) => ({ value: kind, label: tKind(kind) }))}
      />
      <FilterText
        name="age"
        label={t('age')}
        hint={t('ageHint')}
        type="number"
        min={1}
        max={120}
        value={filters.age === null ? '' : String(filters.age)}
      />
      <FilterCheck name="places" label={t('hasPlaces')} checked={filters.hasPlaces} />
    </FilterForm>
  )
}
