import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound, redirect } from 'next/navigation'
import { CardDuplicates } from '#components/duplicates/card-duplicates.tsx'
import { CardConsents } from '#components/volunteers/card-consents.tsx'
import { CardFacts } from '#components/volunteers/card-facts.tsx'
import { CardHistory } from '#components/volunteers/card-history.tsx'
import { CardMemberships } from '#components/volunteers/card-memberships.tsx'
import { CardShifts } from '#components/volunteers/card-shifts.tsx'
import { statusMarks } from '#components/volunteers/volunteer-table.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Status } from '#components/ui/status.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { listPairsOfCard } from '#lib/duplicates/queries.ts'
import { formatHours } from '#lib/i18n/format.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import { viewVolunteer } from '#lib/volunteers/commands/view-volunteer.ts'
import { canEdit, canKeep } from '#lib/volunteers/policy.ts'
import { listConsentRequests } from '#lib/volunteers/queries/consent-request.ts'
import {
  findMergedInto,
  listHistoryOfVolunteer,
  listShiftsOfVolunteer,
  sumMinutesOfVolunteer,
  type VolunteerCard,
} from '#lib/volunteers/queries.ts'
import { ageOn, fullName, lacksDataConsent, missingConsents } from '#lib/volunteers/rules.ts'
import { ask, withdraw } from './actions.ts'
import { Acts } from './acts.tsx'
import { ConsentRequests } from './consent-requests.tsx'
import { GuestSection } from './guest-section.tsx'

export const dynamic = 'force-dynamic'

/** The person's name stays out of the browser's title and history. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('volunteers')
  return { title: t('title') }
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> }

export default async function VolunteerPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const { id } = await params
  const locale = (await getLocale()) as Locale
  const merged = await findMergedInto(actor, id)
  if (merged) redirect(localePath(locale, `/workspace/volunteers/${merged}`))
  const card = await viewVolunteer(actor, id)
  if (!card) notFound()
  const [shifts, minutes, history, requests] = await Promise.all([
    listShiftsOfVolunteer(actor, card.id),
    sumMinutesOfVolunteer(actor, card.id),
    listHistoryOfVolunteer(actor, card.id),
    listConsentRequests(actor, card.id),
  ])
  const isKept = canEdit(card) && canKeep(actor, card)
  const count = Math.floor(minutes / 60)
  return (
    <>
      <Head actor={actor} card={card} />
      <div className="shell">
        <Messages card={card} done={(await searchParams).done} />
        <CardDuplicates pairs={await listPairsOfCard(actor, card.id)} />
        <CardFacts card={card} />
        {card.isGuest && isKept ? <GuestSection actor={actor} card={card} /> : null}
        <CardConsents card={card} withdraw={withdraw} ask={ask} isOpen={canEdit(card)} isKept={isKept} />
        <ConsentRequests requests={requests} />
        <CardMemberships card={card} />
        <CardShifts shifts={shifts} hours={{ count, hours: formatHours(locale, minutes) }} />
        <CardHistory entries={history} />
      </div>
    </>
  )
}

async function Head({ actor, card }: { actor: Actor; card: VolunteerCard }) {
  const t = await getTranslations('volunteers')
  const today = dayOf(now())
  const crumbs = [
    { href: '/workspace', label: t('workspace') },
    { href: '/workspace/volunteers', label: t('title') },
  ]
  const age = card.birthDate ? t('years', { count: ageOn(card.birthDate, today) }) : t('yearsUnknown')
  return (
    <PageHead
      title={fullName(card)}
      crumbs={crumbs}
      meta={
        <>
          {t('card', { number: String(card.cardNumber) })} · {age} ·{' '}
          <Status mark={statusMarks[card.status]}>{t(`statuses.${card.status}`)}</Status>
        </>
      }
    >
      <Acts actor={actor} card={card} />
    </PageHead>
  )
}

const doneKeys = [
  'registered',
  'saved',
  'confirmed',
  'suspended',
  'withdrawn',
  'recorded',
  'guardianSaved',
] as const
const newsOf = {
  asked: 'consentRequests.card.asked',
  admitted: 'claims.guest.admitted',
  attached: 'claims.guest.attached',
} as const

async function Messages({ card, done }: { card: VolunteerCard; done: string | string[] | undefined }) {
  const t = await getTranslations('volunteers')
  const say = await getTranslations()
  const known = doneKeys.find((key) => key === done)
  const news = done === 'asked' || done === 'admitted' || done === 'attached' ? newsOf[done] : null
  const missing =
    card.status === 'anonymised' ? [] : missingConsents(card.birthDate, card.consents, dayOf(now()))
  return (
    <div className="grid gap-4 pt-6">
      {known || news ? (
        <Notice tone="good" role="status">
          {known ? t(`page.${known}`) : news ? say(news) : null}
        </Notice>
      ) : null}
      {missing.map((what) => (
        <Notice key={what} tone={lacksDataConsent([what]) ? 'bad' : 'plain'} role="note">
          {t(`missing.${what}`)}
        </Notice>
      ))}
    </div>
  )
}
