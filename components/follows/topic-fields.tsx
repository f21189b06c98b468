import { useLocale, useTranslations } from 'next-intl'
import { CheckboxField, RadioGroup, SelectField } from '#components/ui/fields.tsx'
import type { findOrganisationToFollow, listFollowChoices } from '#lib/follows/public.ts'
import { compareIn, inLocale } from '#lib/i18n/localised.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'

type Choices = Awaited<ReturnType<typeof listFollowChoices>>
type Organisation = Awaited<ReturnType<typeof findOrganisationToFollow>>
/** Ids of what the page was opened for. */
export type Chosen = { region?: boolean; centre?: string; unit?: string; direction?: string }
type Props = { choices: Choices; chosen?: Chosen; organisation?: Organisation }

/** What can be followed: a centre, a district, a direction, everything; each is optional, together one of them is not. */
export function TopicFields({ choices, chosen = {}, organisation }: Props) {
  const t = useTranslations('follows.form')
  const locale = useLocale() as Locale
  const compare = compareIn(locale)
  const named = (rows: { id: string; nameKk: string; nameRu: string; nameEn: string }[]) =>
    rows.map((row) => ({ value: row.id, label: inLocale(row, 'name', locale) }))
  const sorted = (options: { value: string; label: string }[]) =>
    options.toSorted((a, b) => compare(a.label, b.label))
  const centres = choices.centres.map((centre) => ({
    value: centre.id,
    label: `${inLocale(centre.unit, 'short', locale)}: ${inLocale(centre, 'name', locale)}`,
  }))
  return (
    <>
      {organisation ? (
        <SelectField
          name="organisation"
          label={t('organisation')}
          empty={t('none')}
          defaultValue={organisation.id}
          options={named([organisation])}
        />
      ) : null}
      <SelectField
        name="centre"
        label={t('centre')}
        empty={t('none')}
        defaultValue={chosen.centre}
        options={sorted(centres)}
      />
      <SelectField
        name="unit"
        label={t('unit')}
        empty={t('none')}
        defaultValue={chosen.unit}
        options={sorted(named(choices.units))}
      />
      <SelectField
        name="direction"
        label={t('direction')}
        empty={t('none')}
        defaultValue={chosen.direction}
        options={named(choices.directions)}
      />
      <CheckboxField name="region" label={t('region')} defaultChecked={chosen.region} />
    </>
  )
}

/** In which language, and how often. */
export function HowFields({ locale, isAtOnce }: { locale: Locale; isAtOnce: boolean }) {
  const t = useTranslations('follows.form')
  return (
    <>
      <RadioGroup
        name="locale"
        label={t('language')}
        columns
        defaultValue={locale}
        options={locales.map((value) => ({ value, label: t(`languages.${value}`) }))}
      />
      <CheckboxField name="isAtOnce" label={t('atOnce')} hint={t('atOnceHint')} defaultChecked={isAtOnce} />
    </>
  )
}
