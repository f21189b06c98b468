import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ButtonLink } from '#components/ui/button.tsx'
import { DateBlock } from '#components/ui/date-block.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { findShiftHours, type ShiftHours } from '#lib/hours/queries/shift-hours.ts'
import { toleranceMinutes } from '#lib/hours/rules/minutes.ts'
import { formatDayParts, formatTimeRange } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { RecordedHours, WaitingHours } from './hour-tables.tsx'

export const dynamic = 'force-dynamic'

const hoursOnce = cache(findShiftHours)

type Address = { params: Promise<{ id: string; shiftId: string }> }
type Said = Record<string, string | string[] | undefined>
type Props = Address & { searchParams: Promise<Said> }

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const actor = await requireCoordinator()
  const t = await getTranslations('hours.shift')
  const locale = (await getLocale()) as Locale
  const { shift } = await findOrLeave(actor, params)
  return { title: `${t('title')} · ${inLocale(shift.event, 'title', locale)}` }
}

export default async function ShiftHoursPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const hours = await findOrLeave(actor, params)
  const isMine = ({ volunteerId }: { volunteerId: string }) => volunteerId === actor.volunteerId
  const [waiting, recorded] = [hours.waiting, hours.recorded].map((rows) =>
    rows.filter((row) => !isMine(row)),
  )
  return (
    <>
      <HoursHead hours={hours} />
      <div className="shell">
        <Done said={await searchParams} />
        <State hours={hours} hasOwn={hours.waiting.some(isMine)} />
        {hours.isOver && hours.isHeld ? <Waiting hours={{ ...hours, waiting: waiting ?? [] }} /> : null}
        {recorded && recorded.length > 0 ? <RecordedHours shiftId={hours.shift.id} rows={recorded} /> : null}
      </div>
    </>
  )
}

async function findOrLeave(actor: Actor, params: Address['params']): Promise<ShiftHours> {
  const { id, shiftId } = await params
  return (await hoursOnce(actor, id, shiftId)) ?? notFound()
}

async function HoursHead({ hours: { shift } }: { hours: ShiftHours }) {
  const [t, roster] = [await getTranslations('hours.shift'), await getTranslations('participation.roster')]
  const locale = (await getLocale()) as Locale
  const title = inLocale(shift.event, 'title', locale)
  const eventPath = `/workspace/events/${shift.event.id}`
  const rosterPath = `${eventPath}/shifts/${shift.id}`
  const crumbs = [
    { href: '/workspace', label: roster('workspace') },
    { href: '/workspace/events', label: roster('events') },
    { href: eventPath, label: title },
    { href: rosterPath, label: inLocale(shift, 'role', locale) },
  ]
  return (
    <PageHead
      title={t('title')}
      crumbs={crumbs}
      lede={`${title}, ${inLocale(shift, 'role', locale)}`}
      figure={
        <DateBlock parts={formatDayParts(locale, shift.startsAt)}>
          <span>{formatTimeRange(locale, shift.startsAt, shift.endsAt)}</span>
        </DateBlock>
      }
    >
      <div className="actions">
        <ButtonLink href={rosterPath} look="small-quiet">
          {t('roster')}
        </ButtonLink>
      </div>
    </PageHead>
  )
}

async function Waiting({ hours }: { hours: ShiftHours }) {
  const t = await getTranslations('hours.shift')
  const { waiting, shift, isLonger } = hours
  return (
    <Section
      title={t('waiting')}
      note={waiting.length > 0 ? t('waitingNote', { count: waiting.length }) : undefined}
    >
      {waiting.length === 0 ? (
        <EmptyState title={t('nobodyWaits')}>
          {hours.recorded.length > 0 ? <p>{t('nobodyWaitsText')}</p> : null}
        </EmptyState>
      ) : (
        <>
          <p className="note">{t('rule', { minutes: toleranceMinutes })}</p>
          {isLonger ? <p className="note">{t('longer', { count: waiting.length })}</p> : null}
          <WaitingHours shift={shift} rows={waiting} />
        </>
      )}
    </Section>
  )
}

async function State({ hours, hasOwn }: { hours: ShiftHours; hasOwn: boolean }) {
  const t = await getTranslations('hours.shift')
  if (!hours.isHeld) return <Notice tone="bad">{t('notHeld')}</Notice>
  if (!hours.isOver) return <Notice>{t('notOver')}</Notice>
  return (
    <>
      {hours.unmarked > 0 ? <Notice>{t('unmarked', { count: hours.unmarked })}</Notice> : null}
      {hasOwn ? <Notice>{t('ownLine')}</Notice> : null}
    </>
  )
}

/** What the last act came to; the address carries only numbers. */
async function Done({ said }: { said: Said }) {
  const t = await getTranslations('hours.shift')
  if (typeof said.first !== 'string') return null
  const [first, corrected, own] = [said.first, said.corrected, said.own].map((text) => Number(text) || 0)
  const words = [
    ...(first ? [t('doneFirst', { count: first })] : []),
    ...(corrected ? [t('doneCorrected', { count: corrected })] : []),
    ...(first || corrected ? [] : [t('doneNothing')]),
    ...(own ? [t('doneOwn')] : []),
  ]
  return (
    <Notice tone="good" role="status">
      {words.join(' ')}
    </Notice>
  )
}
