import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ButtonLink } from '#components/ui/button.tsx'
import { DateBlock } from '#components/ui/date-block.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { countPendingClaims } from '#lib/hours/queries/claims.ts'
import { listShiftsToConfirm } from '#lib/hours/queries/shift-hours.ts'
import { formatDayParts } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { countTransfersToDecide } from '#lib/memberships/queries/transfers.ts'
import { findToday, type Today } from '#lib/participation/queries/today.ts'
import { countWaitingProposals } from '#lib/proposals/queries.ts'
import { libraryTasks } from './library-tasks.ts'
import { privacyTasks } from './privacy-tasks.ts'
import { questionTasks } from './question-tasks.ts'
import { ShiftRow } from './shift-row.tsx'
import { TaskRow, tasksOf } from './tasks.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('workspace.today')
  return { title: t('title') }
}

export default async function TodayPage() {
  const actor = await requireCoordinator()
  const t = await getTranslations('workspace.today')
  const locale = (await getLocale()) as Locale
  const [today, claims, toConfirm, transfers, proposals] = await Promise.all([
    findToday(actor),
    countPendingClaims(actor),
    listShiftsToConfirm(actor),
    countTransfersToDecide(actor),
    countWaitingProposals(actor),
  ])
  const tasks = [
    ...(await tasksOf(today, { claims, shifts: toConfirm }, { transfers, proposals })),
    ...(await privacyTasks(actor)),
    ...(await libraryTasks(actor)),
    ...(await questionTasks(actor)),
  ]
  return (
    <>
      <PageHead
        title={t('title')}
        lede={t('counts', { shifts: today.today.length, tasks: tasks.length })}
        figure={<DateBlock parts={formatDayParts(locale, today.at)} />}
      >
        <div className="actions">
          <ButtonLink href="/workspace/volunteers/new">{t('register')}</ButtonLink>
          <ButtonLink href="/workspace/events/new" look="quiet">
            {t('newEvent')}
          </ButtonLink>
        </div>
      </PageHead>
      <div className="shell">
        <Section title={t('tasks')}>
          {tasks.length === 0 ? (
            <EmptyState title={t('noTasks')}>
              <p>{t('noTasksText')}</p>
            </EmptyState>
          ) : (
            <Rows className="tasks">
              {tasks.map(({ key, ...task }) => (
                <TaskRow key={key} {...task} />
              ))}
            </Rows>
          )}
        </Section>
        <Shifts today={today} />
      </div>
    </>
  )
}

async function Shifts({ today }: { today: Today }) {
  const t = await getTranslations('workspace.today')
  return (
    <>
      <Section title={t('now')}>
        {today.today.length === 0 ? (
          <p className="note">{t('noShiftsToday')}</p>
        ) : (
          <Rows>
            {today.today.map((shift) => (
              <ShiftRow key={shift.id} shift={shift} at={today.at} />
            ))}
          </Rows>
        )}
      </Section>
      <Section title={t('next')} more={<SiteLink href="/workspace/events">{t('allEvents')}</SiteLink>}>
        {today.next.length === 0 ? (
          <EmptyState title={t('noNext')}>
            <p>{t('noNextText')}</p>
          </EmptyState>
        ) : (
          <Rows>
            {today.next.map((shift) => (
              <ShiftRow key={shift.id} shift={shift} at={today.at} />
            ))}
          </Rows>
        )}
      </Section>
    </>
  )
}
