import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CardHours } from '#components/volunteers/card-hours.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { listHoursOfVolunteer } from '#lib/hours/queries/person-hours.ts'
import { sumMinutesOfVolunteer } from '#lib/volunteers/queries.ts'
import { CardHead } from '../card-head.tsx'
import { openCard } from '../open-card.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('registry')
  return { title: t('card.tabs.hours') }
}

type Props = { params: Promise<{ id: string }> }

export default async function HoursPage({ params }: Props) {
  const actor = await requireCoordinator()
  const card = await openCard(actor, (await params).id, 'hours')
  const [entries, minutes] = await Promise.all([
    listHoursOfVolunteer(actor, card.id),
    sumMinutesOfVolunteer(actor, card.id),
  ])
  return (
    <>
      <CardHead actor={actor} card={card} tab="hours" />
      <div className="shell">
        <CardHours entries={entries} minutes={minutes} />
      </div>
    </>
  )
}
