import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Shell } from '#components/ui/columns.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Table } from '#components/ui/table.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import { mayCoordinate, mayRepresent } from '#lib/accounts/policy.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { formatDateTimeTable } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { keysetLinks, readKeyset } from '#lib/platform/keyset.ts'
import { listProposals } from '#lib/proposals/queries.ts'
import { proposalFilters, proposalStates } from '#lib/proposals/schema.ts'
import { notFound } from 'next/navigation'
import { ProposalStatus } from './proposal-state.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
type Row = Awaited<ReturnType<typeof listProposals>>['rows'][number]

const path = '/workspace/proposals'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('proposals')
  return { title: t('title') }
}

export default async function ProposalsPage({ searchParams }: Props) {
  const actor = await requireActor()
  const isProposer = mayRepresent(actor)
  if (!isProposer && !mayCoordinate(actor)) notFound()
  const params = await searchParams
  const { state } = proposalFilters.parse(params)
  const t = await getTranslations('proposals')
  const page = await listProposals(actor, { state, keyset: readKeyset(params) })
  const shown = proposalStates.filter((each) => isProposer || (each !== 'draft' && each !== 'withdrawn'))
  const tabs = (['', ...shown] as const).map((key) => ({
    href: key ? `${path}?state=${key}` : path,
    label: key ? t(`states.${key}`) : t('filters.all'),
    current: key === state,
  }))
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')}>
        {isProposer ? <ButtonLink href={`${path}/new`}>{t('new')}</ButtonLink> : null}
      </PageHead>
      <Shell>
        <Chips tabs={tabs} label={t('filters.label')} />
        {page.rows.length === 0 ? (
          <EmptyState title={t('empty')}>
            <p>{t('emptyText')}</p>
          </EmptyState>
        ) : (
          <ProposalTable rows={page.rows} />
        )}
        <Pagination {...keysetLinks(path, { state }, page)} />
      </Shell>
    </>
  )
}

async function ProposalTable({ rows }: { rows: Row[] }) {
  const t = await getTranslations('proposals')
  const locale = (await getLocale()) as Locale
  return (
    <Table
      caption={t('caption')}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          label: t('columns.title'),
          header: true,
          cell: (row) => <SiteLink href={`${path}/${row.id}`}>{inLocale(row, 'title', locale)}</SiteLink>,
        },
        {
          key: 'organisation',
          label: t('columns.organisation'),
          cell: ({ organisation }) => inLocale(organisation, 'name', locale),
        },
        { key: 'centre', label: t('columns.centre'), cell: ({ centre }) => inLocale(centre, 'name', locale) },
        {
          key: 'when',
          label: t('columns.when'),
          cell: ({ startsAt }) => formatDateTimeTable(locale, startsAt),
        },
        { key: 'state', label: t('columns.state'), cell: (row) => <ProposalStatus state={row.state} /> },
      ]}
    />
  )
}
