import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Shell } from '#components/ui/columns.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Status } from '#components/ui/status.tsx'
import { Table } from '#components/ui/table.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { type FaqRow, listFaqToKeep } from '#lib/consultations/queries/faq.ts'
import { faqSuffixes } from '#lib/consultations/rules.ts'
import { formatNumber } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import { type Locale, locales } from '#lib/i18n/routing.ts'

export const dynamic = 'force-dynamic'

const path = '/staff/consultations/faq'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('consultation.desk')
  return { title: t('title') }
}

export default async function FaqDeskPage() {
  const actor = await requireEditor()
  const t = await getTranslations('consultation')
  const rows = await listFaqToKeep(actor)
  return (
    <>
      <PageHead
        title={t('desk.title')}
        lede={t('desk.lede')}
        crumbs={[{ href: '/staff/consultations', label: t('inbox.title') }]}
      >
        <ButtonLink href={`${path}/new`}>{t('desk.new')}</ButtonLink>
      </PageHead>
      <Shell>
        {rows.length === 0 ? (
          <EmptyState title={t('desk.empty')}>
            <p>{t('desk.emptyText')}</p>
          </EmptyState>
        ) : (
          <FaqTable rows={rows} />
        )}
      </Shell>
    </>
  )
}

async function FaqTable({ rows }: { rows: FaqRow[] }) {
  const t = await getTranslations('consultation.desk')
  const locale = (await getLocale()) as Locale
  return (
    <Table
      caption={t('title')}
      hideCaption
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'question',
          label: t('question'),
          header: true,
          cell: (row) => <SiteLink href={`${path}/${row.id}`}>{inLocale(row, 'question', locale)}</SiteLink>,
        },
        { key: 'topic', label: t('topic'), cell: (row) => inLocale(row.topic, 'name', locale) },
        { key: 'position', label: t('position'), numeric: true, cell: (row) => row.position },
        {
          key: 'state',
          label: t('languages'),
          cell: (row) => (
            <div>
              {locales.map((each) => (
                <span key={each} className="block">
                  <LanguageState row={row} locale={each} />
                </span>
              ))}
            </div>
          ),
        },
        {
          key: 'helped',
          label: t('helped'),
          cell: (row) =>
            t('helpedCounts', {
              yes: formatNumber(locale, row.helpedYes),
              no: formatNumber(locale, row.helpedNo),
            }),
        },
      ]}
    />
  )
}

async function LanguageState({ row, locale }: { row: FaqRow; locale: Locale }) {
  const t = await getTranslations('consultation.desk')
  const suffix = faqSuffixes[locale]
  const state = row[`isPublic${suffix}`] ? 'published' : row[`question${suffix}`] ? 'draft' : 'none'
  const mark = { published: 'good', draft: 'wait', none: 'off' } as const
  return (
    <>
      <Status mark={mark[state]}>{t(`states.${state}`, { language: t(`inLanguage.${locale}`) })}</Status>
      {row[`isStale${suffix}`] ? <Status mark="wait">{t('stale')}</Status> : null}
    </>
  )
}
