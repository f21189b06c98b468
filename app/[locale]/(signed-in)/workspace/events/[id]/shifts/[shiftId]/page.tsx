import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PlaceDots } from '#components/horizon/place-dots.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { DateBlock } from '#components/ui/date-block.tsx'
import { Form } from '#components/ui/form.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { formatDayParts, formatTimeRange } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { findRoster, type Roster } from '#lib/participation/queries/roster.ts'
import { promote } from './actions.ts'
import { Done } from './done.tsx'
import { PlaceSection } from './place-section.tsx'
import { LeftPeople, PlacedPeople, WaitingPeople } from './people.tsx'

export const dynamic = 'force-dynamic'

/** The title and the page ask for the same roster within one request. */
const rosterOnce = cache(findRoster)

type Address = { params: Promise<{ id: string; shiftId: string }> }
type Props = Address & { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const actor = await requireCoordinator()
  const locale = (await getLocale()) as Locale
  const { shift } = await findOrLeave(actor, params)
  return { title: `${inLocale(shift, 'role', locale)} · ${inLocale(shift.event, 'title', locale)}` }
}

export default async function RosterPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const locale = (await getLocale()) as Locale
  const roster = await findOrLeave(actor, params)
  const said = await searchParams
  const q = typeof said.q === 'string' ? said.q.slice(0, 80) : ''
  return (
    <>
      <RosterHead roster={roster} locale={locale} />
      <div className="shell">
        <Done said={said} roster={roster} />
        <State roster={roster} />
        <PlacedPeople roster={roster} />
        {roster.waiting.length > 0 ? <WaitingPeople roster={roster} /> : null}
        {isOpen(roster) ? <PlaceSection actor={actor} roster={roster} q={q} /> : null}
        {roster.left.length > 0 ? <LeftPeople roster={roster} /> : null}
      </div>
    </>
  )
}

async function findOrLeave(actor: Actor, params: Address['params']): Promise<Roster> {
  const { id, shiftId } = await params
  return (await rosterOnce(actor, id, shiftId)) ?? notFound()
}

async function RosterHead({ roster, locale }: { roster: Roster; locale: Locale }) {
  const { shift } = roster
  const t = await getTranslations('participation.roster')
  const title = inLocale(shift.event, 'title', locale)
  const eventPath = `/workspace/events/${shift.event.id}`
  const crumbs = [
    { href: '/workspace', label: t('workspace') },
    { href: '/workspace/events', label: t('events') },
    { href: eventPath, label: title },
  ]
  const free = shift.places - shift.taken
  return (
    <PageHead
      title={inLocale(shift, 'role', locale)}
      crumbs={crumbs}
      lede={title}
      figure={
        <DateBlock parts={formatDayParts(locale, shift.startsAt)}>
          <span>{formatTimeRange(locale, shift.startsAt, shift.endsAt)}</span>
        </DateBlock>
      }
    >
      <div className="seats">
        <PlaceDots taken={shift.taken} places={shift.places} waiting={shift.waiting} />
        <span>
          <b>{free > 0 ? t('free', { count: free }) : t('noneFree')}</b>{' '}
          {t('seats', { taken: shift.taken, places: shift.places })}
          {shift.waiting > 0 ? ` · ${t('queue', { count: shift.waiting })}` : null}
        </span>
      </div>
      <div className="actions">
        {isOpen(roster) ? (
          <ButtonLink href={`${eventPath}/shifts/${shift.id}#place`} look="small">
            {t('toPlace')}
          </ButtonLink>
        ) : null}
        {roster.isAhead ? null : (
          <ButtonLink href={`${eventPath}/shifts/${shift.id}/hours`} look="small">
            {(await getTranslations('hours.shift'))('link')}
          </ButtonLink>
        )}
        {shift.event.state === 'draft' || shift.cancelledAt ? null : <ToMark shift={shift} locale={locale} />}
        <ButtonLink href={eventPath} look="small-quiet">
          {t('toEvent')}
        </ButtonLink>
      </div>
    </PageHead>
  )
}

/** The screen and the paper to mark who came on; the screen by a full load, because it alone may use the camera. */
async function ToMark({ shift, locale }: { shift: Roster['shift']; locale: Locale }) {
  const t = await getTranslations('attendance')
  const eventPath = `/workspace/events/${shift.event.id}`
  return (
    <>
      <a className="button button-small" href={localePath(locale, `${eventPath}/check-in?shift=${shift.id}`)}>
        {t('open')}
      </a>
      <ButtonLink href={`${eventPath}/shifts/${shift.id}/roster-sheet`} look="small-quiet">
        {t('openSheet')}
      </ButtonLink>
    </>
  )
}

async function State({ roster }: { roster: Roster }) {
  const t = await getTranslations('participation.roster')
  const { shift, isQueueStopped } = roster
  if (shift.cancelledAt || shift.event.state === 'cancelled')
    return <Notice tone="bad">{t('cancelled')}</Notice>
  if (shift.event.state === 'draft') return <Notice>{t('draft')}</Notice>
  if (!isOpen(roster)) return <Notice>{t('started')}</Notice>
  if (!isQueueStopped) return null
  return (
    <Notice title={t('freeWhileWaiting.title')}>
      <p>{t('freeWhileWaiting.text')}</p>
      <Form action={promote} hidden={{ shiftId: shift.id }} submit={t('promote')} look="small" />
    </Notice>
  )
}

function isOpen({ shift, isAhead }: Roster): boolean {
  return isAhead && shift.event.state === 'published' && shift.cancelledAt === null
}
