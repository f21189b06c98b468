import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { listPublishedEvents } from '#lib/events/public.ts'
import { adultAge } from '#lib/events/rules.ts'
import { type EventFilters, readEventFilters } from '#lib/events/schema.ts'
import { formatDay } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { EventToJoin } from '#lib/participation/queries/sign-up.ts'

const alternativesMax = 3

/** Who may come by age, and what is open to those who may not; nothing when everybody may. */
export async function AgeNotice({ event }: { event: EventToJoin }) {
  const t = await getTranslations('signUps.age')
  const events = await getTranslations('events.age')
  const { minimumAge, lawReasons } = event.ageRule
  if (minimumAge === null) return null
  const reasons = lawReasons.map((reason) => events(`reasons.${reason}`)).join('; ')
  const others = await alternatives(event, minimumAge)
  return (
    <Notice title={events(lawReasons.length > 0 ? 'fromLaw' : 'from', { age: minimumAge })}>
      <p>{lawReasons.length > 0 ? t('law', { reasons }) : t('host', { age: minimumAge })}</p>
      {others.length > 0 ? <Others events={others} age={minimumAge - 1} /> : null}
    </Notice>
  )
}

type Listed = Awaited<ReturnType<typeof alternatives>>

async function Others({ events, age }: { events: Listed; age: number }) {
  const t = await getTranslations('signUps.age')
  const locale = (await getLocale()) as Locale
  return (
    <>
      <p>{t('others')}</p>
      <ul className="sign-up-others">
        {events.map(({ slug, startsAt, ...event }) => (
          <li key={slug}>
            <SiteLink href={`/events/${slug}`}>{inLocale(event, 'title', locale)}</SiteLink>{' '}
            <span className="meta">{formatDay(locale, startsAt)}</span>
          </li>
        ))}
        <li>
          <SiteLink href={`/events?age=${age}&places=1`}>{t('all')}</SiteLink>
        </li>
      </ul>
    </>
  )
}

/** Open to somebody just too young: of the same district first, then of the whole region, soonest first. */
async function alternatives({ slug, unit }: EventToJoin, minimumAge: number) {
  const age = Math.min(minimumAge, adultAge) - 1
  const any: EventFilters = { ...readEventFilters({}), age, hasPlaces: true }
  const near = (await listPublishedEvents({ ...any, unit: unit.slug }, null)).items
  const all = near.length < alternativesMax ? (await listPublishedEvents(any, null)).items : []
  const known = new Set<string>([slug])
  const found = [...near, ...all].filter((event) => {
    const isNew = !known.has(event.slug) && event.phase === 'ahead'
    known.add(event.slug)
    return isNew
  })
  return found.slice(0, alternativesMax)
}
