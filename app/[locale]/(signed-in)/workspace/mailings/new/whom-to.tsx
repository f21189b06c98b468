import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { FilterForm, FilterSelect } from '#components/ui/filter-form.tsx'
import { formatTimeRange, formatWeekday } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { placesOf } from '#lib/mailings/schema.ts'
import type { People } from './people.ts'

/** Whom the letter is for, with a way to choose others. */
export async function WhomTo({ people }: { people: People }) {
  const t = await getTranslations('mailings')
  const locale = (await getLocale()) as Locale
  const { event, centre, count } = people
  const whom = event
    ? inLocale(event, 'title', locale)
    : centre
      ? `${t('audiences.centre')}: ${inLocale(centre, 'name', locale)}`
      : t('form.toSelection', { count: count ?? 0 })
  const other = people.to.audience === 'selection' ? '/workspace/volunteers' : '/workspace/mailings/new'
  return (
    <div className="pb-6">
      <DescriptionList
        facts={[
          {
            label: t('form.to'),
            value: (
              <>
                {whom} <SiteLink href={other}>{t('form.change')}</SiteLink>
              </>
            ),
          },
        ]}
      />
      {event ? <WhichPlaces people={people} /> : null}
    </div>
  )
}

/** Which shift, and the people with a place or those waiting: both stand in the address. */
async function WhichPlaces({ people: { event, to } }: { people: People }) {
  const t = await getTranslations('mailings')
  const locale = (await getLocale()) as Locale
  if (!event) return null
  return (
    <FilterForm action="/workspace/mailings/new" submit={t('form.change')} hidden={{ event: event.id }} row>
      <FilterSelect
        name="shift"
        label={t('form.shift')}
        any={t('form.allShifts')}
        value={to.shiftId ?? undefined}
        options={event.shifts.map((shift) => ({
          value: shift.id,
          label: `${inLocale(shift, 'role', locale)}: ${formatWeekday(locale, shift.startsAt)}, ${formatTimeRange(locale, shift.startsAt, shift.endsAt)}`,
        }))}
      />
      <FilterSelect
        name="places"
        label={t('form.places')}
        any={t('places.confirmed')}
        value={to.places}
        options={placesOf
          .filter((places) => places !== 'confirmed')
          .map((places) => ({ value: places, label: t(`places.${places}`) }))}
      />
    </FilterForm>
  )
}
