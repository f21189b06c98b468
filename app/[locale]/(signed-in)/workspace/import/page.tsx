import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { formatDateTime } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { type ListedBatch, listBatches } from '#lib/imports/queries/batch.ts'
import { keysetLinks, readKeyset } from '#lib/platform/keyset.ts'

export const dynamic = 'force-dynamic'

const address = '/workspace/import'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('imports')
  return { title: t('title') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ImportsPage({ searchParams }: Props) {
  const actor = await requireCoordinator()
  const t = await getTranslations('imports')
  const { rows, ...ends } = await listBatches(actor, readKeyset(await searchParams))
  const { next, previous } = keysetLinks(address, {}, ends)
  return (
    <>
      <PageHead
        title={t('title')}
        crumbs={[
          { href: '/workspace', label: t('workspace') },
          { href: '/workspace/volunteers', label: t('volunteers') },
        ]}
        lede={t('lede')}
      >
        <ButtonLink href={`${address}/new`}>{t('new')}</ButtonLink>
      </PageHead>
      <div className="shell">
        <Section title={t('list')}>
          {rows.length > 0 ? (
            <>
              <Table
                caption={t('list')}
                hideCaption
                rows={rows}
                rowKey={({ id }) => id}
                columns={await columns()}
              />
              <Pagination next={next} previous={previous} />
            </>
          ) : (
            <EmptyState
              title={t('emptyTitle')}
              actions={<ButtonLink href={`${address}/new`}>{t('new')}</ButtonLink>}
            >
              {t('emptyText')}
            </EmptyState>
          )}
        </Section>
      </div>
    </>
  )
}

const marks: Partial<Record<ListedBatch['state'], StatusMark>> = {
  ...{ mapping: 'wait', ready: 'wait', done: 'good', failed: 'bad', undone: 'off' },
}

async function columns(): Promise<Column<ListedBatch>[]> {
  const t = await getTranslations('imports')
  const locale = (await getLocale()) as Locale
  return [
    {
      key: 'file',
      label: t('file'),
      header: true,
      cell: ({ id, fileName }) => <SiteLink href={`${address}/${id}`}>{fileName || t('noName')}</SiteLink>,
    },
    { key: 'centre', label: t('centre'), cell: ({ centre }) => inLocale(centre, 'name', locale) },
    { key: 'rows', label: t('rows'), numeric: true, cell: ({ rowCount }) => rowCount },
    { key: 'when', label: t('when'), cell: ({ createdAt }) => formatDateTime(locale, createdAt) },
    {
      key: 'state',
      label: t('state'),
      cell: ({ state }) => <Status mark={marks[state]}>{t(`states.${state}`)}</Status>,
    },
  ]
}
