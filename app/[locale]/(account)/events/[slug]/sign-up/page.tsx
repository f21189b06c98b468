import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { SiteLink } from '#components/site/site-link.tsx'
import { AsideColumns } from '#components/ui/columns.tsx'
import { DateBlock } from '#components/ui/date-block.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { currentActor } from '#lib/accounts/session.ts'
import type { Actor } from '#lib/accounts/actor.ts'
import { formatDateRange, formatDayParts, formatTimeRange } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { type EventToJoin, findEventToJoin } from '#lib/participation/queries/sign-up.ts'
import { findSent } from '#lib/participation/queries/sent.ts'
import { AgeNotice } from './age-notice.tsx'
import { dayOf, now } from '#lib/platform/clock.ts'
import { Closed } from './closed.tsx'
import { GroupForm } from './group-form.tsx'
import { GuestForm } from './guest-form.tsx'
import { Questions } from './questions.tsx'
import { SelfForm } from './self-form.tsx'
import { SentPage } from './sent-page.tsx'
import { isOff, type Viewer } from './shift-cards.tsx'

export const dynamic = 'force-dynamic'

/**
 * Asked once within a request. With a card the shifts are judged for its person, otherwise for anybody. What has begun is left
 * out while something is still ahead.
 */
const eventOnce = cache(async (slug: string, isOwn: boolean) => {
  const event = await findEventToJoin(isOwn ? await currentActor() : null, slug)
  const ahead = event?.shifts.filter(({ startsAt }) => startsAt > now()) ?? []
  return event && ahead.length > 0 ? { ...event, shifts: ahead } : event
})

type Said = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ slug: string }>; searchParams: Promise<Said> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('signUps')
  const locale = (await getLocale()) as Locale
  const event = await eventOnce((await params).slug, false)
  const title = event ? `${t('title')} · ${inLocale(event, 'title', locale)}` : t('title')
  return { title, robots: { index: false } }
}

export default async function SignUpPage({ params, searchParams }: Props) {
  const { slug } = await params
  const said = await searchParams
  const actor = await currentActor()
  const way = wayOf(actor, said)
  const event = await eventOnce(slug, way === 'self')
  if (!event) notFound()
  if (typeof said.done === 'string')
    return <SentPage event={event} sent={await findSent(null, slug, said.done)} />
  const viewer = way === 'self' ? 'person' : 'anybody'
  return (
    <>
      <Head event={event} />
      <AsideColumns aside={<Questions event={event} />}>
        <div className="sign-up">
          {isPossible(event, viewer) ? (
            <>
              {viewer === 'anybody' ? <AgeNotice event={event} /> : null}
              <Ways way={way} actor={actor} slug={slug} />
              <Form way={way} event={event} actor={actor} chosen={said.shift} />
            </>
          ) : (
            <Closed event={event} viewer={viewer} />
          )}
        </div>
      </AsideColumns>
    </>
  )
}

type Way = 'visitor' | 'self' | 'group'

/** Who has a card signs up with it, unless they do it for somebody else. */
function wayOf(actor: Actor | null, said: Said): Way {
  if (said.group === '1') return 'group'
  return actor?.volunteerId && said.other !== '1' ? 'self' : 'visitor'
}

function isPossible({ shifts }: EventToJoin, viewer: Viewer): boolean {
  return shifts.some((shift) => !isOff(shift, viewer) || shift.chance === 'yours')
}

type FormProps = { way: Way; event: EventToJoin; actor: Actor | null; chosen: Said[string] }

function Form({ way, event, actor, chosen }: FormProps) {
  const open = event.shifts.filter((shift) => !isOff(shift, way === 'self' ? 'person' : 'anybody'))
  const asked = open.find(({ id }) => id === chosen)?.id
  const shiftId = asked ?? (open.length === 1 ? open[0]?.id : undefined)
  if (way === 'self') return <SelfForm event={event} shiftId={shiftId} />
  if (way === 'group') return <GroupForm event={event} shiftId={shiftId} />
  return <GuestForm event={event} shiftId={shiftId} email={actor?.volunteerId ? '' : (actor?.email ?? '')} />
}

async function Head({ event }: { event: EventToJoin }) {
  const t = await getTranslations('signUps')
  const events = await getTranslations('events')
  const locale = (await getLocale()) as Locale
  const title = inLocale(event, 'title', locale)
  const place = inLocale(event, 'place', locale)
  const crumbs = [
    { href: '/events', label: events('title') },
    { href: `/events/${event.slug}`, label: title },
  ]
  return (
    <PageHead
      title={t('title')}
      crumbs={crumbs}
      lede={place ? `${title}. ${place}` : title}
      figure={
        <DateBlock parts={formatDayParts(locale, event.startsAt)}>
          <span>
            {dayOf(event.startsAt) === dayOf(event.endsAt)
              ? formatTimeRange(locale, event.startsAt, event.endsAt)
              : formatDateRange(locale, event.startsAt, event.endsAt)}
          </span>
        </DateBlock>
      }
    />
  )
}

/** The other ways to sign up: with an account, for somebody else, as a group. */
async function Ways({ way, actor, slug }: { way: Way; actor: Actor | null; slug: string }) {
  const t = await getTranslations('signUps.ways')
  const locale = (await getLocale()) as Locale
  const path = `/events/${slug}/sign-up`
  const from = encodeURIComponent(localePath(locale, path))
  return (
    <ul className="sign-up-ways">
      {way === 'self' ? null : <li>{way === 'group' ? t('group') : t('visitor')}</li>}
      {actor ? null : (
        <li>
          <SiteLink href={`/sign-in?from=${from}`}>{t('signIn')}</SiteLink>
        </li>
      )}
      {way === 'self' || !actor?.volunteerId ? null : (
        <li>
          <SiteLink href={path}>{t('self')}</SiteLink>
        </li>
      )}
      {way === 'self' ? (
        <li>
          <SiteLink href={`${path}?other=1`}>{t('other')}</SiteLink>
        </li>
      ) : null}
      <li>
        {way === 'group' ? (
          <SiteLink href={actor?.volunteerId ? `${path}?other=1` : path}>{t('alone')}</SiteLink>
        ) : (
          <SiteLink href={`${path}?group=1`}>{t('asGroup')}</SiteLink>
        )}
      </li>
    </ul>
  )
}
