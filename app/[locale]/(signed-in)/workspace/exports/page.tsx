import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { ButtonLink } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { Table } from '#components/ui/table.tsx'
import { requireCoordinator } from '#lib/accounts/session.ts'
import { listOwnExports, listRecentEvents, type OwnExport } from '#lib/exports/queries/exports.ts'
import { formatDateTable, formatDateTimeTable, formatNumber } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('exports')
  return { title: t('title') }
}

export default async function ExportsPage() {
  const actor = await requireCoordinator()
  const t = await getTranslations('exports')
  const [own, events] = await Promise.all([listOwnExports(actor), listRecentEvents(actor)])
  return (
    <>
      <PageHead
        title={t('title')}
        lede={t('lede')}
        crumbs={[{ href: '/workspace', label: t('workspace') }]}
      />
      <div className="shell">
        <Section title={t('start.title')}>
          <div className="actions">
            <ButtonLink href="/workspace/exports/new">{t('start.people')}</ButtonLink>
            <ButtonLink href="/workspace/exports/new?kind=hours" look="quiet">
              {t('start.hours')}
            </ButtonLink>
          </div>
          <p className="meta pt-2">{t('start.peopleHint')}</p>
          {events.length > 0 ? <Events events={events} /> : null}
        </Section>
        <Section title={t('own.title')}>
          {own.length > 0 ? <Own rows={own} /> : <EmptyState title={t('own.empty')} />}
        </Section>
      </div>
    </>
  )
}

async function Events({ events }: { events: Awaited<ReturnType<typeof listRecentEvents>> }) {
  const t = await getTranslations('exports.start')
  const locale = (await getLocale()) as Locale
  return (
    <details className="pt-4">
      <summary>{t('events')}</summary>
      <ul className="pt-2">
        {events.map((event) => (
          <li key={event.id} className="py-2">
            <SiteLink href={`/workspace/exports/new?event=${event.id}`}>
              {inLocale(event, 'title', locale)}
            </SiteLink>{' '}
            <span className="meta">{formatDateTable(locale, event.startsAt)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

async function Own({ rows }: { rows: OwnExport[] }) {
  const t = await getTranslations('exports')
  const locale = (await getLocale()) as Locale
  return (
    <Table
      caption={t('own.title')}
      hideCaption
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'number',
          label: t('own.number'),
          header: true,
          cell: ({ id, number }) => (
            <SiteLink href={`/workspace/exports/${id}`}>
              {t('one.title', { number: String(number) })}
            </SiteLink>
          ),
        },
        { key: 'kind', label: t('own.kind'), cell: ({ kind }) => t(`kinds.${kind}`) },
        {
          key: 'when',
          label: t('own.when'),
          cell: ({ createdAt }) => formatDateTimeTable(locale, createdAt),
        },
        { key: 'reason', label: t('own.reason'), cell: ({ reason }) => reason },
        {
          key: 'rows',
          label: t('own.rows'),
          numeric: true,
          cell: ({ rowCount }) => formatNumber(locale, rowCount),
        },
        { key: 'state', label: t('own.state'), cell: (row) => <State row={row} /> },
      ]}
    />
  )
}

async function State({ row: { isThere, deletedAt } }: { row: OwnExport }) {
  const t = await getTranslations('exports.own')
  if (isThere) return <Status mark="good">{t('there')}</Status>
  return deletedAt ? <Status mark="off">{t('gone')}</Status> : <Status mark="wait">{t('making')}</Status>
}
