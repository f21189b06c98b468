import { getLocale, getTranslations } from 'next-intl/server'
import type { Actor } from '#lib/accounts/actor.ts'
import { findRecipientChoices } from '#lib/awards/queries.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'

/** People and organisations of that name, told apart by what stands beside them. */
export async function recipientOptions(actor: Actor, q: string) {
  const t = await getTranslations('awards.staff')
  const locale = (await getLocale()) as Locale
  const { volunteers, people, organisations } = await findRecipientChoices(actor, q)
  return [
    ...volunteers.map(({ id, surname, givenName, patronymic, cardNumber, unit }) => ({
      value: `volunteer:${id}`,
      label: [surname, givenName, patronymic].filter(Boolean).join(' '),
      hint: [t('card', { number: cardNumber }), unit ? inLocale(unit, 'name', locale) : '']
        .filter(Boolean)
        .join(', '),
    })),
    ...people.map((person) => ({
      value: `person:${person.id}`,
      label: inLocale(person, 'name', locale),
      hint: t('person'),
    })),
    ...organisations.map((body) => ({
      value: `organisation:${body.id}`,
      label: inLocale(body, 'name', locale),
      hint: t('organisation'),
    })),
  ]
}
