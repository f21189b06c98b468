import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { listCallUps } from '#lib/call-ups/queries.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { Phase } from './phase.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('callUp.desk')
  return { title: t('title') }
}

/** Calls in emergencies: those that are out, those that lie ready, those that are over. */
export default async function CallUpsPage() {
  const actor = await requireEditor()
  const calls = await listCallUps(actor)
  const t = await getTranslations('callUp.desk')
  const locale = (await getLocale()) as Locale
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')}>
        <ButtonLink href="/staff/call-ups/new">{t('new')}</ButtonLink>
      </PageHead>
      <div className="shell pt-4">
        {calls.length === 0 ? <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState> : null}
        <Rows>
          {calls.map((call) => (
            <Row
              key={call.id}
              level={2}
              title={
                <SiteLink href={`/staff/call-ups/${call.id}`}>{inLocale(call, 'title', locale)}</SiteLink>
              }
              meta={`${formatDateTime(locale, call.startsAt)} — ${formatDateTime(locale, call.endsAt)}`}
              end={<Phase phase={call.phase} />}
            />
          ))}
        </Rows>
      </div>
    </>
  )
}
