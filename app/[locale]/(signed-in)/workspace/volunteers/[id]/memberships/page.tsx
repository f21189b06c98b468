import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { SiteLink } from '#components/site/site-link.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinateCentre } from '#lib/accounts/policy.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listBodies, listOtherCentres } from '#lib/memberships/queries/choices.ts'
import { listComingAt } from '#lib/memberships/queries/leaving.ts'
import { viewVolunteer } from '#lib/volunteers/commands/view-volunteer.ts'
import { canEdit, canKeep } from '#lib/volunteers/policy.ts'
import type { VolunteerCard } from '#lib/volunteers/queries.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import { openPrimary } from '#lib/volunteers/rules/memberships.ts'
import { AddForm, OfferForm } from './forms.tsx'
import { ClosedMembership, OpenMembership } from './open-membership.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('memberships.page')
  return { title: t('title') }
}

type Said = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Said> }

export default async function MembershipsPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const card = await viewVolunteer(actor, (await params).id)
  if (!card || card.isGuest || !canEdit(card) || !canKeep(actor, card)) notFound()
  const t = await getTranslations('memberships.page')
  const words = await getTranslations('volunteers')
  const locale = (await getLocale()) as Locale
  const back = `/workspace/volunteers/${card.id}`
  const crumbs = [
    { href: '/workspace', label: words('workspace') },
    { href: '/workspace/volunteers', label: words('title') },
    { href: back, label: fullName(card) },
  ]
  const isOwn = card.id === actor.volunteerId
  return (
    <>
      <PageHead title={t('title')} crumbs={crumbs} lede={fullName(card)} />
      <div className="shell">
        <Done said={await searchParams} />
        {isOwn ? <OwnCard /> : null}
        <Open actor={actor} card={card} />
        {isOwn ? null : <AddForm card={card} bodies={await listBodies(actor)} locale={locale} />}
        {isOwn ? null : <Offer actor={actor} card={card} />}
        <Closed actor={actor} card={card} />
        <p>
          <SiteLink href={back}>{t('back')}</SiteLink>
        </p>
      </div>
    </>
  )
}

async function OwnCard() {
  const t = await getTranslations('memberships.refusals')
  return <Notice>{t('ownCard')}</Notice>
}

async function Open({ actor, card }: { actor: Actor; card: VolunteerCard }) {
  const t = await getTranslations('memberships.page')
  const open = card.memberships.filter(({ endedOn }) => endedOn === null)
  const coming = await listComingAt(actor, { volunteerId: card.id, centreId: null })
  return (
    <Section title={t('open')} note={t('lede')}>
      {open.length === 0 ? (
        <Notice title={t('nobody')}>{t('nobodyText')}</Notice>
      ) : (
        <>
          {openPrimary(card.memberships) ? null : <Notice>{t('noPrimary')}</Notice>}
          <Rows>
            {open.map((membership) => (
              <OpenMembership
                key={membership.id}
                actor={actor}
                card={card}
                membership={membership}
                coming={coming.filter(({ shift }) => shift.event.centreId === membership.centreId).length}
              />
            ))}
          </Rows>
        </>
      )}
    </Section>
  )
}

async function Closed({ actor, card }: { actor: Actor; card: VolunteerCard }) {
  const t = await getTranslations('memberships.page')
  const closed = card.memberships.filter(({ endedOn }) => endedOn !== null)
  if (closed.length === 0) return null
  return (
    <Section title={t('closed')}>
      <Rows>
        {closed.map((membership) => (
          <ClosedMembership key={membership.id} actor={actor} card={card} membership={membership} />
        ))}
      </Rows>
    </Section>
  )
}

/** Who keeps the primary affiliation can hand the person over. */
async function Offer({ actor, card }: { actor: Actor; card: VolunteerCard }) {
  const centreId = openPrimary(card.memberships)?.centreId ?? null
  if (centreId === null || !mayCoordinateCentre(actor, centreId)) return null
  const locale = (await getLocale()) as Locale
  return <OfferForm card={card} centres={await listOtherCentres(actor, [centreId])} locale={locale} />
}

const doneKeys = ['added', 'primary', 'ended', 'corrected', 'offered'] as const

async function Done({ said }: { said: Said }) {
  const t = await getTranslations('memberships.page')
  const done = doneKeys.find((key) => key === said.done)
  if (!done) return null
  const [cancelled, kept] = [said.cancelled, said.kept].map((text) => Number(text) || 0)
  return (
    <Notice tone="good" role="status">
      {t(`done.${done}`)}
      {cancelled ? ` ${t('cancelled', { count: cancelled })}` : ''}
      {kept ? ` ${t('kept', { count: kept })}` : ''}
    </Notice>
  )
}
