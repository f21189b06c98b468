import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { Shell } from '#components/ui/columns.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Section } from '#components/ui/section.tsx'
import { Table } from '#components/ui/table.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { formatDateTimeTable } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { listHostedEvents } from '#lib/organisations/queries/hosted.ts'
import { keysetLinks, readKeyset } from '#lib/platform/keyset.ts'
import { mayPropose } from '#lib/proposals/policy.ts'
import { organisationOf } from '../../organisation-of.ts'
import { OrganisationHead } from '../../organisation-head.tsx'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}
type Hosted = NonNullable<Awaited<ReturnType<typeof listHostedEvents>>>['rows'][number]

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('representatives.events')
  return { title: t('title') }
}

export default async function HostedEventsPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const organisation = await organisationOf(actor, (await params).id)
  const t = await getTranslations('representatives.events')
  const page = (await listHostedEvents(actor, organisation.id, readKeyset(await searchParams))) ?? notFound()
  const path = `/workspace/organisations/${organisation.id}/events`
  return (
    <>
      <OrganisationHead actor={actor} organisation={organisation} current="events" />
      <Shell>
        {mayPropose(actor, organisation.id) ? (
          <div className="actions mt-6">
            <ButtonLink href={`/workspace/proposals/new?organisation=${organisation.id}`}>
              {t('propose')}
            </ButtonLink>
            <ButtonLink href="/workspace/proposals" look="quiet">
              {t('allProposals')}
            </ButtonLink>
          </div>
        ) : null}
        <Section title={t('title')}>
          {page.rows.length === 0 ? (
            <EmptyState title={t('empty')}>
              <p>{t('emptyText')}</p>
            </EmptyState>
          ) : (
            <HostedTable path={path} rows={page.rows} />
          )}
          <Pagination {...keysetLinks(path, {}, page)} />
        </Section>
      </Shell>
    </>
  )
}

async function HostedTable({ path, rows }: { path: string; rows: Hosted[] }) {
  const t = await getTranslations('representatives.events')
  const locale = (await getLocale()) as Locale
  return (
    <Table
      caption={t('caption')}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'event',
          label: t('event'),
          header: true,
          cell: (row) => {
            const title = inLocale(row, 'title', locale)
            return row.publishedAt ? <SiteLink href={`${path}/${row.id}`}>{title}</SiteLink> : title
          },
        },
        {
          key: 'when',
          label: t('when'),
          cell: ({ startsAt }) => formatDateTimeTable(locale, startsAt),
        },
        {
          key: 'seats',
          label: t('seats'),
          cell: ({ seats, publishedAt }) =>
            publishedAt ? t('seatsOf', { places: seats.places, taken: seats.taken }) : t('draft'),
        },
      ]}
    />
  )
}
