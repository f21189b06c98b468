import { getLocale, getTranslations } from 'next-intl/server'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { VolunteerCard } from '#lib/volunteers/queries.ts'
import { dayText, phoneText } from '#lib/volunteers/rules.ts'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { Section } from '#components/ui/section.tsx'

/** What is known of a person. The identification number is its last four digits here and everywhere. */
export async function CardFacts({ card }: { card: VolunteerCard }) {
  const t = await getTranslations('volunteers')
  const say = await getTranslations('registry.spoken')
  const locale = (await getLocale()) as Locale
  const { phone, email, iinLast4, directions, skills } = card
  return (
    <>
      <Section title={t('page.contacts')}>
        {phone || email ? (
          <DescriptionList
            facts={[
              {
                label: t('fields.phone'),
                value: phone ? <a href={`tel:${phone}`}>{phoneText(phone)}</a> : null,
              },
              { label: t('fields.email'), value: email ? <a href={`mailto:${email}`}>{email}</a> : null },
              { label: t('fields.locale'), value: t(`languages.${card.locale}`) },
            ]}
          />
        ) : (
          <p>{t('page.noContacts')}</p>
        )}
      </Section>
      <Section title={t('page.data')}>
        <DescriptionList
          facts={[
            {
              label: t('fields.birthDate'),
              value: card.birthDate ? formatDate(locale, dayText(card.birthDate)) : null,
            },
            { label: t('fields.sex'), value: t(`sexes.${card.sex}`) },
            { label: t('fields.unit'), value: card.unit ? inLocale(card.unit, 'name', locale) : null },
            { label: t('fields.iin'), value: iinLast4 ? `•••• ${iinLast4}` : null },
            {
              label: say('title'),
              value: card.languages.map((code) => (say.has(code) ? say(code as 'kk') : code)).join(', '),
            },
            {
              label: t('fields.directions'),
              value: directions.map(({ direction }) => inLocale(direction, 'name', locale)).join(', '),
            },
            {
              label: t('fields.skills'),
              value: skills.map(({ skill }) => inLocale(skill, 'name', locale)).join(', '),
            },
            { label: t('fields.notes'), value: card.notes },
            { label: t('page.suspendReason'), value: card.suspendReason },
            { label: t('page.registeredOn'), value: formatDate(locale, card.createdAt) },
            { label: t('page.changedOn'), value: formatDate(locale, card.updatedAt) },
          ]}
        />
      </Section>
    </>
  )
}
