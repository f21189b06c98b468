import { getLocale, getTranslations } from 'next-intl/server'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import { SelectField, TextField } from '#components/ui/fields.tsx'
import { compareIn, inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { findOrganisation } from '#lib/organisations/queries.ts'
import { listLegalForms, listUnits } from '#lib/region/public.ts'

type Organisation = Awaited<ReturnType<typeof findOrganisation>>

/** Names, legal form, district, year and source: for administrators. */
export async function IdentityFields({ organisation }: { organisation?: Organisation }) {
  const t = await getTranslations('organisations')
  const words = await getTranslations('centres.staff')
  const locale = (await getLocale()) as Locale
  const compare = compareIn(locale)
  const [units, forms] = await Promise.all([listUnits(), listLegalForms()])
  const choices = (rows: typeof forms | typeof units) =>
    rows
      .map((row) => ({ value: row.id, label: inLocale(row, 'name', locale) }))
      .sort((a, b) => compare(a.label, b.label))
  return (
    <fieldset>
      <legend>{words('identityGroup')}</legend>
      <TrilingualFields
        name="name"
        row={organisation}
        required
        maxLength={200}
        labels={{ kk: words('nameKk'), ru: words('nameRu'), en: words('nameEn') }}
      />
      <SelectField
        name="legalFormId"
        label={t('legalForm')}
        empty={t('staff.notChosen')}
        defaultValue={organisation?.legalFormId}
        options={choices(forms)}
      />
      <SelectField
        name="unitId"
        label={t('unit')}
        empty={t('staff.notChosen')}
        defaultValue={organisation?.unitId}
        options={choices(units)}
      />
      <TextField
        name="foundedYear"
        inputMode="numeric"
        label={t('staff.foundedYear')}
        maxLength={4}
        defaultValue={organisation?.foundedYear}
      />
      <TextField
        name="sourceUrl"
        type="url"
        label={t('staff.sourceUrl')}
        maxLength={500}
        defaultValue={organisation?.sourceUrl}
      />
    </fieldset>
  )
}

/** What the organisation says about itself. */
export async function TextsFields({ organisation }: { organisation?: Organisation }) {
  const t = await getTranslations('organisations')
  const words = await getTranslations('centres.staff')
  const labels = (name: 'description' | 'address') => ({
    kk: words(`${name}Kk`),
    ru: words(`${name}Ru`),
    en: words(`${name}En`),
  })
  return (
    <>
      <fieldset>
        <legend>{words('textsGroup')}</legend>
        <TrilingualFields
          name="description"
          row={organisation}
          isLong
          maxLength={4000}
          labels={labels('description')}
        />
      </fieldset>
      <fieldset>
        <legend>{words('contactsGroup')}</legend>
        <TrilingualFields name="address" row={organisation} maxLength={300} labels={labels('address')} />
        <TextField
          name="phone"
          type="tel"
          label={t('phone')}
          maxLength={40}
          defaultValue={organisation?.phone}
        />
        <TextField
          name="email"
          type="email"
          label={t('email')}
          maxLength={254}
          defaultValue={organisation?.email}
        />
        <TextField
          name="website"
          type="url"
          label={t('website')}
          maxLength={500}
          defaultValue={organisation?.website}
        />
      </fieldset>
    </>
  )
}
