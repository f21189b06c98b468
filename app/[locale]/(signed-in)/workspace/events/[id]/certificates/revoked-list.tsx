import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { Section } from '#components/ui/section.tsx'
import { Table } from '#components/ui/table.tsx'
import type { RevokedPaper } from '#lib/certificates/queries/desk.ts'
import { certificateCodeText } from '#lib/certificates/rules/payload.ts'
import { formatDateTable } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { fullName } from '#lib/volunteers/rules.ts'

/** Certificates that were taken back, with the reason anyone finds at their code. */
export async function RevokedList({ papers }: { papers: RevokedPaper[] }) {
  const t = await getTranslations('certificates.desk')
  const locale = (await getLocale()) as Locale
  return (
    <Section title={t('revokedTitle')}>
      <Table
        caption={t('revokedTitle')}
        hideCaption
        rows={papers}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', label: t('name'), header: true, cell: ({ volunteer }) => fullName(volunteer) },
          {
            key: 'on',
            label: t('revokedOn'),
            cell: ({ revokedAt }) => (revokedAt ? formatDateTable(locale, revokedAt) : ''),
          },
          { key: 'reason', label: t('reason'), cell: ({ revokeReason }) => revokeReason },
          {
            key: 'code',
            label: t('code'),
            cell: ({ code }) => <SiteLink href={`/verify/${code}`}>{certificateCodeText(code)}</SiteLink>,
          },
        ]}
      />
    </Section>
  )
}
