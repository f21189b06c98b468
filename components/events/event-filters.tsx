import { useLocale, useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { FilterCheck, FilterForm, FilterSelect, FilterText } from '#components/ui/filter-form.tsx'
import { eventKinds, type EventFilters as Filters, filterQuery, whens } from '#lib/events/schema.ts'
import { formatDayParts } from '#lib/i18n/format.ts'
import { compareIn, inLocale } from '#lib/i18n/localised.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'
import { addressOf } from '#lib/near/schema.ts'

type Named = { nameKk: string; nameRu: string; nameEn: string }
type Props = {
  filters: Filters
  units: (Named & { slug: string })[]
  directions: (Named & { code: string })[]
  /** How many events answer; stands on the button. */
  count: number
  /** The month a calendar stays on; its filters ask for no time. */
  month?: string
  /** Around where the list looks, as its address says it. */
  near?: Record<string, string>
}

/** The filters of the public events, the same for the list and the calendar; a plain GET form. */
export function EventFilters({ filters, units, directions, count, month, near = {} }: Props) {
  const t = useTranslations('events.list')
  const locale = useLocale() as Locale
  const set = Object.keys(filterQuery(filters)).length
  const compare = compareIn(locale)
  const path = month ? '/events/calendar' : '/events'
  const kept: Record<string, string> = { ...near, ...(month ? { month } : {}) }
  const unitOptions = units
    .map((unit) => ({ value: unit.slug, label: inLocale(unit, 'name', locale) }))
    .sort((a, b) => compare(a.label, b.label))
  return (
    <FilterForm
      action={path}
      hidden={kept}
      summary={set > 0 ? t('filtersSet', { count: set }) : t('filters')}
      submit={t('showCount', { count })}
      reset={set > 0 ? { href: addressOf(path, kept), label: t('reset') } : undefined}
    >
      <FilterText name="q" label={t('q')} hint={t('qHint')} value={filters.q} />
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
      <ForMe {...{ filters, directions, path, kept }} />
      <Sort filters={filters} />
    </FilterForm>
  )
}

type ForMeProps = Pick<Props, 'filters' | 'directions'> & { path: string; kept: Record<string, string> }

/** What one can and likes: age, free days, directions, a free place. */
function ForMe({ filters, directions, path, kept }: ForMeProps) {
  const t = useTranslations('events.list')
  const tNear = useTranslations('near')
  const locale = useLocale() as Locale
  return (
    <>
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
      <fieldset className="filter-days">
        <legend className="field-label">{tNear('days')}</legend>
        {weekdays.map((day) => (
          <FilterCheck
            key={day}
            name="days"
            value={String(day)}
            label={weekdayName(locale, day)}
            checked={filters.days.includes(day)}
          />
        ))}
        <SiteLink href={addressOf(path, { ...filterQuery({ ...filters, days: [6, 7] }), ...kept })}>
          {tNear('weekend')}
        </SiteLink>
      </fieldset>
      <details className="filter-more" open={filters.directions.length > 0}>
        <summary>
          {t('direction')}
          {filters.directions.length > 0 ? ` (${filters.directions.length})` : ''}
        </summary>
        <fieldset>
          <legend className="sr-only">{t('direction')}</legend>
          {directions.map((direction) => (
            <FilterCheck
              key={direction.code}
              name="direction"
              value={direction.code}
              label={inLocale(direction, 'name', locale)}
              checked={filters.directions.includes(direction.code)}
            />
          ))}
        </fieldset>
      </details>
    </>
  )
}

/** What sort of event, and in which language its page is. */
function Sort({ filters }: { filters: Filters }) {
  const t = useTranslations('events.list')
  const tKind = useTranslations('events.kinds')
  const tNear = useTranslations('near')
  return (
    <>
      <FilterSelect
        name="kind"
        label={t('kind')}
        any={t('anyKind')}
        value={filters.kind}
        options={eventKinds.map((kind) => ({ value: kind, label: tKind(kind) }))}
      />
      <FilterSelect
        name="lang"
        label={tNear('language')}
        any={tNear('anyLanguage')}
        value={filters.language}
        options={locales.map((value) => ({ value, label: tNear(`languages.${value}`) }))}
      />
    </>
  )
}

const weekdays = [1, 2, 3, 4, 5, 6, 7]

/** The first of January 2024 was a Monday. */
function weekdayName(locale: Locale, day: number): string {
  return formatDayParts(locale, `2024-01-0${day}`).weekday
}
