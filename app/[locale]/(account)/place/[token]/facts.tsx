import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { Section } from '#components/ui/section.tsx'
import type { EventView } from '#lib/events/rules.ts'
import { formatDateFull, formatDateTime, formatTimeRange } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { OwnPlace } from '#lib/participation/queries/place.ts'

/** When and where, with whom, whom to ask; the event's own facts are left out when it is no longer public. */
export async function Facts({ place, event }: { place: OwnPlace; event: EventView | null }) {
  const t = await getTranslations('signUps.place.facts')
  const locale = (await getLocale()) as Locale
  const { shift, companion, children, changes } = place
  const [last] = changes
  const when = `${formatDateFull(locale, shift.startsAt)}, ${formatTimeRange(locale, shift.startsAt, shift.endsAt)}`
  return (
    <Section
      title={t('title')}
      more={
        event ? (
          <ButtonLink href={`/events/${event.slug}/calendar.ics`} look="small-quiet">
            {t('calendar')}
          </ButtonLink>
        ) : null
      }
    >
      <DescriptionList
        facts={[
          { label: t('when'), value: when },
          { label: t('where'), value: inLocale(shift.event, 'place', locale) },
          { label: t('role'), value: inLocale(shift, 'role', locale) },
          { label: t('companion'), value: companion?.givenName },
          children.length > 0 && { label: t('children'), value: <Children place={place} /> },
          event && { label: t('requirements'), value: inLocale(event, 'requirements', locale) },
          event && { label: t('contact'), value: <Contact event={event} /> },
          last && { label: t('changed'), value: formatDateTime(locale, last.at) },
        ]}
      />
    </Section>
  )
}

async function Children({ place: { children } }: { place: OwnPlace }) {
  const t = await getTranslations('participation.status')
  return (
    <ul>
      {children.map((child, index) => (
        <li key={index}>
          {child.token ? (
            <SiteLink href={`/place/${child.token}`}>{child.volunteer.givenName}</SiteLink>
          ) : (
            child.volunteer.givenName
          )}{' '}
          <span className="meta">{t(child.status)}</span>
        </li>
      ))}
    </ul>
  )
}

async function Contact({ event }: { event: EventView }) {
  const locale = (await getLocale()) as Locale
  const { centre } = event
  const contact = inLocale(event, 'contact', locale)
  return (
    <>
      {contact ? <p>{contact}</p> : null}
      <p>
        <SiteLink href={`/centres/${centre.slug}`}>{inLocale(centre, 'name', locale)}</SiteLink>
      </p>
      {centre.phone ? (
        <p>
          <a href={`tel:${centre.phone}`}>{centre.phone}</a>
        </p>
      ) : null}
      {centre.email ? (
        <p>
          <a href={`mailto:${centre.email}`}>{centre.email}</a>
        </p>
      ) : null}
    </>
  )
}
