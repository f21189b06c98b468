import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { PublicStateStatus } from '#components/site/public-state.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Shell } from '#components/ui/columns.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FilterForm, FilterText } from '#components/ui/filter-form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Table } from '#components/ui/table.tsx'
import { mayAdminister } from '#lib/accounts/policy.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { listOrganisations } from '#lib/organisations/queries.ts'
import { formatNumber } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { keysetLinks, readKeyset } from '#lib/platform/keyset.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
type Organisation = Awaited<ReturnType<typeof listOrganisations>>['rows'][number]

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('organisations.staff')
  return { title: t('title') }
}

export default async function OrganisationsDeskPage({ searchParams }: Props) {
  const actor = await requireActor()
  const params = await searchParams
  const q = typeof params.q === 'string' ? params.q.slice(0, 100) : ''
  const t = await getTranslations('organisations')
  const page = await listOrganisations(actor, { q, keyset: readKeyset(params) })
  return (
    <>
      <PageHead title={t('staff.title')} lede={t('staff.lede')}>
        {mayAdminister(actor) ? (
          <ButtonLink href="/workspace/organisations/new">{t('staff.new')}</ButtonLink>
        ) : null}
      </PageHead>
      <Shell>
        <FilterForm action="/workspace/organisations" submit={t('find')} row>
          <FilterText name="q" label={t('search')} value={q} />
        </FilterForm>
        {page.rows.length === 0 ? (
          <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
        ) : (
          <OrganisationTable organisations={page.rows} />
        )}
        <Pagination {...keysetLinks('/workspace/organisations', { q }, page)} />
      </Shell>
    </>
  )
}

async function OrganisationTable({ organisations }: { organisations: Organisation[] }) {
  const t = await getTranslations('organisations')
  const states = await getTranslations('centres.staff')
  const locale = (await getLocale()) as Locale
  return (
    <Table
      caption={t('staff.caption')}
      hideCaption
      rows={organisations}
      rowKey={(organisation) => organisation.id}
      columns={[
        {
          key: 'name',
          label: t('search'),
          header: true,
          cell: (organisation) => (
            <SiteLink href={`/workspace/organisations/${organisation.id}`}>
              {inLocale(organisation, 'name', locale)}
            </SiteLink>
          ),
        },
        {
          key: 'unit',
          label: t('unit'),
          cell: (organisation) => (organisation.unit ? inLocale(organisation.unit, 'short', locale) : ''),
        },
        {
          key: 'people',
          label: t('peopleLabel'),
          numeric: true,
          cell: (organisation) => formatNumber(locale, organisation.members),
        },
        {
          key: 'hosted',
          label: t('staff.hosted'),
          numeric: true,
          cell: (organisation) => formatNumber(locale, organisation._count.hosted),
        },
        {
          key: 'state',
          label: states('state'),
          cell: (organisation) => (
            <PublicStateStatus state={organisation.state} isVerified={organisation.verifiedAt !== null} />
          ),
        },
      ]}
    />
  )
}
