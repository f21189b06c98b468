import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '#components/ui/section.tsx'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import { formatDateTimeTable } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { ListedConsentRequest } from '#lib/volunteers/queries/consent-request.ts'

const marks: Record<ListedConsentRequest['state'], StatusMark> = {
  open: 'wait',
  consented: 'good',
  refused: 'off',
  expired: 'off',
}

/** Which guardians were asked to consent, how, and what they said. */
export async function ConsentRequests({ requests }: { requests: ListedConsentRequest[] }) {
  if (requests.length === 0) return null
  const t = await getTranslations('consentRequests.card')
  const locale = (await getLocale()) as Locale
  const at = (moment: Date) => formatDateTimeTable(locale, moment)
  const columns: Column<ListedConsentRequest>[] = [
    { key: 'who', label: t('who'), header: true, cell: ({ guardianName }) => guardianName },
    { key: 'sent', label: t('sent'), cell: ({ createdAt }) => at(createdAt) },
    { key: 'how', label: t('how'), cell: ({ isByLink }) => (isByLink ? t('byLink') : t('onPaper')) },
    {
      key: 'state',
      label: t('state'),
      cell: ({ state, expiresAt }) => (
        <Status mark={marks[state]}>{t(state, { until: at(expiresAt) })}</Status>
      ),
    },
  ]
  return (
    <Section title={t('title')}>
      <Table caption={t('caption')} hideCaption columns={columns} rows={requests} rowKey={({ id }) => id} />
    </Section>
  )
}
