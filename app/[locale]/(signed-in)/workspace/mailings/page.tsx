import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Section } from '#components/ui/section.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { formatDateTimeTable } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { type ListedMailing, listMailings } from '#lib/mailings/queries/mailings.ts'
import { listTemplates } from '#lib/mailings/queries/templates.ts'
import { keysetLinks, readKeyset } from '#lib/platform/keyset.ts'
import { titleOf } from '#lib/mailings/rules/letter.ts'
import { MailingState } from './mailing-state.tsx'
import { Templates } from './templates.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mailings')
  return { title: t('title') }
}

export default async function MailingsPage({ searchParams }: Props) {
  const actor = await requireCoordinator()
  const t = await getTranslations('mailings')
  const [page, templates] = await Promise.all([
    listMailings(actor, readKeyset(await searchParams)),
    listTemplates(actor),
  ])
  return (
    <>
      <PageHead title={t('title')} lede={t('lede')} crumbs={[{ href: '/workspace', label: t('workspace') }]}>
        <ButtonLink href="/workspace/mailings/new">{t('new')}</ButtonLink>
      </PageHead>
      <div className="shell pt-6">
        {page.rows.length === 0 ? (
          <EmptyState
            title={t('list.empty')}
            actions={<ButtonLink href="/workspace/mailings/new">{t('new')}</ButtonLink>}
          >
            <p>{t('list.emptyText')}</p>
          </EmptyState>
        ) : (
          <Table
            caption={t('list.caption')}
            hideCaption
            columns={await columnsOf()}
            rows={page.rows}
            rowKey={({ id }) => id}
          />
        )}
        <Pagination {...keysetLinks('/workspace/mailings', {}, page)} />
        {templates.length > 0 ? (
          <Section title={t('list.templates')} note={t('list.templatesNote')}>
            <Templates rows={templates} />
          </Section>
        ) : null}
      </div>
    </>
  )
}

async function columnsOf(): Promise<Column<ListedMailing>[]> {
  const t = await getTranslations('mailings')
  const locale = (await getLocale()) as Locale
  return [
    {
      key: 'subject',
      label: t('list.subject'),
      header: true,
      cell: (row) => <SiteLink href={`/workspace/mailings/${row.id}`}>{titleOf(row, locale)}</SiteLink>,
    },
    { key: 'kind', label: t('list.kind'), wide: true, cell: ({ kind }) => t(`kinds.${kind}`) },
    { key: 'to', label: t('list.to'), cell: ({ audience }) => t(`audiences.${audience}`) },
    {
      key: 'people',
      label: t('list.people'),
      numeric: true,
      cell: ({ state, people }) => (state === 'draft' ? '—' : people),
    },
    { key: 'state', label: t('list.state'), cell: (row) => <MailingState mailing={row} /> },
    {
      key: 'when',
      label: t('list.when'),
      cell: ({ confirmedAt, createdAt }) => formatDateTimeTable(locale, confirmedAt ?? createdAt),
    },
  ]
}
