import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StaffNewsTable } from '#components/news/staff-news-table.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { listWaitingNews } from '#lib/news/queries.ts'
import { QuestionsSection } from './questions.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('news.desk')
  return { title: t('today') }
}

/** What waits for the publishing desk. */
export default async function StaffTodayPage() {
  const actor = await requireEditor()
  const t = await getTranslations('news.desk')
  const waiting = await listWaitingNews(actor, 10)
  return (
    <>
      <PageHead title={t('today')} lede={t('todayLede')}>
        <ButtonLink href="/staff/news/new">{t('new')}</ButtonLink>
      </PageHead>
      <div className="shell">
        <QuestionsSection actor={actor} />
        <Section
          title={t('waiting')}
          note={t('waitingNote')}
          more={<SiteLink href="/staff/news">{t('title')}</SiteLink>}
        >
          {waiting.length === 0 ? (
            <EmptyState title={t('nothingWaits')}>{t('nothingWaitsText')}</EmptyState>
          ) : (
            <StaffNewsTable rows={waiting} caption={t('waiting')} />
          )}
        </Section>
      </div>
    </>
  )
}
