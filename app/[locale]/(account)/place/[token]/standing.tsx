import { getLocale, getTranslations } from 'next-intl/server'
import { Form } from '#components/ui/form.tsx'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import { signUpWindow } from '#lib/events/rules.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { OwnPlace } from '#lib/participation/queries/place.ts'
import { dayMs, now } from '#lib/platform/clock.ts'
import { keep } from './actions.ts'

const marks: Record<OwnPlace['status'], StatusMark> = {
  ...{ confirmed: 'good', offered: 'wait', waiting: 'wait', cancelled: 'off', removed: 'off' },
}

/** Where the sign-up stands, and what happens next. */
export async function Standing({ place }: { place: OwnPlace }) {
  const t = await getTranslations('signUps.place')
  const { shift, status } = place
  const isOff = shift.cancelledAt !== null || shift.event.state === 'cancelled'
  return (
    <section className="place-standing" aria-label={t('standing')}>
      <p className="place-status">
        <Status mark={isOff ? 'bad' : marks[status]}>
          {isOff ? t('status.off') : await statusWord(place)}
        </Status>
      </p>
      <p>{isOff ? t('next.off') : await nextWords(place)}</p>
      {place.may.keep && !isOff ? <Keep place={place} /> : null}
    </section>
  )
}

async function statusWord({ status, position, heldFor, shift, attendance }: OwnPlace): Promise<string> {
  const t = await getTranslations('signUps.place.status')
  if (status === 'confirmed' && shift.endsAt <= now())
    return attendance?.mark === 'present' ? t('came') : t('over')
  if (status === 'waiting') return t('waiting', { position: position ?? 1 })
  if (status === 'offered') return t(`held.${heldFor ?? 'promotion'}`)
  return t(status)
}

async function nextWords(place: OwnPlace): Promise<string> {
  const t = await getTranslations('signUps.place.next')
  if (place.status === 'waiting') return waitingWords(place)
  if (place.status === 'offered') return heldWords(place)
  if (place.status === 'cancelled' || place.status === 'removed') return goneWords(place)
  return place.shift.endsAt <= now() ? t('over') : t('confirmed')
}

/** What a free place does depends on how near the start is; so does how the person hears of it. */
async function waitingWords({ shift, promotion, volunteer }: OwnPlace): Promise<string> {
  const t = await getTranslations('signUps.place.next')
  const locale = (await getLocale()) as Locale
  const { closesAt } = signUpWindow(shift, shift.event)
  const dayBefore = new Date(shift.startsAt.getTime() - dayMs)
  const until = formatDateTime(locale, dayBefore < closesAt ? dayBefore : closesAt)
  const told = volunteer.email ? t('told') : t('toldByPhone')
  if (promotion === 'none') return t('waitingClosed')
  return promotion === 'confirm' ? `${t('waiting', { until })} ${told}` : `${t('waitingLate')} ${told}`
}

async function heldWords({ heldFor, heldUntil, consentRequests, volunteer }: OwnPlace): Promise<string> {
  const t = await getTranslations('signUps.place.next')
  const locale = (await getLocale()) as Locale
  const until = heldUntil ? formatDateTime(locale, heldUntil) : ''
  if (heldFor !== 'consent') return t(heldFor === 'reconfirmation' ? 'moved' : 'offered', { until })
  const [request] = consentRequests
  const name = request?.guardianName ?? volunteer.guardians[0]?.name ?? ''
  if (name === '') return `${t('consent', { until })} ${t('consentOnPaper')}`
  const way = request?.tokenHash ? t('consentAsked', { name }) : t('consentToGive', { name })
  return `${t('consent', { until })} ${way} ${t('consentOnPaper')}`
}

const known = [
  ...(['self', 'asked', 'moved', 'shiftCancelled', 'eventCancelled', 'offerExpired'] as const),
  ...([
    'consentExpired',
    'consentRefused',
    'notReconfirmed',
    'duplicate',
    'leftCentre',
    'noLongerFits',
  ] as const),
]

async function goneWords({ changes, may }: OwnPlace): Promise<string> {
  const t = await getTranslations('signUps.place.gone')
  const reason = changes[0]?.reason ?? ''
  const code = known.find((each) => each === reason)
  const why = code ? t(code) : reason === '' ? '' : t('reason', { reason })
  return [why, may.rejoin ? t('rejoin') : ''].filter(Boolean).join(' ')
}

async function Keep({ place: { token, heldUntil } }: { place: OwnPlace }) {
  const t = await getTranslations('signUps.place.keep')
  const locale = (await getLocale()) as Locale
  return (
    <div className="place-keep">
      <Form action={keep} hidden={{ token }} submit={t('submit')} />
      {heldUntil ? <p className="note">{t('until', { until: formatDateTime(locale, heldUntil) })}</p> : null}
    </div>
  )
}
