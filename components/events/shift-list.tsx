import { useLocale, useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import type { EventView, ShiftLine } from '#lib/events/rules.ts'
import { platformWords } from '#lib/events/rules/programme.ts'
import { formatDay, formatList, formatTime, formatTimeRange, formatWeekday } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { Seats } from './seats.tsx'

/** The shifts of an event: who is needed, when, and how many places there are. */
export function ShiftList({ event }: { event: EventView }) {
  const t = useTranslations('events.page')
  if (event.shifts.length === 0 || event.phase === 'cancelled') return null
  return (
    <Section title={t('shifts')} id="shifts">
      <ul className="rows">
        {event.shifts.map((shift) => (
          <Shift key={shift.id} shift={shift} event={event} />
        ))}
      </ul>
    </Section>
  )
}

function Shift({ shift, event }: { shift: ShiftLine; event: EventView }) {
  const t = useTranslations('events')
  const locale = useLocale() as Locale
  const skills = shift.skills.map((skill) => inLocale(skill, 'name', locale))
  const { startsAt, endsAt, places, taken, waiting, free } = shift
  const isOver = shift.isOver || event.phase === 'over'
  return (
    <li className="shift-line">
      <div>
        <h3>{inLocale(shift, 'role', locale)}</h3>
        {event.isDateStated ? (
          <p className="meta">
            {formatWeekday(locale, startsAt)}, <b>{formatTimeRange(locale, startsAt, endsAt)}</b>
          </p>
        ) : null}
        {shift.platform ? (
          <p>
            {t('page.platform', { number: shift.platform.number })} {platformWords(shift.platform, locale)}
          </p>
        ) : null}
        {skills.length > 0 ? <p>{t('page.shiftSkills', { skills: formatList(locale, skills) })}</p> : null}
      </div>
      <div className="shift-line-end">
        {isOver ? (
          <Status mark="off">{taken > 0 ? t('state.came', { count: taken }) : t('state.over')}</Status>
        ) : (
          <>
            <Seats seats={{ places, taken, waiting, free }} />
            <ShiftSignUp shift={shift} event={event} />
          </>
        )}
      </div>
    </li>
  )
}

function ShiftSignUp({ shift, event }: { shift: ShiftLine; event: EventView }) {
  const t = useTranslations('events')
  const tJoin = useTranslations('signUps.join')
  const locale = useLocale() as Locale
  if (shift.signUp === 'closed') return <Status mark="off">{t('state.closed')}</Status>
  if (shift.signUp === 'later') return <Status mark="wait">{t('state.laterPlain')}</Status>
  const date = `${formatDay(locale, shift.closesAt)}, ${formatTime(locale, shift.closesAt)}`
  return (
    <>
      {event.state === 'published' ? (
        <p>
          <SiteLink href={`/events/${event.slug}/sign-up?shift=${shift.id}`}>
            {shift.free > 0 ? tJoin('shift') : tJoin('shiftWait')}
          </SiteLink>
        </p>
      ) : null}
      <p className="meta">{t('join.closes', { date })}</p>
    </>
  )
}
