import { getLocale, getTranslations } from 'next-intl/server'
import { Row, Rows } from '#components/ui/row.tsx'
import { Section } from '#components/ui/section.tsx'
import { formatDateTime } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { listHostReports } from '#lib/proposals/queries.ts'

/** What the hosting organisation says about who came; the coordinator reads it beside the marks. */
export async function HostReports({ reports }: { reports: Awaited<ReturnType<typeof listHostReports>> }) {
  if (reports.length === 0) return null
  const t = await getTranslations('representatives.events')
  const locale = (await getLocale()) as Locale
  return (
    <Section title={t('hostWord')}>
      <Rows>
        {reports.map((report) => (
          <Row
            key={report.id}
            title={inLocale(report.organisation, 'name', locale)}
            meta={`${inLocale(report.shift, 'role', locale)}, ${formatDateTime(locale, report.shift.startsAt)}`}
          >
            <p>{t('reported', { seen: report.seen })}</p>
            {report.text ? (
              <p>{report.isObjection ? t('objection', { text: report.text }) : report.text}</p>
            ) : null}
          </Row>
        ))}
      </Rows>
    </Section>
  )
}
