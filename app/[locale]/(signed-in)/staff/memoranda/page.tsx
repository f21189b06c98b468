import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { MemorandumStatus } from '#components/memoranda/memorandum-status.tsx'
import { PublicationState } from '#components/memoranda/publication-state.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FilterForm, FilterSelect, FilterText } from '#components/ui/filter-form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Table } from '#components/ui/table.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { requireEditor } from '#lib/accounts/session.ts'
import { formatDateTable } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { countMemorandaByState, listMemoranda } from '#lib/memoranda/queries.ts'
import { memorandumStatuses } from '#lib/memoranda/rules.ts'
import { staffMemorandumFilters } from '#lib/memoranda/schema.ts'
import { AttentionNote } from './attention-note.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('memoranda.staff')
  return { title: t('title') }
}

export default async function StaffMemorandaPage({ searchParams }: Props) {
  const actor = await requireEditor()
  const { state, status, q, after } = staffMemorandumFilters.parse(await searchParams)
  const t = await getTranslations('memoranda.staff')
  const [{ memoranda, next }, counts] = await Promise.all([
    listMemoranda(actor, { state, status, q, after }),
    countMemorandaByState(actor),
  ])
  const states = ['draft', 'published', 'withdrawn'] as const
  const tabs = states.map((each) => ({
    href: `/staff/memoranda?state=${each}`,
    label: t(`states.${each}`),
    count: counts[each],
    current: state === each,
  }))
  const kept = { ...(state ? { state } : {}), ...(status ? { status } : {}), ...(q ? { q } : {}) }
  const query = (cursor: string) => new URLSearchParams({ ...kept, after: cursor })
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')}>
        <ButtonLink href="/staff/memoranda/new">{t('new')}</ButtonLink>
      </PageHead>
      <div className="shell pt-4">
        <Tabs
          tabs={[{ href: '/staff/memoranda', label: t('all'), current: !state }, ...tabs]}
          label={t('byState')}
        />
        <AttentionNote actor={actor} />
        <div className="pt-5">
          <StaffFilters state={state} status={status} q={q} />
        </div>
        <div className="pt-5">
          {memoranda.length > 0 ? (
            <Register memoranda={memoranda} />
          ) : (
            <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
          )}
        </div>
        <Pagination
          next={next ? `/staff/memoranda?${query(next)}` : null}
          previous={after ? '/staff/memoranda' : null}
        />
      </div>
    </>
  )
}

async function StaffFilters({ state, status, q }: { state?: string; status?: string; q?: string }) {
  const t = await getTranslations('memoranda')
  const words = await getTranslations('agreements.list')
  const isSet = status !== undefined || q !== undefined
  return (
    <FilterForm
      action="/staff/memoranda"
      submit={words('show')}
      hidden={{ state }}
      reset={isSet ? { href: '/staff/memoranda', label: t('reset') } : undefined}
      row
    >
      <FilterText name="q" label={t('search')} value={q} />
      <FilterSelect
        name="status"
        label={t('status')}
        any={t('any')}
        value={status}
        options={memorandumStatuses.map((each) => ({ value: each, label: t(`statuses.${each}`) }))}
      />
    </FilterForm>
  )
}

type Row = Awaited<ReturnType<typeof listMemoranda>>['memoranda'][number]

async function Register({ memoranda }: { memoranda: Row[] }) {
  const t = await getTranslations('memoranda')
  const locale = (await getLocale()) as Locale
  const day = (date: Date | null) => (date ? formatDateTable(locale, date) : t('notStated'))
  return (
    <Table
      caption={t('staff.title')}
      hideCaption
      rows={memoranda}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'title',
          label: t('name'),
          header: true,
          cell: (row) => (
            <SiteLink href={`/staff/memoranda/${row.id}`}>{inLocale(row, 'title', locale)}</SiteLink>
          ),
        },
        {
          key: 'parties',
          label: t('parties'),
          cell: (row) => row.parties.map((party) => inLocale(party, 'name', locale)).join('; '),
        },
        {
          key: 'signed',
          label: t('signedOn'),
          cell: (row) => (row.isSigned ? day(row.signedOn) : t('notSigned')),
        },
        { key: 'until', label: t('validUntil'), cell: (row) => day(row.validUntil) },
        { key: 'status', label: t('status'), cell: (row) => <MemorandumStatus status={row.status} /> },
        { key: 'state', label: t('staff.state'), cell: (row) => <PublicationState state={row.state} /> },
      ]}
    />
  )
}
