import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AuditAction } from '#components/audit/audit-action.tsx'
import { Shell } from '#components/ui/columns.tsx'
import { Section } from '#components/ui/section.tsx'
import { Table } from '#components/ui/table.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { listHistoryOf } from '#lib/audit/queries.ts'
import { formatDateTimeTable } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { organisationOf } from '../../organisation-of.ts'
import { OrganisationHead } from '../../organisation-head.tsx'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('representatives.history')
  return { title: t('title') }
}

export default async function OrganisationHistoryPage({ params }: Props) {
  const actor = await requireActor()
  const organisation = await organisationOf(actor, (await params).id)
  const t = await getTranslations('representatives.history')
  const locale = (await getLocale()) as Locale
  const entries = await listHistoryOf(actor, { type: 'organisation', id: organisation.id })
  return (
    <>
      <OrganisationHead actor={actor} organisation={organisation} current="history" />
      <Shell>
        <Section title={t('title')} note={t('note')}>
          {entries.length === 0 ? <p className="note">{t('empty')}</p> : null}
          <Table
            caption={t('caption')}
            hideCaption
            rows={entries}
            rowKey={({ id }) => id}
            columns={[
              { key: 'at', label: t('at'), cell: ({ at }) => formatDateTimeTable(locale, at) },
              { key: 'who', label: t('who'), cell: ({ actorName }) => actorName ?? t('system') },
              {
                key: 'what',
                label: t('what'),
                header: true,
                cell: (entry) => <AuditAction entry={entry} />,
              },
            ]}
          />
        </Section>
      </Shell>
    </>
  )
}
