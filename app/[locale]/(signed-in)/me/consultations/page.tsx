import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { ConsultationStatus } from '#components/consultations/consultation-state.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Row, Rows } from '#components/ui/row.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { listOwnConsultations } from '#lib/consultations/queries/own.ts'
import { numberText } from '#lib/consultations/rules.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { MeTabs } from '../me-tabs.tsx'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('consultation.mine')
  return { title: t('title') }
}

/** What the person asked the front office while signed in. */
export default async function OwnConsultationsPage() {
  const actor = await requireActor()
  const t = await getTranslations('consultation.mine')
  const book = (await getTranslations('me.tabs'))('book')
  const locale = (await getLocale()) as Locale
  const rows = await listOwnConsultations(actor)
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} crumbs={[{ href: '/me', label: book }]}>
        <ButtonLink href="/consultation" look="quiet">
          {t('ask')}
        </ButtonLink>
      </PageHead>
      <div className="shell">
        {actor.volunteerId ? <MeTabs current="consultations" /> : null}
        {rows.length === 0 ? (
          <EmptyState title={t('empty')}>
            <p>{t('emptyText')}</p>
          </EmptyState>
        ) : null}
        <Rows>
          {rows.map((row) => (
            <Row
              key={row.id}
              level={2}
              title={<SiteLink href={`/consultation/${row.token}`}>{numberText(row)}</SiteLink>}
              meta={`${inLocale(row.topic, 'name', locale)} · ${formatDate(locale, row.createdAt)}`}
              end={<ConsultationStatus state={row.state} isOwn />}
            />
          ))}
        </Rows>
      </div>
    </>
  )
}
