import { useLocale, useTranslations } from 'next-intl'
import { Status } from '#components/ui/status.tsx'
import type { EventListItem } from '#lib/events/rules.ts'
import { formatDay, formatTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { Seats } from './seats.tsx'

type Facts = Pick<EventListItem, 'phase' | 'signUp' | 'signUpLaterAt' | 'seats'>

/** What an event's line says at its end: cancelled, over, under way, or how many places are free. */
export function EventState({ event }: { event: Facts }) {
  const t = useTranslations('events.state')
  const { phase, signUp, seats } = event
  if (phase === 'cancelled') return <Status mark="bad">{t('cancelled')}</Status>
  if (phase === 'over') {
    return <Status mark="off">{seats.taken > 0 ? t('came', { count: seats.taken }) : t('over')}</Status>
  }
  return (
    <div className="event-state">
      <Seats seats={seats} />
      {phase === 'running' ? <Status mark="good">{t('running')}</Status> : null}
      {phase === 'ahead' && seats.places > 0 && signUp !== 'open' ? <SignUpState event={event} /> : null}
    </div>
  )
}

function SignUpState({ event }: { event: Facts }) {
  const t = useTranslations('events.state')
  const locale = useLocale() as Locale
  if (event.signUp === 'closed') return <Status mark="off">{t('closed')}</Status>
  const at = event.signUpLaterAt
  if (!at) return <Status mark="wait">{t('laterPlain')}</Status>
  return (
    <Status mark="wait">{t('later', { date: `${formatDay(locale, at)}, ${formatTime(locale, at)}` })}</Status>
  )
}
