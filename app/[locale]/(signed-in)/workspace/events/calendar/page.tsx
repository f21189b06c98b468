import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CalendarBoard } from '#components/events/calendar-board.tsx'
import { mayCoordinate } from '#lib/accounts/policy.ts'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { listCalendar, listCalendarChoices } from '#lib/events/queries/calendar.ts'
import { daysOfView } from '#lib/events/rules/calendar.ts'
import { readCalendar } from '#lib/events/schema/calendar.ts'
import { dayOf, now } from '#lib/platform/clock.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('series.calendar')
  return { title: t('title') }
}

export default async function WorkCalendarPage({ searchParams }: Props) {
  const actor = await requireCoordinator()
  const today = dayOf(now())
  const address = readCalendar(await searchParams, today)
  const days = daysOfView(address.view, address.day)
  const [events, choices] = await Promise.all([
    listCalendar(actor, { days, filters: address }),
    listCalendarChoices(actor),
  ])
  const t = await getTranslations('series.calendar')
  return (
    <CalendarBoard
      path="/workspace/events/calendar"
      lede={t('ledeOwn')}
      canCreate={mayCoordinate(actor)}
      {...{ address, days, today, events, choices }}
    />
  )
}
