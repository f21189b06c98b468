import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CardDuplicates } from '#components/duplicates/card-duplicates.tsx'
import { TrainingsPassed } from '#components/events/trainings-passed.tsx'
import { CardFacts } from '#components/volunteers/card-facts.tsx'
import { CardMemberships } from '#components/volunteers/card-memberships.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { listPairsOfCard } from '#lib/duplicates/queries.ts'
import { listTrainingsPassed } from '#lib/events/queries/trainings.ts'
import { canEdit, canKeep } from '#lib/volunteers/policy.ts'
import { CardHead } from './card-head.tsx'
import { CardTags } from './card-tags.tsx'
import { GuestSection } from './guest-section.tsx'
import { openCard } from './open-card.ts'
import { UnfitSection } from './unfit-section.tsx'

export const dynamic = 'force-dynamic'

/** The person's name stays out of the browser's title and history. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('volunteers')
  return { title: t('title') }
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ done?: string | string[] }> }

export default async function VolunteerPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const card = await openCard(actor, (await params).id)
  const isKept = canEdit(card) && canKeep(actor, card)
  return (
    <>
      <CardHead actor={actor} card={card} tab="data" done={(await searchParams).done} />
      <div className="shell">
        <UnfitSection actor={actor} volunteerId={card.id} />
        <CardDuplicates pairs={await listPairsOfCard(actor, card.id)} />
        {card.isGuest && isKept ? <GuestSection actor={actor} card={card} /> : null}
        <CardFacts card={card} />
        <CardMemberships card={card} isKept={isKept} />
        <TrainingsPassed trainings={await listTrainingsPassed(actor, card.id)} />
        {isKept && !card.isGuest ? <CardTags actor={actor} card={card} /> : null}
      </div>
    </>
  )
}
