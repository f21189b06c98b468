import { getLocale, getTranslations } from 'next-intl/server'
import { AuditAction } from '#components/audit/audit-action.tsx'
import { Pagination } from '#components/ui/pagination.tsx'
import { Section } from '#components/ui/section.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import { Chips } from '#components/ui/tabs.tsx'
import type { listReceipts, Receipt } from '#lib/audit/queries/receipts.ts'
import { formatDateTimeTable } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { keysetLinks } from '#lib/platform/keyset.ts'

type Props = { page: Awaited<ReturnType<typeof listReceipts>>; onlyViews: boolean }
const address = '/me/privacy'

/** Access receipts: who opened or changed the card, when and in which role. */
export async function Receipts({ page, onlyViews }: Props) {
  const t = await getTranslations('privacy.receipts')
  const links = keysetLinks(address, { show: onlyViews ? 'views' : '' }, page)
  const tabs = [
    { href: `${address}#receipts`, label: t('all'), current: !onlyViews },
    { href: `${address}?show=views#receipts`, label: t('views'), current: onlyViews },
  ]
  return (
    <Section title={t('title')} id="receipts" note={t('note')}>
      <Chips tabs={tabs} label={t('show')} />
      {page.rows.length > 0 ? <ReceiptTable rows={page.rows} /> : <p className="pt-4">{t('empty')}</p>}
      <Pagination
        next={links.next && `${links.next}#receipts`}
        previous={links.previous && `${links.previous}#receipts`}
      />
    </Section>
  )
}

async function ReceiptTable({ rows }: { rows: Receipt[] }) {
  const t = await getTranslations('privacy.receipts')
  const roles = await getTranslations('audit.roles')
  const locale = (await getLocale()) as Locale
  const columns: Column<Receipt>[] = [
    { key: 'at', label: t('when'), cell: ({ at }) => formatDateTimeTable(locale, at) },
    {
      key: 'what',
      label: t('what'),
      header: true,
      cell: ({ action, subjectType }) => {
        if (subjectType === 'export') return t('exported')
        if (subjectType === 'mailing') return t('writtenTo')
        return <AuditAction entry={{ action, details: {} }} />
      },
    },
    { key: 'who', label: t('who'), cell: ({ actorName }) => actorName ?? t('system') },
    {
      key: 'role',
      label: t('role'),
      cell: ({ actorRole, centre }) =>
        [
          actorRole && roles.has(actorRole) ? roles(actorRole) : '',
          centre ? inLocale(centre, 'name', locale) : '',
        ]
          .filter(Boolean)
          .join(', ') || '—',
    },
  ]
  return <Table caption={t('caption')} hideCaption columns={columns} rows={rows} rowKey={({ id }) => id} />
}
