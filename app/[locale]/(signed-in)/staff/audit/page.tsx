import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { AuditAction } from '#components/audit/audit-action.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { FilterColumns } from '#components/ui/columns.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FilterForm, FilterSelect, FilterText } from '#components/ui/filter-form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { SectionHead } from '#components/ui/section.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import { requireAdministrator } from '#lib/accounts/session.ts'
import { listAuditEntries, type NamedEntry } from '#lib/audit/queries.ts'
import { auditFilters, type AuditFilters } from '#lib/audit/schema.ts'
import { formatDateTimeTable } from '#lib/i18n/format.ts'
import { compareIn } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'

export const dynamic = 'force-dynamic'

const address = '/staff/audit'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('audit')
  return { title: t('title') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AuditPage({ searchParams }: Props) {
  const actor = await requireAdministrator()
  const filters = auditFilters.parse(await searchParams)
  const t = await getTranslations('audit')
  const { rows, next, previous } = await listAuditEntries(actor, filters)
  return (
    <>
      <PageHead title={t('title')} crumbs={[{ href: '/staff', label: t('staff') }]} lede={t('lede')} />
      <FilterColumns filters={<Filters filters={filters} />}>
        <SectionHead title={filters.subject ? t('onlySubject') : t('found')} />
        {rows.length > 0 ? (
          <Entries rows={rows} />
        ) : (
          <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
        )}
        <Pagination
          next={next && addressOf(filters, { after: next })}
          previous={previous && addressOf(filters, { before: previous })}
        />
      </FilterColumns>
    </>
  )
}

async function Filters({ filters }: { filters: AuditFilters }) {
  const t = await getTranslations('audit')
  const locale = (await getLocale()) as Locale
  const count = countFilters(filters)
  const byLabel = (a: { label: string }, b: { label: string }) => compareIn(locale)(a.label, b.label)
  const actions = flatten(t.raw('actions') as Record<string, Record<string, string>>).sort(byLabel)
  const types = Object.entries(t.raw('types') as Record<string, string>)
  return (
    <FilterForm
      action={address}
      submit={t('filters.show')}
      summary={count > 0 ? t('filters.set', { count }) : t('filters.title')}
      isOpen={count > 0}
      reset={count > 0 ? { href: address, label: t('filters.reset') } : undefined}
      hidden={{ subject: filters.subject }}
    >
      <FilterText name="day" type="date" label={t('filters.day')} value={filters.day} />
      <FilterText name="who" label={t('filters.who')} value={filters.who} />
      <FilterSelect
        name="action"
        label={t('filters.action')}
        options={actions}
        value={filters.action}
        any={t('filters.any')}
      />
      <FilterSelect
        name="type"
        label={t('filters.type')}
        options={types.map(([value, label]) => ({ value, label })).sort(byLabel)}
        value={filters.type}
        any={t('filters.any')}
      />
    </FilterForm>
  )
}

async function Entries({ rows }: { rows: NamedEntry[] }) {
  const t = await getTranslations('audit')
  const locale = (await getLocale()) as Locale
  const columns: Column<NamedEntry>[] = [
    { key: 'at', label: t('columns.at'), cell: ({ at }) => formatDateTimeTable(locale, at) },
    {
      key: 'action',
      label: t('columns.action'),
      header: true,
      cell: (entry) => <AuditAction entry={entry} />,
    },
    { key: 'who', label: t('columns.who'), cell: (entry) => <Who entry={entry} /> },
    { key: 'subject', label: t('columns.subject'), cell: (entry) => <Subject entry={entry} /> },
  ]
  return <Table caption={t('caption')} hideCaption columns={columns} rows={rows} rowKey={({ id }) => id} />
}

async function Who({ entry }: { entry: NamedEntry }) {
  const t = await getTranslations('audit')
  if (!entry.actorUserId) return t('system')
  const role =
    entry.actorRole && t.has(`roles.${entry.actorRole}`) ? t(`roles.${entry.actorRole}`) : entry.actorRole
  return `${entry.actorName ?? t('unknownUser')}${role ? `, ${role}` : ''}`
}

async function Subject({ entry }: { entry: NamedEntry }) {
  const t = await getTranslations('audit')
  const type = t.has(`types.${entry.subjectType}`) ? t(`types.${entry.subjectType}`) : entry.subjectType
  const label = [type, entry.subjectLabel].filter(Boolean).join(': ')
  if (!entry.subjectId) return label
  return (
    <SiteLink href={`${address}?subject=${entry.subjectId}`} className="inline-block py-2">
      {label}
    </SiteLink>
  )
}

const filterNames = ['action', 'type', 'subject', 'who', 'day'] as const

function countFilters(filters: AuditFilters): number {
  return filterNames.filter((name) => filters[name]).length
}

function addressOf(filters: AuditFilters, cursor: { after?: string; before?: string }): string {
  const { after: _after, before: _before, ...kept } = filters
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...kept, ...cursor })) if (value) query.set(name, value)
  return query.size > 0 ? `${address}?${query}` : address
}

function flatten(actions: Record<string, Record<string, string>>) {
  return Object.entries(actions).flatMap(([thing, verbs]) =>
    Object.entries(verbs).map(([verb, label]) => ({ value: `${thing}.${verb}`, label })),
  )
}
