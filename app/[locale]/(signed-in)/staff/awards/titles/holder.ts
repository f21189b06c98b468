import type { TitleRow } from '#lib/awards/queries/titles.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { fullName } from '#lib/volunteers/rules.ts'

/** Who bears a title, as staff know them. */
export function holderOf({ volunteer, person, organisation }: TitleRow, locale: Locale): string {
  if (volunteer) return fullName(volunteer)
  const body = person ?? organisation
  return body ? inLocale(body, 'name', locale) : '—'
}
