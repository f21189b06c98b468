import { getLocale, getTranslations } from 'next-intl/server'
import { Seats } from '#components/events/seats.tsx'
import { ReasonList } from '#components/participation/reason-list.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { DateBlock } from '#components/ui/date-block.tsx'
import { formatDayParts, formatTimeRange, relativeDay } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { OpenShift } from '#lib/participation/queries/sign-up.ts'
import { dayOf, now } from '#lib/platform/clock.ts'

/** Shifts in their order, grouped by day. */
export function OpenDays({ shifts }: { shifts: OpenShift[] }) {
  const days = Map.groupBy(shifts, ({ startsAt }) => dayOf(startsAt))
  return (
    <ol className="event-days">
      {[...days].map(([day, own]) => (
        <Day key={day} day={day} shifts={own} />
      ))}
    </ol>
  )
}

async function Day({ day, shifts }: { day: string; shifts: OpenShift[] }) {
  const locale = (await getLocale()) as Locale
  return (
    <li className="event-day">
      <h2>
        <DateBlock parts={formatDayParts(locale, day)} near={relativeDay(locale, day, now())} />
      </h2>
      <ul>
        {shifts.map((shift) => (
          <Line key={shift.id} shift={shift} />
        ))}
      </ul>
    </li>
  )
}

async function Line({ shift }: { shift: OpenShift }) {
  const locale = (await getLocale()) as Locale
  const { event, startsAt, endsAt, places, taken, waiting, chance, reasons } = shift
  const told = reasons.filter(({ effect }) => effect !== 'waits')
  return (
    <li className={`event-line ${chance === 'no' ? 'event-line-off' : ''}`}>
      <div>
        <p className="meta">
          <b>{formatTimeRange(locale, startsAt, endsAt)}</b> · {inLocale(shift, 'role', locale)}
        </p>
        <h3>
          <SiteLink href={`/events/${event.slug}`}>{inLocale(event, 'title', locale)}</SiteLink>
        </h3>
        <p className="meta">{inLocale(event, 'place', locale)}</p>
        {chance === 'yours' ? null : <ReasonList reasons={told} isOwn />}
      </div>
      <div className="event-line-end stack">
        <Seats seats={{ places, taken, waiting, free: waiting > 0 ? 0 : places - taken }} />
        <Act shift={shift} />
      </div>
    </li>
  )
}

async function Act({ shift: { id, event, chance, token, waiting } }: { shift: OpenShift }) {
  const t = await getTranslations('signUps.open')
  if (chance === 'no') return null
  if (chance === 'yours') return token ? <SiteLink href={`/place/${token}`}>{t('yours')}</SiteLink> : null
  return (
    <div className="actions">
      <ButtonLink href={`/events/${event.slug}/sign-up?shift=${id}`} look="small">
        {chance === 'waitable' ? t('wait', { position: waiting + 1 }) : t('take')}
      </ButtonLink>
    </div>
  )
}
