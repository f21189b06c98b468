import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { SiteLink } from '#components/site/site-link.tsx'
import { Shell } from '#components/ui/columns.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Paragraphs } from '#components/ui/paragraphs.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinateCentre, mayRepresentOrganisation } from '#lib/accounts/policy.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findProposal, type FoundProposal } from '#lib/proposals/queries.ts'
import { ProposalStatus } from '../proposal-state.tsx'
import { Decide, Send } from './acts.tsx'
import { Facts, ProposedShifts, Texts } from './proposal-view.tsx'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('proposals')
  return { title: t('title') }
}

export default async function ProposalPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const proposal = (await findProposal(actor, (await params).id)) ?? notFound()
  const t = await getTranslations('proposals')
  const locale = (await getLocale()) as Locale
  const isSaved = (await searchParams).saved === '1'
  return (
    <>
      <PageHead
        title={inLocale(proposal, 'title', locale)}
        crumbs={[{ href: '/workspace/proposals', label: t('title') }]}
        meta={inLocale(proposal.organisation, 'name', locale)}
      >
        <ProposalStatus state={proposal.state} />
      </PageHead>
      <Shell>
        {isSaved && proposal.may.edit ? (
          <Notice tone="good" role="status">
            {t('saved')}
          </Notice>
        ) : null}
        {proposal.reason ? (
          <Notice tone="bad" title={t('page.reason')}>
            <Paragraphs text={proposal.reason} />
          </Notice>
        ) : null}
        <Outcome actor={actor} proposal={proposal} />
        {proposal.may.edit || proposal.may.withdraw ? <Send proposal={proposal} /> : null}
        {proposal.state === 'submitted' && mayCoordinateCentre(actor, proposal.centreId) ? (
          <Decide proposal={proposal} />
        ) : null}
        <Facts proposal={proposal} />
        <ProposedShifts proposal={proposal} />
        <Texts proposal={proposal} />
      </Shell>
    </>
  )
}

/** What became of an accepted proposal, with the way there for each side. */
async function Outcome({ actor, proposal }: { actor: Actor; proposal: FoundProposal }) {
  const { event, organisationId, centreId } = proposal
  if (!event) return null
  const t = await getTranslations('proposals.page')
  const isOpen = event.state !== 'draft'
  return (
    <Notice tone="good" title={t('event')}>
      <p>{isOpen ? t('eventOpen') : t('eventDraft')}</p>
      <ul className="actions">
        {isOpen ? (
          <li>
            <SiteLink href={`/events/${event.slug}`}>{t('eventPage')}</SiteLink>
          </li>
        ) : null}
        {mayCoordinateCentre(actor, centreId) ? (
          <li>
            <SiteLink href={`/workspace/events/${event.id}`}>{t('eventDesk')}</SiteLink>
          </li>
        ) : null}
        {isOpen && mayRepresentOrganisation(actor, organisationId) ? (
          <li>
            <SiteLink href={`/workspace/organisations/${organisationId}/events/${event.id}`}>
              {t('people')}
            </SiteLink>
          </li>
        ) : null}
      </ul>
    </Notice>
  )
}
