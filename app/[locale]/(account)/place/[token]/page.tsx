import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { SiteLink } from '#components/site/site-link.tsx'
import { DateBlock } from '#components/ui/date-block.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { findPublishedEvent } from '#lib/events/public.ts'
import { formatDayParts, formatTimeRange } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findOwnPlace, type OwnPlace } from '#lib/participation/queries/place.ts'
import { now } from '#lib/platform/clock.ts'
import { NotFound } from '#lib/platform/refusal.ts'
import { minutesToWait } from '../../personal-link.ts'
import { TooManyLooks } from '../../too-many.tsx'
import { Changes } from './changes.tsx'
import { CheckIn } from './check-in.tsx'
import { Done } from './done.tsx'
import { Facts } from './facts.tsx'
import { KeepLink } from './keep-link.tsx'
import { MakeAccount } from './make-account.tsx'
import { Release } from './release.tsx'
import { SharePhone } from './share-phone.tsx'
import { Standing } from './standing.tsx'

export const dynamic = 'force-dynamic'

type Said = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ token: string }>; searchParams: Promise<Said> }

/** The title and the page ask for the same sign-up within one request. */
const placeOnce = cache(async (token: string) => {
  try {
    return await findOwnPlace(null, token)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
})

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signUps.place')
  return { title: t('title'), robots: { index: false, follow: false } }
}

export default async function PlacePage({ params, searchParams }: Props) {
  const minutes = await minutesToWait()
  if (minutes !== null) return <TooManyLooks minutes={minutes} />
  const place = await placeOnce((await params).token)
  if (!place) notFound()
  const said = await searchParams
  const event = await findPublishedEvent(place.shift.event.slug)
  if (said.release === '1' && place.may.leave) return <Release place={place} event={event} />
  const isPlaced = place.status === 'confirmed' || place.status === 'offered'
  const isActive = isPlaced || place.status === 'waiting'
  return (
    <>
      <Head place={place} />
      <div className="shell place-page">
        <div>
          <Done said={said} place={place} />
          <Standing place={place} />
          {isPlaced && place.shift.endsAt > now() ? <CheckIn place={place} /> : null}
          {isActive ? <KeepLink place={place} isNew={said.new === '1'} /> : null}
        </div>
        <Facts place={place} event={event} />
        {event?.host && place.may.sharePhone ? <SharePhone place={place} host={event.host} /> : null}
        <Changes place={place} />
        {place.may.makeAccount ? <MakeAccount place={place} /> : null}
      </div>
    </>
  )
}

async function Head({ place }: { place: OwnPlace }) {
  const t = await getTranslations('signUps.place')
  const locale = (await getLocale()) as Locale
  const { shift } = place
  return (
    <PageHead
      title={inLocale(shift.event, 'title', locale)}
      meta={t('of', { name: [place.volunteer.surname, place.volunteer.givenName].filter(Boolean).join(' ') })}
      lede={
        <>
          {inLocale(shift, 'role', locale)}
          {'. '}
          <SiteLink href={`/events/${shift.event.slug}`}>{t('event')}</SiteLink>
        </>
      }
      figure={
        <DateBlock parts={formatDayParts(locale, shift.startsAt)} size="page">
          <span>{formatTimeRange(locale, shift.startsAt, shift.endsAt)}</span>
        </DateBlock>
      }
    />
  )
}
