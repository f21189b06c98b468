import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CardShifts } from '#components/volunteers/card-shifts.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { listShiftsOfVolunteer } from '#lib/volunteers/queries.ts'
import { CardHead } from '../card-head.tsx'
import { openCard } from '../open-card.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('registry')
  return { title: t('card.tabs.participation') }
}

type Props = { params: Promise<{ id: string }> }

export default async function ParticipationPage({ params }: Props) {
  const actor = await requireCoordinator()
  const card = await openCard(actor, (await params).id, 'participation')
  const shifts = await listShiftsOfVolunteer(actor, card.id)
  return (
    <>
      <CardHead actor={actor} card={card} tab="participation" />
      <div className="shell">
        <CardShifts shifts={shifts} />
      </div>
    </>
  )
}
