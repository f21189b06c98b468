import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { requireActor } from '#lib/accounts/session.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { findReport } from '#lib/reports/queries/find-report.ts'
import { ReportPage } from './report-page.tsx'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reports.kinds')
  return { title: t('numbers') }
}

export default async function NumbersReportPage({ searchParams }: Props) {
  const actor = await requireActor()
  const locale = (await getLocale()) as Locale
  const report = await findReport(actor, { kind: 'numbers', said: await searchParams, locale })
  if (!report) notFound()
  return <ReportPage actor={actor} report={report} />
}
