import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { CheckIn } from '#components/attendance/check-in.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { takeRoster } from '#lib/attendance/commands/take-roster.ts'
import { findEventToMark } from '#lib/attendance/queries.ts'
import { shiftOf, views } from '#lib/attendance/rules/snapshot.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { env } from '#lib/platform/env.ts'
import { newId } from '#lib/platform/new-id.ts'
import { mark } from './actions.ts'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('attendance')
  return { title: t('title') }
}

export default async function CheckInPage({ params, searchParams }: Props) {
  const actor = await requireCoordinator()
  const eventId = (await params).id
  const found = await findEventToMark(actor, eventId)
  if (!found) notFound()
  const t = await getTranslations('attendance')
  if (found.shifts.length === 0)
    return (
      <div className="shell pt-8">
        <EmptyState title={t('desk.noShifts')} />
      </div>
    )
  const locale = (await getLocale()) as Locale
  const snapshot = await takeRoster(actor, { eventId, locale })
  const { attendance } = await getMessages()
  const asked = await searchParams
  const { people } = snapshot
  const choice = {
    shiftId: shiftOf(snapshot, String(asked.shift))?.id ?? '',
    view: views.find((view) => view === asked.show) ?? 'all',
    q: typeof asked.q === 'string' ? asked.q.slice(0, 60) : '',
  }
  const nonces = Object.fromEntries(people.map(({ id }) => [id, newId()]))
  return (
    <NextIntlClientProvider messages={{ attendance: { desk: attendance.desk } }}>
      <CheckIn
        {...{ eventId, snapshot, choice, nonces }}
        action={mark}
        isKeptOffline={env.NODE_ENV === 'production'}
      />
    </NextIntlClientProvider>
  )
}
