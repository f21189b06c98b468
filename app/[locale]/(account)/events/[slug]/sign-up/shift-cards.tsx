import { getLocale, getTranslations } from 'next-intl/server'
import type { ChoiceCard } from '#components/participation/choice-cards.tsx'
import { ReasonList } from '#components/participation/reason-list.tsx'
import { Seats } from '#components/events/seats.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { formatList, formatTimeRange, formatWeekday } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { OpenShift } from '#lib/participation/queries/sign-up.ts'

/** `person`: somebody with a card, of whom all reasons are known; anybody else is asked for skills by the coordinator. */
export type Viewer = 'person' | 'anybody'

/** The shifts of an event as cards to choose from, each with its places and what signing up for it would come to. */
export async function shiftCards(shifts: OpenShift[], viewer: Viewer): Promise<ChoiceCard[]> {
  const locale = (await getLocale()) as Locale
  return shifts.map((shift) => ({
    value: shift.id,
    label: (
      <>
        <b>{inLocale(shift, 'role', locale)}</b>{' '}
        <span>
          {formatWeekday(locale, shift.startsAt)}, {formatTimeRange(locale, shift.startsAt, shift.endsAt)}
        </span>
      </>
    ),
    details: <Details shift={shift} viewer={viewer} />,
    isOff: isOff(shift, viewer),
  }))
}

/** Skills are on a card; who has none cannot show theirs here. */
export function isOff({ chance, skills }: OpenShift, viewer: Viewer): boolean {
  return chance === 'no' || chance === 'yours' || (viewer === 'anybody' && skills.length > 0)
}

async function Details({ shift, viewer }: { shift: OpenShift; viewer: Viewer }) {
  const t = await getTranslations('signUps.choose')
  const locale = (await getLocale()) as Locale
  const { chance, places, taken, waiting, token } = shift
  const skills = shift.skills.map(({ skill }) => inLocale(skill, 'name', locale))
  const told = shift.reasons.filter(({ effect }) => effect !== 'waits')
  return (
    <>
      <Seats seats={{ places, taken, waiting, free: waiting > 0 ? 0 : places - taken }} step={9} />
      {chance === 'waitable' ? <p>{t('wait', { position: waiting + 1 })}</p> : null}
      {skills.length > 0 ? (
        <p>
          {viewer === 'person'
            ? t('skills', { skills: formatList(locale, skills) })
            : t('skillsAsk', { skills: formatList(locale, skills) })}
        </p>
      ) : null}
      {chance === 'yours' && token ? (
        <p>
          {t('yours')} <SiteLink href={`/place/${token}`}>{t('open')}</SiteLink>
        </p>
      ) : (
        <ReasonList reasons={told} isOwn />
      )}
    </>
  )
}
