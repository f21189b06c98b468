import { getLocale, getTranslations } from 'next-intl/server'
import { Picture } from '#components/files/picture.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { OfficePersonCard } from '#lib/office/public.ts'
import { phoneText } from '#lib/volunteers/rules.ts'

/** Who works here, what to come to them with and in which languages. Only people are round. */
export async function OfficePeople({ people }: { people: OfficePersonCard[] }) {
  const t = await getTranslations('frontOffice.people')
  if (people.length === 0) return null
  return (
    <Section title={t('title')} id="people">
      <ul className="office-people">
        {people.map((person) => (
          <Person key={person.id} person={person} />
        ))}
      </ul>
    </Section>
  )
}

async function Person({ person }: { person: OfficePersonCard }) {
  const t = await getTranslations('frontOffice.people')
  const locale = (await getLocale()) as Locale
  const { photo, phone, email, languages } = person
  const spoken = languages.map((code) => t(`languages.${code}`)).join(', ')
  const helps = inLocale(person, 'helps', locale)
  return (
    <li>
      {photo ? <Picture picture={photo.picture} alt={inLocale(photo, 'alt', locale)} sizes="6rem" /> : null}
      <h3>{inLocale(person, 'name', locale)}</h3>
      <p className="meta">{inLocale(person, 'job', locale)}</p>
      {helps ? <p>{helps}</p> : null}
      {spoken ? <p className="note">{t('speaks', { languages: spoken })}</p> : null}
      {phone ? (
        <p>
          <a href={`tel:${phone}`}>{phoneText(phone)}</a>
        </p>
      ) : null}
      {email ? (
        <p>
          <a href={`mailto:${email}`}>{email}</a>
        </p>
      ) : null}
      {person.isDemo ? <Status mark="off">{t('demo')}</Status> : null}
    </li>
  )
}
