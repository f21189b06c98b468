import { getLocale, getTranslations } from 'next-intl/server'
import { readWords } from '#components/reports/report-tables.tsx'
import { FilterForm, FilterSelect, FilterText } from '#components/ui/filter-form.tsx'
import type { Actor } from '#lib/accounts/actor.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { canReadScope, mayChooseDays, region } from '#lib/reports/policy.ts'
import type { Report } from '#lib/reports/queries/find-report.ts'
import { listReportCentres, listReportOrganisations } from '#lib/reports/queries/report-request.ts'
import { periodChoices } from '#lib/reports/rules/periods.ts'

const paths = {
  numbers: '/workspace/reports',
  centre: '/workspace/reports/centre',
  card: '/workspace/reports/card',
} as const

/** What the report is about and when. Own days are a form of their own: the two ways to say a period never contradict. */
export async function ReportFilters({ actor, report }: { actor: Actor; report: Report }) {
  const t = await getTranslations('reports')
  const words = await readWords()
  const { kind, request } = report
  const { scope, period, today } = request
  const isOwn = period.kind === 'custom'
  const about = { centre: scope.centreId ?? undefined, organisation: scope.organisationId ?? undefined }
  return (
    <div className="no-print">
      <FilterForm row action={paths[kind]} submit={t('show')}>
        <Bodies actor={actor} report={report} />
        <FilterSelect
          name="period"
          label={t('period')}
          any={isOwn ? words.period(period) : t('period')}
          value={isOwn ? undefined : period.code}
          options={periodChoices(today).map((one) => ({ value: one.code, label: words.period(one) }))}
        />
      </FilterForm>
      {mayChooseDays(actor, scope) ? (
        <details className="report-days" open={isOwn}>
          <summary>{t('ownDays')}</summary>
          <FilterForm row action={paths[kind]} submit={t('show')} hidden={about}>
            <FilterText name="from" label={t('from')} type="date" value={period.from} />
            <FilterText name="to" label={t('to')} type="date" value={period.to} />
          </FilterForm>
        </details>
      ) : null}
    </div>
  )
}

async function Bodies({ actor, report: { kind, request } }: { actor: Actor; report: Report }) {
  const t = await getTranslations('reports')
  const locale = (await getLocale()) as Locale
  const [centres, organisations] = await Promise.all([
    listReportCentres(actor, locale),
    kind === 'card' ? listReportOrganisations(actor, locale) : [],
  ])
  const { centreId, organisationId } = request.scope
  const named = (rows: typeof centres) =>
    rows.map((row) => ({ value: row.id, label: inLocale(row, 'name', locale) }))
  const hasRegion = kind === 'numbers' && canReadScope(actor, region)
  return (
    <>
      {centres.length > 1 ? (
        <FilterSelect
          name="centre"
          label={t('centre')}
          options={named(centres)}
          value={centreId ?? undefined}
          any={hasRegion ? t('region') : t('centreChoose')}
        />
      ) : null}
      {organisations.length > 0 ? (
        <FilterSelect
          name="organisation"
          label={t('organisation')}
          options={named(organisations)}
          value={organisationId ?? undefined}
          any="—"
        />
      ) : null}
    </>
  )
}
