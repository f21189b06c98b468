import { getLocale, getTranslations } from 'next-intl/server'
import type { ComparedRow } from '#lib/duplicates/queries/comparison.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { ChosenField } from '#lib/volunteers/rules/merging.ts'
import { dayText, phoneText } from '#lib/volunteers/rules.ts'

/** How a field is called, and what a card says in it, in the reader's language; empty for nothing. */
export async function fieldWords() {
  const t = await getTranslations('volunteers')
  const locale = (await getLocale()) as Locale
  const say: Record<ChosenField, (card: ComparedRow) => string> = {
    surname: ({ surname }) => surname,
    givenName: ({ givenName }) => givenName,
    patronymic: ({ patronymic }) => patronymic,
    birthDate: ({ birthDate }) => (birthDate ? formatDate(locale, dayText(birthDate)) : ''),
    sex: ({ sex }) => t(`sexes.${sex}`),
    locale: ({ locale: code }) => t(`languages.${code}`),
    email: ({ email }) => email ?? '',
    phone: ({ phone }) => (phone ? phoneText(phone) : ''),
    unitId: ({ unit }) => (unit ? inLocale(unit, 'name', locale) : ''),
    notes: ({ notes }) => notes,
  }
  const label = (field: ChosenField) => t(`fields.${field === 'unitId' ? 'unit' : field}`)
  return { label, say }
}
