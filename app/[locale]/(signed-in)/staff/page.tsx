import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { StaffNewsTable } from '#components/news/staff-news-table.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { requireEditor } from '#lib/accounts/session.ts'
import { countModerated } from '#lib/comments/queries/desk.ts'
import { listWaitingNews } from '#lib/news/queries.ts'
import { countParity } from '#lib/news/queries/parity.ts'
import { ParityCounts } from './news/parity/parity-counts.tsx'
import { AttentionNote } from './memoranda/attention-note.tsx'
import type { Locale } from '#lib/i18n/routing.ts'
import { listFailedPlans } from '#lib/news/queries/details.ts'
import { FailedPlans } from './failed-plans.tsx'
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
  const [waiting, parity] = await Promise.all([listWaitingNews(actor, 10), countParity(actor)])
  return (
    <>
      <PageHead title={t('today')} lede={t('todayLede')}>
        <ButtonLink href="/staff/news/new">{t('new')}</ButtonLink>
      </PageHead>
      <div className="shell">
        <WaitingComments actor={actor} />
        <AttentionNote actor={actor} />
        <FailedPlans plans={await listFailedPlans(actor)} locale={(await getLocale()) as Locale} />
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
        <ParityCounts counts={parity} />
      </div>
    </>
  )
}

/** Comments a moderator has to look at, with the way there; nothing when none waits. */
async function WaitingComments({ actor }: { actor: Actor }) {
  const { waiting, reported } = await countModerated(actor)
  if (waiting + reported === 0) return null
  const t = await getTranslations('comments.desk')
  return (
    <Notice>
      <p>
        {t('today', { waiting, reported })}{' '}
        <SiteLink href={waiting > 0 ? '/staff/moderation' : '/staff/moderation?tab=reported'}>
          {t('title')}
        </SiteLink>
      </p>
    </Notice>
  )
}
