import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ClaimState } from '#components/hours/claim-state.tsx'
import { Duration } from '#components/hours/duration.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { DescriptionList } from '#components/ui/description-list.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { type Claim, findClaim } from '#lib/hours/queries/claims.ts'
import { formatDate, formatDateTime } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import { ConfirmClaim, CorrectClaim, ReturnClaim } from './decisions.tsx'

export const dynamic = 'force-dynamic'

const claimOnce = cache(findClaim)

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await requireCoordinator()
  const t = await getTranslations('hours.claim')
  const locale = (await getLocale()) as Locale
  const { workedOn } = await findOrLeave(actor, params)
  return { title: t('title', { day: formatDate(locale, workedOn.toISOString()) }) }
}

export default async function ClaimPage({ params }: Props) {
  const actor = await requireCoordinator()
  const claim = await findOrLeave(actor, params)
  const t = await getTranslations('hours')
  const locale = (await getLocale()) as Locale
  const isMine = claim.volunteerId === actor.volunteerId
  return (
    <>
      <PageHead
        title={fullName(claim.volunteer)}
        lede={t('claim.title', { day: formatDate(locale, claim.workedOn.toISOString()) })}
        crumbs={[{ href: '/workspace/hours', label: t('inbox.title') }]}
      />
      <div className="shell">
        <Facts claim={claim} />
        {isMine ? <Notice>{t('inbox.ownClaim')}</Notice> : null}
        {!isMine && claim.state === 'pending' ? (
          <>
            <ConfirmClaim claim={claim} />
            <ReturnClaim claim={claim} />
          </>
        ) : null}
        {!isMine && claim.entry ? <CorrectClaim entryId={claim.entry.id} /> : null}
      </div>
    </>
  )
}

async function findOrLeave(actor: Actor, params: Props['params']): Promise<Claim> {
  return (await claimOnce(actor, (await params).id)) ?? notFound()
}

async function Facts({ claim }: { claim: Claim }) {
  const t = await getTranslations('hours.claim')
  const locale = (await getLocale()) as Locale
  const { entry, event, direction, volunteer } = claim
  const counted = entry ? entry.corrections.reduce((sum, { minutes }) => sum + minutes, entry.minutes) : null
  const card = t('card', { number: String(volunteer.cardNumber) })
  return (
    <DescriptionList
      facts={[
        { label: t('state'), value: <ClaimState state={claim.state} /> },
        {
          label: t('who'),
          value: claim.isVisible ? (
            <SiteLink href={`/workspace/volunteers/${volunteer.id}`}>{card}</SiteLink>
          ) : (
            card
          ),
        },
        { label: t('day'), value: formatDate(locale, claim.workedOn.toISOString()) },
        { label: t('time'), value: <Duration minutes={claim.minutes} /> },
        counted === null ? null : { label: t('counted'), value: <Duration minutes={counted} /> },
        event ? { label: t('event'), value: inLocale(event, 'title', locale) } : null,
        direction ? { label: t('direction'), value: inLocale(direction, 'name', locale) } : null,
        { label: t('centre'), value: inLocale(claim.centre, 'name', locale) },
        { label: t('work'), value: claim.work },
        { label: t('evidence'), value: claim.evidence },
        { label: t('sent'), value: formatDateTime(locale, claim.createdAt) },
        { label: t('decision'), value: claim.decision },
      ]}
    />
  )
}
