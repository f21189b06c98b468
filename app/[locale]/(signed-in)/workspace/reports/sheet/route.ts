import { requireActor } from '#lib/accounts/session.ts'
import { defaultLocale, isLocale } from '#lib/i18n/routing.ts'
import { findReport } from '#lib/reports/queries/find-report.ts'
import { writeReportSheet } from '#lib/reports/queries/report-sheet.ts'
import { reportKinds } from '#lib/reports/schema.ts'

/** The report of the address as a workbook. */
export async function GET(request: Request, { params }: RouteContext<'/[locale]/workspace/reports/sheet'>) {
  const actor = await requireActor()
  const { locale: asked } = await params
  const locale = isLocale(asked) ? asked : defaultLocale
  const said = Object.fromEntries(new URL(request.url).searchParams)
  const kind = reportKinds.find((one) => one === said.report)
  const report = kind && (await findReport(actor, { kind, said, locale }))
  if (!report || report.isUnchosen)
    return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
  const bytes = await writeReportSheet(actor, report, locale)
  const { period } = report.request
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Length': String(bytes.length),
      'Content-Disposition': `attachment; filename="report-${kind}-${period.from}-${period.to}.xlsx"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
