import { getLocale, getTranslations } from 'next-intl/server'
import { SiteLink } from '#components/site/site-link.tsx'
import { Form } from '#components/ui/form.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import { formatDateTable } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { dayOf, now } from '#lib/platform/clock.ts'
import type { ConsentWorkRow } from '#lib/volunteers/queries/list-consents.ts'
import { ageOn, fullName, phoneText } from '#lib/volunteers/rules.ts'
import type { ConsentLack } from '#lib/volunteers/schema/consent-list.ts'
import { ask } from './actions.ts'

type Props = { rows: ConsentWorkRow[]; lack: ConsentLack }

/** A page of the list with a tick each; the ticked ones are asked by letter with one button. */
export async function AskList({ rows, lack }: Props) {
  const t = await getTranslations('privacy.desk')
  const canAsk = lack !== 'turning' && rows.some(({ way }) => way !== 'paper')
  if (!canAsk) return <People rows={rows} isTicked={false} />
  return (
    <Form action={ask} submit={t('ask')} className="people">
      <People rows={rows} isTicked />
    </Form>
  )
}

async function People({ rows, isTicked }: { rows: ConsentWorkRow[]; isTicked: boolean }) {
  const t = await getTranslations('privacy.desk')
  const words = await getTranslations('volunteers.columns')
  const today = dayOf(now())
  const tick: Column<ConsentWorkRow> = {
    key: 'tick',
    label: t('choose'),
    cell: (row) =>
      row.way === 'paper' ? (
        '—'
      ) : (
        <label className="choice">
          <input type="checkbox" name="volunteerIds[]" value={row.id} defaultChecked={!isRecent(row)} />
          <span className="sr-only">{t('chooseOne', { name: fullName(row) })}</span>
        </label>
      ),
  }
  const columns: Column<ConsentWorkRow>[] = [
    ...(isTicked ? [tick] : []),
    {
      key: 'name',
      label: words('name'),
      header: true,
      cell: (row) => (
        <SiteLink href={`/workspace/volunteers/${row.id}`} className="inline-block py-2">
          {fullName(row)}
        </SiteLink>
      ),
    },
    { key: 'number', label: words('number'), numeric: true, cell: ({ cardNumber }) => cardNumber },
    {
      key: 'age',
      label: words('age'),
      numeric: true,
      cell: ({ birthDate }) => (birthDate ? ageOn(birthDate, today) : '—'),
    },
    { key: 'way', label: t('way'), cell: (row) => <Way row={row} /> },
    { key: 'asked', label: t('askedOn'), cell: (row) => <AskedOn row={row} /> },
  ]
  return <Table caption={t('caption')} hideCaption columns={columns} rows={rows} rowKey={({ id }) => id} />
}

/** Who was asked already and can still answer is not asked again unless somebody ticks it. */
function isRecent({ consentRequests: [request] }: ConsentWorkRow): boolean {
  return request !== undefined && request.expiresAt > now()
}

async function Way({ row: { way, guardians, phone } }: { row: ConsentWorkRow }) {
  const t = await getTranslations('privacy.desk.ways')
  const call = phone ?? guardians.find((guardian) => guardian.phone)?.phone
  if (way !== 'paper') return t(way)
  return (
    <>
      {t('paper')}
      {call ? (
        <a href={`tel:${call}`} className="block">
          {phoneText(call)}
        </a>
      ) : null}
    </>
  )
}

async function AskedOn({ row }: { row: ConsentWorkRow }) {
  const locale = (await getLocale()) as Locale
  const [request] = row.consentRequests
  return request ? formatDateTable(locale, request.createdAt) : '—'
}
