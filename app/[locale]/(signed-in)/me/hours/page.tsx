import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ClaimState } from '#components/hours/claim-state.tsx'
import { Duration } from '#components/hours/duration.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { DateBlock } from '#components/ui/date-block.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { listOwnClaims, type OwnClaim } from '#lib/hours/queries/claims.ts'
import { formatDate, formatDayParts } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { MeTabs } from '../me-tabs.tsx'
import { NoCard } from '../no-card.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('hours.own')
  return { title: t('title') }
}

export default async function OwnClaimsPage({ searchParams }: Props) {
  const actor = await requireActor()
  if (!actor.volunteerId) return <NoCard />
  const t = await getTranslations('hours.own')
  const me = await getTranslations('me.tabs')
  const [claims, { done }] = [await listOwnClaims(actor), await searchParams]
  const add = <ButtonLink href="/me/hours/new">{t('new')}</ButtonLink>
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} crumbs={[{ href: '/me', label: me('book') }]}>
        {claims.length > 0 ? <div className="actions">{add}</div> : null}
      </PageHead>
      <div className="shell">
        <MeTabs current="claims" />
        {done === 'sent' || done === 'saved' || done === 'withdrawn' ? (
          <Notice tone="good" role="status">
            {t(done)}
          </Notice>
        ) : null}
        <Section title={t('list')}>
          {claims.length === 0 ? (
            <EmptyState title={t('empty')} actions={add}>
              <p>{t('emptyText')}</p>
            </EmptyState>
          ) : (
            <Rows>
              {claims.map((claim) => (
                <ClaimRow key={claim.id} claim={claim} />
              ))}
            </Rows>
          )}
        </Section>
      </div>
    </>
  )
}

async function ClaimRow({ claim }: { claim: OwnClaim }) {
  const t = await getTranslations('hours.own')
  const locale = (await getLocale()) as Locale
  const day = claim.workedOn.toISOString()
  const about = claim.event
    ? inLocale(claim.event, 'title', locale)
    : claim.direction
      ? inLocale(claim.direction, 'name', locale)
      : ''
  return (
    <Row
      figure={<DateBlock parts={formatDayParts(locale, day)} />}
      meta={[formatDate(locale, day), about].filter(Boolean).join(' · ')}
      title={<Duration minutes={claim.minutes} />}
      end={
        <div className="stack">
          <ClaimState state={claim.state} isWithdrawn={claim.isWithdrawn} />
          {claim.state === 'pending' ? <SiteLink href={`/me/hours/${claim.id}`}>{t('edit')}</SiteLink> : null}
        </div>
      }
    >
      <p>{claim.work}</p>
      <p className="note">{t('sentTo', { centre: inLocale(claim.centre, 'name', locale) })}</p>
      {claim.decision ? <p>{t('reason', { reason: claim.decision })}</p> : null}
      {claim.entry && claim.entry.minutes !== claim.minutes ? (
        <p>
          {t('countedAs')} <Duration minutes={claim.entry.minutes} />
        </p>
      ) : null}
    </Row>
  )
}
