import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { TrainingsPassed } from '#components/events/trainings-passed.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { listTrainingsPassed } from '#lib/events/queries/trainings.ts'
import { listOwnPast } from '#lib/hours/queries/own-records.ts'
import { keysetLinks, readKeyset } from '#lib/platform/keyset.ts'
import { MeTabs } from '../me-tabs.tsx'
import { NoCard } from '../no-card.tsx'
import { PastShifts } from '../past-shifts.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('me.history')
  return { title: t('title') }
}

export default async function HistoryPage({ searchParams }: Props) {
  const actor = await requireActor()
  if (!actor.volunteerId) return <NoCard />
  const t = await getTranslations('me')
  const page = await listOwnPast(actor, readKeyset(await searchParams))
  return (
    <>
      <PageHead
        title={t('history.title')}
        lede={t('history.lede')}
        crumbs={[{ href: '/me', label: t('tabs.book') }]}
      />
      <div className="shell">
        <MeTabs current="history" />
        {page.rows.length === 0 ? (
          <EmptyState
            title={t('history.empty')}
            actions={<ButtonLink href="/events">{t('book.find')}</ButtonLink>}
          />
        ) : (
          <section>
            <h2 className="sr-only">{t('history.title')}</h2>
            <PastShifts rows={page.rows} />
          </section>
        )}
        <TrainingsPassed trainings={await listTrainingsPassed(actor, actor.volunteerId)} />
        <Pagination {...keysetLinks('/me/history', {}, page)} />
      </div>
    </>
  )
}
