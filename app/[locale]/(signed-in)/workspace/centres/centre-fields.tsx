import { getLocale, getTranslations } from 'next-intl/server'
import { PointFields } from '#components/near/point-fields.tsx'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import { SelectField, TextField } from '#components/ui/fields.tsx'
import { centreHosts } from '#lib/centres/schema.ts'
import type { findCentre } from '#lib/centres/queries.ts'
import { compareIn, inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listUnits } from '#lib/region/public.ts'

type Centre = Awaited<ReturnType<typeof findCentre>>

/** Name, district and host: for administrators. */
export async function IdentityFields({ centre }: { centre?: Centre }) {
  const t = await getTranslations('centres')
  const locale = (await getLocale()) as Locale
  const compare = compareIn(locale)
  const units = (await listUnits()).map((unit) => ({ value: unit.id, label: inLocale(unit, 'name', locale) }))
  return (
    <fieldset>
      <legend>{t('staff.identityGroup')}</legend>
      <TrilingualFields
        name="name"
        row={centre}
        required
        maxLength={200}
        labels={{ kk: t('staff.nameKk'), ru: t('staff.nameRu'), en: t('staff.nameEn') }}
      />
      <SelectField
        name="unitId"
        label={t('unit')}
        required
        empty=""
        defaultValue={centre?.unitId}
        options={units.sort((a, b) => compare(a.label, b.label))}
      />
      <SelectField
        name="host"
        label={t('host')}
        required
        empty=""
        defaultValue={centre?.host}
        options={centreHosts.map((host) => ({ value: host, label: t(`hosts.${host}`) }))}
      />
    </fieldset>
  )
}

/** What the centre says about itself. */
export async function TextsFields({ centre }: { centre?: Centre }) {
  const t = await getTranslations('centres')
  const labels = (name: 'description' | 'address' | 'openingHours') => ({
    kk: t(`staff.${name}Kk`),
    ru: t(`staff.${name}Ru`),
    en: t(`staff.${name}En`),
  })
  return (
    <>
      <fieldset>
        <legend>{t('staff.textsGroup')}</legend>
        <TrilingualFields
          name="description"
          row={centre}
          isLong
          maxLength={4000}
          labels={labels('description')}
        />
        <TrilingualFields name="openingHours" row={centre} maxLength={200} labels={labels('openingHours')} />
      </fieldset>
      <fieldset>
        <legend>{t('staff.contactsGroup')}</legend>
        <TrilingualFields name="address" row={centre} maxLength={300} labels={labels('address')} />
        <TextField name="phone" type="tel" label={t('phone')} maxLength={40} defaultValue={centre?.phone} />
        <TextField
          name="email"
          type="email"
          label={t('email')}
          maxLength={254}
          defaultValue={centre?.email}
        />
        <TextField
          name="website"
          type="url"
          label={t('website')}
          maxLength={500}
          defaultValue={centre?.website}
        />
      </fieldset>
      <PointFields row={centre} />
    </>
  )
}
