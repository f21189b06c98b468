import { getLocale, getTranslations } from 'next-intl/server'
import { FilterSelect } from '#components/ui/filter-form.tsx'
import { countPublishedEvents } from '#lib/events/public.ts'
import { readEventFilters } from '#lib/events/schema.ts'
import { compareIn, inLocale } from '#lib/i18n/localised.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { listDirections, listUnits } from '#lib/region/public.ts'

/** The way to an event as a plain form; the button says how many the first choice finds. */
export async function FindEvent() {
  const [t, locale] = [await getTranslations('home.find'), (await getLocale()) as Locale]
  const [units, directions, count] = await Promise.all([
    listUnits(),
    listDirections(),
    countPublishedEvents(readEventFilters({ when: '30' })),
  ])
  const compare = compareIn(locale)
  const unitOptions = units.map((unit) => ({ value: unit.slug, label: inLocale(unit, 'name', locale) }))
  const directionOptions = directions.map(({ code, ...row }) => ({
    value: code,
    label: inLocale(row, 'name', locale),
  }))
  return (
    <form
      className="find-event"
      action={localePath(locale, '/events')}
      method="get"
      role="search"
      aria-labelledby="find-event"
    >
      <h2 id="find-event">{t('title')}</h2>
      <FilterSelect
        name="unit"
        label={t('unit')}
        any={t('anyUnit')}
        options={unitOptions.sort((a, b) => compare(a.label, b.label))}
      />
      <FilterSelect
        name="direction"
        label={t('direction')}
        any={t('anyDirection')}
        options={directionOptions}
      />
      <FilterSelect
        name="when"
        label={t('when')}
        any={t('anyTime')}
        value="30"
        options={[
          { value: '7', label: t('week') },
          { value: '30', label: t('month') },
          { value: '90', label: t('quarter') },
        ]}
      />
      <button type="submit" className="button button-on-ground">
        {t('submit', { count })}
      </button>
    </form>
  )
}
