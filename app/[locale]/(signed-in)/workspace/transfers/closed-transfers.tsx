import { getLocale, getTranslations } from 'next-intl/server'
import { Section } from '#components/ui/section.tsx'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import { formatDateTable } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { ShownTransfer } from '#lib/memberships/queries/transfers.ts'
import { dayOf } from '#lib/platform/clock.ts'
import { routeOf, Whom } from './transfer.tsx'

const marks: Record<ShownTransfer['state'], StatusMark> = {
  ...{ pending: 'wait', accepted: 'good', refused: 'bad' },
  ...{ withdrawn: 'off', expired: 'off', overtaken: 'off' },
}

/** Requests that were answered, taken back or ran out, the latest first. */
export async function ClosedTransfers({ rows }: { rows: ShownTransfer[] }) {
  const t = await getTranslations('memberships.transfers')
  const locale = (await getLocale()) as Locale
  const routes = new Map(
    await Promise.all(rows.map(async (row) => [row.id, await routeOf(row, locale)] as const)),
  )
  const columns: Column<ShownTransfer>[] = [
    { key: 'who', label: t('person'), header: true, cell: (row) => <Whom transfer={row} /> },
    { key: 'what', label: t('what'), cell: ({ id }) => routes.get(id) },
    {
      key: 'when',
      label: t('when'),
      cell: ({ decidedAt, expiresAt }) => formatDateTable(locale, dayOf(decidedAt ?? expiresAt)),
    },
    {
      key: 'state',
      label: t('state'),
      cell: ({ state, answer }) => (
        <>
          <Status mark={marks[state]}>{t(`states.${state}`)}</Status>
          {answer ? <span className="note block">{t('answer', { text: answer })}</span> : null}
        </>
      ),
    },
  ]
  return (
    <Section title={t('closed')}>
      <Table caption={t('closedCaption')} hideCaption columns={columns} rows={rows} rowKey={({ id }) => id} />
    </Section>
  )
}
