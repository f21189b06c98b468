import { getLocale, getTranslations } from 'next-intl/server'
import type { NamedEntry } from '#lib/audit/queries.ts'
import { formatDateTimeTable } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { AuditAction } from '#components/audit/audit-action.tsx'
import { Section } from '#components/ui/section.tsx'
import { type Column, Table } from '#components/ui/table.tsx'

/** Who opened or changed a card. */
export async function CardHistory({ entries }: { entries: NamedEntry[] }) {
  const t = await getTranslations('volunteers.page')
  const locale = (await getLocale()) as Locale
  const columns: Column<NamedEntry>[] = [
    { key: 'at', label: t('historyWhen'), cell: ({ at }) => formatDateTimeTable(locale, at) },
    { key: 'who', label: t('historyWho'), cell: ({ actorName }) => actorName ?? t('system') },
    { key: 'what', label: t('historyWhat'), header: true, cell: (entry) => <AuditAction entry={entry} /> },
  ]
  return (
    <Section title={t('history')} note={t('historyNote')}>
      <Table
        caption={t('historyCaption')}
        hideCaption
        columns={columns}
        rows={entries}
        rowKey={({ id }) => id}
      />
    </Section>
  )
}
