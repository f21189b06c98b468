import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { Shell } from '#components/ui/columns.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Table } from '#components/ui/table.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import { requireAdministrator } from '#lib/accounts/session.ts'
import { countApplications, listApplications } from '#lib/applications/queries.ts'
import { applicationFilters } from '#lib/applications/schema.ts'
import { formatDate } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { keysetLinks, readKeyset } from '#lib/platform/keyset.ts'
import { ApplicationStatus } from './application-state.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
type Row = Awaited<ReturnType<typeof listApplications>>['rows'][number]

const path = '/staff/applications'
const chips = ['open', 'returned', 'verified', 'declined'] as const

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('applications.staff')
  return { title: t('title') }
}

export default async function ApplicationsPage({ searchParams }: Props) {
  const actor = await requireAdministrator()
  const params = await searchParams
  const { state } = applicationFilters.parse(params)
  const t = await getTranslations('applications.staff')
  const [page, counts] = [
    await listApplications(actor, { state, keyset: readKeyset(params) }),
    await countApplications(actor),
  ]
  const tabs = chips.map((key) => ({
    href: key === 'open' ? path : `${path}?state=${key}`,
    label: t(`states.${key}`),
    count: counts[key],
    current: key === state,
  }))
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} />
      <Shell>
        <Chips tabs={tabs} label={t('filters')} />
        {page.rows.length === 0 ? (
          <EmptyState title={t('empty')}>
            <p>{t('emptyText')}</p>
          </EmptyState>
        ) : (
          <ApplicationTable rows={page.rows} />
        )}
        <Pagination {...keysetLinks(path, { state: state === 'open' ? '' : state }, page)} />
      </Shell>
    </>
  )
}

async function ApplicationTable({ rows }: { rows: Row[] }) {
  const t = await getTranslations('applications')
  const locale = (await getLocale()) as Locale
  return (
    <Table
      caption={t('staff.caption')}
      hideCaption
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'name',
          label: t('staff.name'),
          header: true,
          cell: (row) => (
            <SiteLink href={`${path}/${row.id}`}>{locale === 'kk' ? row.nameKk : row.nameRu}</SiteLink>
          ),
        },
        { key: 'kind', label: t('staff.kind'), cell: (row) => t(`fields.kinds.${row.kind}`) },
        { key: 'unit', label: t('staff.unit'), cell: (row) => inLocale(row.unit, 'short', locale) },
        { key: 'sent', label: t('staff.sent'), cell: (row) => formatDate(locale, row.createdAt) },
        { key: 'state', label: t('staff.state'), cell: (row) => <ApplicationStatus state={row.state} /> },
      ]}
    />
  )
}
