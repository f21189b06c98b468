import { useLocale, useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { Table } from '#components/ui/table.tsx'
import { formatDateTable } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { PublicMemorandum } from '#lib/memoranda/public.ts'
import { MemorandumStatus } from './memorandum-status.tsx'

/** Memoranda as the public register lists them: a table, on a phone a card each. */
export function MemorandumTable({
  memoranda,
  hideCaption,
}: {
  memoranda: PublicMemorandum[]
  hideCaption?: boolean
}) {
  const t = useTranslations('memoranda')
  const locale = useLocale() as Locale
  const day = (value: string | null) => (value ? formatDateTable(locale, value) : t('notStated'))
  return (
    <Table
      caption={t('title')}
      hideCaption={hideCaption}
      rows={memoranda}
      rowKey={(row) => row.slug}
      columns={[
        {
          key: 'title',
          label: t('name'),
          header: true,
          cell: (row) => (
            <SiteLink href={row.href} lang={row.titleLocale === locale ? undefined : row.titleLocale}>
              {row.title}
            </SiteLink>
          ),
        },
        {
          key: 'parties',
          label: t('parties'),
          cell: (row) => row.parties.map(({ name }) => name).join('; '),
        },
        {
          key: 'signed',
          label: t('signedOn'),
          cell: (row) => (row.isSigned ? day(row.signedOn) : t('notSigned')),
        },
        { key: 'until', label: t('validUntil'), cell: (row) => day(row.validUntil) },
        {
          key: 'status',
          label: t('status'),
          cell: (row) => (
            <>
              <MemorandumStatus status={row.status} />
              {row.status === 'terminated' ? <span className="block">{day(row.terminatedOn)}</span> : null}
            </>
          ),
        },
      ]}
    />
  )
}
