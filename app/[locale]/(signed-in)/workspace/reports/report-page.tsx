import { getLocale, getTranslations } from 'next-intl/server'
import { PrintButton } from '#components/awards/print-button.tsx'
import { ReportPrintFoot, ReportPrintHead } from '#components/reports/report-print-head.tsx'
import { readWords, ReportFacts, ReportTables } from '#components/reports/report-tables.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Notice } from '#components/ui/notice.tsx'
import { PageHead } from '#components/ui/page-head.tsx'
import { Tabs } from '#components/ui/tabs.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { mayCoordinate, mayEdit } from '#lib/accounts/policy.ts'
import { type Locale, localePath } from '#lib/i18n/routing.ts'
import { seesExact } from '#lib/reports/policy.ts'
import type { Report } from '#lib/reports/queries/find-report.ts'
import { paramsOf, reportAddress, sheetAddress } from '#lib/reports/rules/addresses.ts'
import { lastDayOf } from '#lib/reports/rules/periods.ts'
import { reportKinds } from '#lib/reports/schema.ts'
import { ReportFilters } from './report-filters.tsx'

/** A report as a page that also prints: the choice above it, the tables, the words of the paper. */
export async function ReportPage({ actor, report }: { actor: Actor; report: Report }) {
  const t = await getTranslations('reports')
  const { kind, request, body } = report
  const words = await readWords()
  const print = { kind, request, body, madeBy: actor.name }
  return (
    <div className="report">
      <PageHead
        title={t(`kinds.${kind}`)}
        crumbs={[{ href: '/workspace/reports', label: t('title') }]}
        meta={`${body ? words.label(body) : t('region')} · ${words.period(request.period)}`}
        lede={seesExact(actor, request.scope) ? t('lede') : t('ledeFew')}
      />
      <div className="shell">
        <Kinds actor={actor} report={report} />
        <ReportFilters actor={actor} report={report} />
        {report.isUnchosen ? (
          <EmptyState title={t('bodyNone')}>
            <p>{t('bodyNoneText')}</p>
          </EmptyState>
        ) : (
          <>
            <Takings report={report} />
            <AsOf report={report} />
            <ReportPrintHead {...print} />
            <ReportFacts facts={report.facts} />
            <ReportTables tables={report.tables} request={request} />
            <ReportPrintFoot {...print} />
          </>
        )}
      </div>
    </div>
  )
}

async function Kinds({ actor, report: { kind, request } }: { actor: Actor; report: Report }) {
  const t = await getTranslations('reports.kinds')
  const open = mayCoordinate(actor) ? reportKinds : mayEdit(actor) ? (['numbers', 'card'] as const) : []
  if (open.length === 0) return null
  const { organisationId } = request.scope
  const bare = { ...request, scope: { ...request.scope, organisationId: null } }
  return (
    <Tabs
      label={t('label')}
      tabs={open.map((one) => ({
        href: reportAddress(one, one === 'card' || !organisationId ? request : bare),
        label: t(one),
        current: one === kind,
      }))}
    />
  )
}

async function Takings({ report: { kind, request } }: { report: Report }) {
  const t = await getTranslations('reports')
  const locale = (await getLocale()) as Locale
  return (
    <div className="actions pt-6 no-print">
      <PrintButton label={t('print')} isQuiet />
      <a
        className="button button-small button-quiet"
        href={localePath(locale, sheetAddress(kind, request))}
        download
      >
        {t('sheet')}
      </a>
    </div>
  )
}

async function AsOf({ report: { request } }: { report: Report }) {
  const t = await getTranslations('reports')
  const words = await readWords()
  const last = lastDayOf(request.period, request.today)
  if (last >= request.period.to || paramsOf(request).from) return null
  return (
    <div className="pt-6 no-print">
      <Notice>{t('asOf', { day: words.day(last) })}</Notice>
    </div>
  )
}
