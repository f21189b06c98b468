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
import { mayAdminister, mayEdit } from '#lib/accounts/policy.ts'
import { requireActor } from '#lib/accounts/session.ts'
import { listCentres } from '#lib/centres/queries.ts'
import { formatNumber } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { keysetLinks, readKeyset } from '#lib/platform/keyset.ts'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }
type Centre = Awaited<ReturnType<typeof listCentres>>['rows'][number]

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('centres.staff')
  return { title: t('title') }
}

export default async function CentresDeskPage({ searchParams }: Props) {
  const actor = await requireActor()
  const params = await searchParams
  const q = typeof params.q === 'string' ? params.q.slice(0, 100) : ''
  const t = await getTranslations('centres')
  const page = await listCentres(actor, { q, keyset: readKeyset(params) })
  return (
    <>
      <PageHead title={mayEdit(actor) ? t('staff.title') : t('staff.ownTitle')} lede={t('staff.lede')}>
        {mayAdminister(actor) ? (
          <ButtonLink href="/workspace/centres/new">{t('staff.new')}</ButtonLink>
        ) : null}
      </PageHead>
      <Shell>
        <FilterForm action="/workspace/centres" submit={t('find')} row>
          <FilterText name="q" label={t('search')} value={q} />
        </FilterForm>
        {page.rows.length === 0 ? (
          <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
        ) : (
          <CentreTable centres={page.rows} />
        )}
        <Pagination {...keysetLinks('/workspace/centres', { q }, page)} />
      </Shell>
    </>
  )
}

async function CentreTable({ centres }: { centres: Centre[] }) {
  const t = await getTranslations('centres')
  const locale = (await getLocale()) as Locale
  return (
    <Table
      caption={t('staff.caption')}
      hideCaption
      rows={centres}
      rowKey={(centre) => centre.id}
      columns={[
        {
          key: 'name',
          label: t('search'),
          header: true,
          cell: (centre) => (
            <SiteLink href={`/workspace/centres/${centre.id}`}>{inLocale(centre, 'name', locale)}</SiteLink>
          ),
        },
        { key: 'unit', label: t('unit'), cell: (centre) => inLocale(centre.unit, 'short', locale) },
        {
          key: 'people',
          label: t('staff.peopleHead'),
          numeric: true,
          cell: (centre) => formatNumber(locale, centre.members),
        },
        {
          key: 'events',
          label: t('staff.events'),
          numeric: true,
          cell: (centre) => formatNumber(locale, centre._count.events),
        },
        {
          key: 'state',
          label: t('staff.state'),
          cell: (centre) => (
            <PublicStateStatus state={centre.state} isVerified={centre.verifiedAt !== null} />
          ),
        },
      ]}
    />
  )
}
