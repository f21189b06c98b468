import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { FilterForm, FilterText } from '#components/ui/filter-form.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Status } from '#components/ui/status.tsx'
import { Table } from '#components/ui/table.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { formatDateTable } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { mayUseLibrary } from '#lib/library/policy.ts'
import { countChangedSinceTaken, type DeskLibraryItem, listLibrary } from '#lib/library/queries.ts'
import { libraryDeskFilters } from '#lib/library/schema.ts'
import { LibraryState } from './library-state.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('library.desk')
  return { title: t('title') }
}

export default async function LibraryDeskPage({ searchParams }: Props) {
  const actor = await requireActor()
  if (!mayUseLibrary(actor)) notFound()
  const filters = libraryDeskFilters.parse(await searchParams)
  const { show, q, after } = filters
  const t = await getTranslations('library.desk')
  const [{ items, next }, changed] = await Promise.all([
    listLibrary(actor, filters),
    countChangedSinceTaken(actor),
  ])
  const tab = (key: 'changed' | 'kept', count?: number) => ({
    href: `/workspace/library?show=${key}`,
    label: t(key),
    count,
    current: show === key,
  })
  const query = (cursor: string) =>
    new URLSearchParams({ ...(show ? { show } : {}), ...(q ? { q } : {}), after: cursor })
  const nothing = show === 'changed' ? 'nothingChanged' : 'empty'
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')}>
        <ButtonLink href="/workspace/library/new">{t('new')}</ButtonLink>
      </PageHead>
      <div className="shell pt-4">
        <Tabs
          label={t('byGroup')}
          tabs={[
            { href: '/workspace/library', label: t('all'), current: !show },
            tab('changed', changed),
            tab('kept'),
          ]}
        />
        <Search q={q} show={show} />
        {items.length > 0 ? (
          <Papers items={items} />
        ) : (
          <EmptyState title={t(nothing)}>{t(`${nothing}Text`)}</EmptyState>
        )}
        <Pagination
          next={next ? `/workspace/library?${query(next)}` : null}
          previous={after ? `/workspace/library${show ? `?show=${show}` : ''}` : null}
        />
      </div>
    </>
  )
}

async function Search({ q, show }: { q?: string; show?: string }) {
  const t = await getTranslations('library')
  return (
    <div className="py-5">
      <FilterForm action="/workspace/library" submit={t('find')} hidden={{ show }} row>
        <FilterText name="q" label={t('search')} value={q} />
      </FilterForm>
    </div>
  )
}

async function Papers({ items }: { items: DeskLibraryItem[] }) {
  const t = await getTranslations('library')
  const locale = (await getLocale()) as Locale
  const taken = ({ taken: own }: DeskLibraryItem) =>
    own
      ? t('desk.takenNumber', { number: own.number, date: formatDateTable(locale, own.at) })
      : t('desk.notTaken')
  return (
    <Table
      caption={t('desk.title')}
      hideCaption
      rows={items}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'name',
          label: t('desk.name'),
          header: true,
          cell: (row) => (
            <SiteLink href={`/workspace/library/${row.id}`}>{inLocale(row, 'title', locale)}</SiteLink>
          ),
        },
        { key: 'kind', label: t('kind'), cell: (row) => t(`kinds.${row.kind}`) },
        {
          key: 'forWhom',
          label: t('desk.forWhom'),
          cell: (row) =>
            row.centre ? inLocale(row.centre, 'name', locale) : t(`desk.audiences.${row.audience}`),
        },
        {
          key: 'version',
          label: t('desk.version'),
          cell: (row) => (row.number > 0 ? t('number', { number: row.number }) : '—'),
        },
        {
          key: 'taken',
          label: t('desk.taken'),
          cell: (row) => (row.isChanged ? <Status mark="wait">{t('desk.isChanged')}</Status> : taken(row)),
        },
        { key: 'state', label: t('desk.state'), cell: (row) => <LibraryState state={row.state} /> },
      ]}
    />
  )
}
