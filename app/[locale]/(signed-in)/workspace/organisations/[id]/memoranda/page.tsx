import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { MemorandumStatus } from '#components/memoranda/memorandum-status.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { Shell } from '#components/ui/columns.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { Table } from '#components/ui/table.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { formatDateTable } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listMemorandaOf } from '#lib/memoranda/queries.ts'
import { OrganisationHead } from '../../organisation-head.tsx'
import { organisationOf } from '../../organisation-of.ts'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('agreements.own')
  return { title: t('title') }
}

/** The memoranda an organisation is a side of, those that wait for its word marked. */
export default async function OrganisationMemorandaPage({ params }: Props) {
  const actor = await requireActor()
  const organisation = await organisationOf(actor, (await params).id)
  const t = await getTranslations('agreements.own')
  const memoranda = await listMemorandaOf(actor, organisation.id)
  return (
    <>
      <OrganisationHead actor={actor} organisation={organisation} current="memoranda" />
      <Shell>
        <Section title={t('title')} note={t('note')}>
          {memoranda.length === 0 ? (
            <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
          ) : (
            <List memoranda={memoranda} path={`/workspace/organisations/${organisation.id}/memoranda`} />
          )}
        </Section>
      </Shell>
    </>
  )
}

type Row = Awaited<ReturnType<typeof listMemorandaOf>>[number]

async function List({ memoranda, path }: { memoranda: Row[]; path: string }) {
  const t = await getTranslations('agreements.own')
  const words = await getTranslations('memoranda')
  const locale = (await getLocale()) as Locale
  return (
    <Table
      caption={t('title')}
      hideCaption
      rows={memoranda}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          label: words('name'),
          header: true,
          cell: (row) => <SiteLink href={`${path}/${row.id}`}>{inLocale(row, 'title', locale)}</SiteLink>,
        },
        {
          key: 'until',
          label: words('validUntil'),
          cell: ({ validUntil }) => (validUntil ? formatDateTable(locale, validUntil) : words('notStated')),
        },
        {
          key: 'status',
          label: words('status'),
          cell: ({ status, waitsForThem }) => (
            <>
              <MemorandumStatus status={status} />
              {waitsForThem ? (
                <span className="block">
                  <Status mark="wait">{t('waitsForYou')}</Status>
                </span>
              ) : null}
            </>
          ),
        },
      ]}
    />
  )
}
