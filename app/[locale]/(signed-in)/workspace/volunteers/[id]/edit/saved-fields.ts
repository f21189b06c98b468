import { getLocale, getTranslations } from 'next-intl/server'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { EditableVolunteer, listVolunteerChoices } from '#lib/volunteers/queries.ts'
import { dayText, phoneText } from '#lib/volunteers/rules.ts'
import { sexes, spokenLanguages } from '#lib/volunteers/schema.ts'
import type { SavedField } from './two-versions.tsx'

type Choices = Awaited<ReturnType<typeof listVolunteerChoices>>

/** The saved card in the fields of its form, to be set beside what somebody typed. */
export async function savedFieldsOf(card: EditableVolunteer, choices: Choices): Promise<SavedField[]> {
  const t = await getTranslations('volunteers')
  const say = await getTranslations('registry.spoken')
  const locale = (await getLocale()) as Locale
  const named = (rows: Choices['units']) =>
    Object.fromEntries(rows.map((row) => [row.id, inLocale(row, 'name', locale)]))
  const wordsOf = <Value extends string>(values: readonly Value[], wordOf: (value: Value) => string) =>
    Object.fromEntries(values.map((value) => [value, wordOf(value)]))
  const text = (name: 'surname' | 'givenName' | 'patronymic' | 'email' | 'notes') => ({
    ...{ name, label: t(`fields.${name}`), saved: card[name] ?? '' },
  })
  return [
    ...(['surname', 'givenName', 'patronymic'] as const).map(text),
    {
      ...{ name: 'birthDate', label: t('fields.birthDate') },
      saved: card.birthDate ? dayText(card.birthDate) : '',
    },
    {
      ...{ name: 'sex', label: t('fields.sex'), saved: card.sex },
      options: wordsOf(sexes, (sex) => t(`sexes.${sex}`)),
    },
    { name: 'phone', label: t('fields.phone'), saved: card.phone ? phoneText(card.phone) : '' },
    text('email'),
    {
      ...{ name: 'locale', label: t('fields.locale'), saved: card.locale },
      options: wordsOf(['kk', 'ru', 'en'], (code) => t(`languages.${code}`)),
    },
    {
      ...{ name: 'unitId', label: t('fields.unit'), saved: card.unitId ?? '' },
      options: named(choices.units),
    },
    {
      ...{ name: 'languages[]', label: say('title'), saved: card.languages },
      options: wordsOf(spokenLanguages, (code) => say(code)),
    },
    {
      ...{ name: 'directions[]', label: t('fields.directions') },
      saved: card.directions.map(({ directionId }) => directionId),
      options: named(choices.directions),
    },
    {
      ...{ name: 'skills[]', label: t('fields.skills'), saved: card.skills.map(({ skillId }) => skillId) },
      options: named(choices.skills),
    },
    text('notes'),
  ]
}
