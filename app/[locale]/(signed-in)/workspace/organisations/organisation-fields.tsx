import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import { CheckboxGroup, SelectField, TextField } from '#components/ui/fields.tsx'
import { compareIn, inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { findOrganisation } from '#lib/organisations/queries.ts'
import { listDirections, listLegalForms, listUnits } from '#lib/region/public.ts'

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
    <fieldset className="group">
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
        name="registrationNumber"
        inputMode="numeric"
        label={t('number')}
        maxLength={14}
        defaultValue={organisation?.registrationNumber}
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

/** What the organisation says about itself, each text in the three languages side by side. */
export async function TextsFields({ organisation }: { organisation?: Organisation }) {
  const t = await getTranslations('organisations')
  const words = await getTranslations('centres.staff')
  const own = await getTranslations('representatives.page')
  const labels = (name: 'description' | 'address') => ({
    kk: words(`${name}Kk`),
    ru: words(`${name}Ru`),
    en: words(`${name}En`),
  })
  const projects = { kk: own('projectsKk'), ru: own('projectsRu'), en: own('projectsEn') }
  const long = { row: organisation, isLong: true }
  return (
    <>
      <fieldset className="group">
        <legend>{words('textsGroup')}</legend>
        <SideBySide>
          <TrilingualFields name="description" {...long} maxLength={4000} labels={labels('description')} />
        </SideBySide>
        <SideBySide>
          <TrilingualFields name="projects" {...long} maxLength={2000} labels={projects} />
        </SideBySide>
        <Directions organisation={organisation} />
      </fieldset>
      <fieldset className="group">
        <legend>{words('contactsGroup')}</legend>
        <SideBySide>
          <TrilingualFields name="address" row={organisation} maxLength={300} labels={labels('address')} />
        </SideBySide>
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

async function Directions({ organisation }: { organisation?: Organisation }) {
  const t = await getTranslations('representatives.page')
  const locale = (await getLocale()) as Locale
  const directions = await listDirections()
  return (
    <CheckboxGroup
      name="directionIds"
      label={t('directions')}
      hint={t('directionsHint')}
      columns
      defaultValue={organisation?.directions.map(({ directionId }) => directionId)}
      options={directions.map((row) => ({ value: row.id, label: inLocale(row, 'name', locale) }))}
    />
  )
}

function SideBySide({ children }: { children: ReactNode }) {
  return <div className="grid items-end gap-x-6 gap-y-4 lg:grid-cols-3">{children}</div>
}
