import { getLocale, getTranslations } from 'next-intl/server'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { ListedVolunteer } from '#lib/volunteers/queries/list-volunteers.ts'
import { ageOn, fullName, lacksDataConsent, isMinorOn, missingConsents } from '#lib/volunteers/rules.ts'
import { SiteLink } from '#components/site/site-link.tsx'
import { Status, type StatusMark } from '#components/ui/status.tsx'
import { type Column, Table } from '#components/ui/table.tsx'

export const statusMarks: Record<string, StatusMark> = {
  new: 'wait',
  confirmed: 'good',
  suspended: 'bad',
  anonymised: 'off',
}

/** People of the register, a row each; on a phone a card each. */
export async function VolunteerTable({ rows, today }: { rows: ListedVolunteer[]; today: string }) {
  const t = await getTranslations('volunteers')
  const locale = (await getLocale()) as Locale
  const bodiesOf = ({ memberships }: ListedVolunteer) =>
    memberships.flatMap(({ centre, organisation }) => {
      const body = centre ?? organisation
      return body ? [inLocale(body, 'name', locale)] : []
    })
  const columns: Column<ListedVolunteer>[] = [
    {
      key: 'name',
      label: t('columns.name'),
      header: true,
      cell: (row) => (
        <SiteLink href={`/workspace/volunteers/${row.id}`} className="inline-block py-2">
          {fullName(row)}
        </SiteLink>
      ),
    },
    { key: 'number', label: t('columns.number'), numeric: true, cell: (row) => row.cardNumber },
    {
      key: 'age',
      label: t('columns.age'),
      numeric: true,
      cell: (row) => (row.birthDate ? ageOn(row.birthDate, today) : '—'),
    },
    { key: 'centre', label: t('columns.centre'), cell: (row) => bodiesOf(row).join('; ') || '—' },
    {
      key: 'unit',
      label: t('columns.unit'),
      cell: (row) => (row.unit ? inLocale(row.unit, 'name', locale) : '—'),
    },
    { key: 'status', label: t('columns.status'), cell: (row) => <Statuses row={row} today={today} /> },
  ]
  return (
    <Table caption={t('tableCaption')} hideCaption columns={columns} rows={rows} rowKey={(row) => row.id} />
  )
}

async function Statuses({ row, today }: { row: ListedVolunteer; today: string }) {
  const t = await getTranslations('volunteers')
  const isWanting =
    isMinorOn(row.birthDate, today) && lacksDataConsent(missingConsents(row.birthDate, row.consents, today))
  return (
    <span className="inline-flex flex-wrap gap-x-4 gap-y-1">
      <Status mark={statusMarks[row.status]}>{t(`statuses.${row.status}`)}</Status>
      {isWanting ? <Status mark="bad">{t('missing.short')}</Status> : null}
    </span>
  )
}
