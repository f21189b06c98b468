import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { PlaceDots } from '#components/horizon/place-dots.tsx'
import type { EventView } from '#lib/events/rules.ts'
import { formatDate, formatDateTime, formatNumber } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'

/** How to take part, said truthfully: the way to the sign-up page; or why nobody can now, and whom to ask. */
export function JoinCard({ event }: { event: EventView }) {
  if (event.phase === 'cancelled') return <Cancelled event={event} />
  return (
    <section className="join-card" id="join">
      <Heading event={event} />
      {event.phase === 'over' ? <Over event={event} /> : <Ways event={event} />}
    </section>
  )
}

function Heading({ event }: { event: EventView }) {
  const t = useTranslations('events.join')
  const locale = useLocale() as Locale
  const { seats, phase } = event
  if (phase === 'over') return <h2>{t('over')}</h2>
  if (phase === 'running') return <h2>{t('running')}</h2>
  if (seats.places === 0) return <h2>{t('how')}</h2>
  if (seats.free <= 0) return <h2>{t('full')}</h2>
  return (
    <h2>
      <span className="numeral">{formatNumber(locale, seats.free)}</span>
      {t('free', { count: seats.free, places: seats.places })}
    </h2>
  )
}

function Over({ event }: { event: EventView }) {
  const t = useTranslations('events')
  return (
    <>
      <p>{event.isDateStated ? t('join.overText') : t('join.noDate')}</p>
      {event.seats.taken > 0 ? <p>{t('state.came', { count: event.seats.taken })}</p> : null}
      <p>
        <SiteLink href="/events">{t('page.allEvents')}</SiteLink>
      </p>
    </>
  )
}

function Ways({ event }: { event: EventView }) {
  const t = useTranslations('events.join')
  const tUi = useTranslations('ui')
  const { seats, phase } = event
  return (
    <>
      {seats.places > 0 ? (
        <>
          <PlaceDots taken={seats.taken} places={seats.places} waiting={seats.waiting} step={9} />
          {seats.waiting > 0 ? <p className="note">{tUi('waiting', { count: seats.waiting })}</p> : null}
        </>
      ) : null}
      {isJoinable(event) ? <SignUp event={event} /> : null}
      {isJoinable(event) ? null : (
        <p>
          {phase === 'running' ? (
            t('runningText')
          ) : seats.places > 0 ? (
            <NotNow event={event} />
          ) : (
            t('howPlain')
          )}
        </p>
      )}
      <Contacts event={event} />
    </>
  )
}

/** Whether the sign-up page has something to choose: a published event with a shift whose window is open. */
export function isJoinable({ state, signUp, seats }: EventView): boolean {
  return state === 'published' && signUp === 'open' && seats.places > 0
}

function SignUp({ event }: { event: EventView }) {
  const t = useTranslations('signUps.join')
  const isFull = event.seats.free <= 0
  return (
    <>
      <ButtonLink href={`/events/${event.slug}/sign-up`}>{isFull ? t('wait') : t('button')}</ButtonLink>
      <p className="note">{isFull ? t('waitText') : t('text')}</p>
      <p className="note">
        <SiteLink href={`/events/${event.slug}/sign-up?group=1`}>{t('group')}</SiteLink>
      </p>
    </>
  )
}

function NotNow({ event: { signUp, signUpLaterAt } }: { event: EventView }) {
  const t = useTranslations('signUps.join')
  const locale = useLocale() as Locale
  if (signUp === 'later' && signUpLaterAt) return t('later', { date: formatDateTime(locale, signUpLaterAt) })
  return t('closed')
}

function Contacts({ event }: { event: EventView }) {
  const t = useTranslations('events')
  const locale = useLocale() as Locale
  const { centre } = event
  const mail: ReactNode = centre.email ? <a href={`mailto:${centre.email}`}>{centre.email}</a> : null
  const phone: ReactNode = centre.phone ? <a href={`tel:${centre.phone}`}>{centre.phone}</a> : null
  return (
    <DescriptionList
      facts={[
        { label: t('page.contact'), value: inLocale(event, 'contact', locale) },
        {
          label: t('page.centre'),
          value: <SiteLink href={`/centres/${centre.slug}`}>{inLocale(centre, 'name', locale)}</SiteLink>,
        },
        { label: t('page.email'), value: mail },
        { label: t('page.phone'), value: phone },
        { label: t('page.address'), value: inLocale(centre, 'address', locale) },
        { label: t('page.openingHours'), value: inLocale(centre, 'openingHours', locale) },
      ]}
    />
  )
}

function Cancelled({ event }: { event: EventView }) {
  const t = useTranslations('events')
  const locale = useLocale() as Locale
  const reason = inLocale(event, 'cancelReason', locale)
  return (
    <section className="join-card join-card-off" id="join">
      <h2>{t('join.cancelled')}</h2>
      {reason ? <p>{t('join.reason', { reason })}</p> : null}
      {event.cancelledAt ? (
        <p className="note">{t('join.cancelledOn', { date: formatDate(locale, event.cancelledAt) })}</p>
      ) : null}
      <p>
        <SiteLink href="/events">{t('page.allEvents')}</SiteLink>
      </p>
    </section>
  )
}
