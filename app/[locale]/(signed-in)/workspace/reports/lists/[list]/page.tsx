import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { readWords } from '#components/reports/report-tables.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { SectionHead } from '#components/ui/section.tsx'
import { requireActor } from '#lib/accounts/session.ts'
import { formatHours } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { keysetLinks } from '#lib/platform/keyset.ts'
import { findReportList, type ReportList } from '#lib/reports/queries/list-of.ts'
import { describeNarrowing } from '#lib/reports/queries/narrowing.ts'
import { readReportRequest } from '#lib/reports/queries/report-request.ts'
import { reportAddress } from '#lib/reports/rules/addresses.ts'
import { listKinds } from '#lib/reports/rules/figures.ts'
import { reportParams } from '#lib/reports/schema.ts'
import { ListTable } from './list-table.tsx'

export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ list: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reports')
  return { title: t('title') }
}

export default async function ReportListPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { list } = await params
  const kind = listKinds.find((one) => one === list)
  const said = single(await searchParams)
  const read = kind && (await readReportRequest(actor, reportParams.parse(said)))
  const found = kind && read && (await findReportList(actor, read.request, { kind, narrowing: said }))
  if (!found) notFound()
  const { request, body } = read
  const [t, words] = [await getTranslations('reports'), await readWords()]
  const back = reportAddress(request.scope.organisationId ? 'card' : 'numbers', request)
  const narrowed = await describeNarrowing(actor, kind, said)
  const { after: _after, before: _before, ...kept } = said
  return (
    <>
      <PageHead
        title={words.label(narrowed.title)}
        crumbs={[{ href: back, label: t('title') }]}
        meta={[body ? words.label(body) : t('region'), words.period(request.period)].join(' · ')}
        lede={narrowed.parts.map(words.label).join(' · ') || undefined}
      >
        <SiteLink href={back}>{t('lists.back')}</SiteLink>
      </PageHead>
      <section className="shell pt-8">
        <Total list={found} />
        {found.rows.length > 0 ? (
          <ListTable list={found} today={request.today} />
        ) : (
          <EmptyState title={t('lists.empty')}>
            <p>{t('lists.emptyText')}</p>
          </EmptyState>
        )}
        <Pagination {...keysetLinks(`/workspace/reports/lists/${kind}`, kept, found)} />
      </section>
    </>
  )
}

async function Total({ list }: { list: ReportList }) {
  const t = await getTranslations('reports.lists')
  const locale = (await getLocale()) as Locale
  const words =
    list.kind === 'hours'
      ? t('totalHours', { hours: formatHours(locale, list.total), count: list.count })
      : t('total', { total: list.total })
  return <SectionHead title={words} />
}

/** A name given twice in the address says nothing. */
function single(said: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(said).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}
