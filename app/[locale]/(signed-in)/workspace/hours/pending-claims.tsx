import { getLocale, getTranslations } from 'next-intl/server'
import { Duration } from '#components/hours/duration.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { CheckboxField, HiddenField, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import type { InboxClaim } from '#lib/hours/queries/claims.ts'
import { formatDateTable } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import { confirm } from './actions.ts'

type Indexed = InboxClaim & { index: number }
type Props = { rows: InboxClaim[]; ownVolunteerId: string | null }

/** Claims with a tick each and one button; who needs more than that opens the claim. */
export async function PendingClaims({ rows, ownVolunteerId }: Props) {
  const t = await getTranslations('hours.inbox')
  const columns: Column<Indexed>[] = [
    {
      key: 'who',
      label: t('person'),
      header: true,
      cell: (row) =>
        row.volunteerId === ownVolunteerId ? (
          <>
            {fullName(row.volunteer)} <small className="block">{t('ownClaim')}</small>
          </>
        ) : (
          <Tick row={row} />
        ),
    },
    { key: 'work', label: t('work'), cell: (row) => <Work row={row} /> },
    {
      key: 'claimed',
      label: t('claimed'),
      numeric: true,
      cell: ({ minutes }) => <Duration minutes={minutes} />,
    },
    ...(await typedColumns(ownVolunteerId)),
  ]
  return (
    <Form action={confirm} submit={t('confirm')} className="hours-form">
      <p className="note">{t('confirmHint')}</p>
      <Table
        caption={t('caption')}
        hideCaption
        columns={columns}
        rows={numbered(rows, ownVolunteerId)}
        rowKey={({ id }) => id}
      />
    </Form>
  )
}

/** Own claims have no fields, so they take no number among the lines that are sent. */
function numbered(rows: InboxClaim[], ownVolunteerId: string | null): Indexed[] {
  let index = 0
  return rows.map((row) => ({ ...row, index: row.volunteerId === ownVolunteerId ? -1 : index++ }))
}

function Tick({ row: { id, version, index, volunteer } }: { row: Indexed }) {
  return (
    <>
      <CheckboxField name={`lines.${index}.isChosen`} label={fullName(volunteer)} />
      <HiddenField name={`lines.${index}.claimId`} value={id} />
      <HiddenField name={`lines.${index}.version`} value={version} />
    </>
  )
}

async function Work({ row }: { row: Indexed }) {
  const t = await getTranslations('hours.inbox')
  const locale = (await getLocale()) as Locale
  const { event, direction } = row
  const about = event
    ? inLocale(event, 'title', locale)
    : direction
      ? inLocale(direction, 'name', locale)
      : ''
  return (
    <div>
      <span className="note block">
        {[formatDateTable(locale, row.workedOn.toISOString()), about].filter(Boolean).join(' · ')}
      </span>
      <span className="block">{row.work}</span>
      <span className="note block">{t('evidence', { text: row.evidence })}</span>
      <SiteLink href={`/workspace/hours/${row.id}`}>{t('open')}</SiteLink>
    </div>
  )
}

async function typedColumns(ownVolunteerId: string | null): Promise<Column<Indexed>[]> {
  const t = await getTranslations('hours.inbox')
  const field = (row: Indexed, name: 'minutes' | 'reason', label: string) =>
    row.volunteerId === ownVolunteerId ? null : (
      <TextField
        name={`lines.${row.index}.${name}`}
        label={`${label}: ${fullName(row.volunteer)}`}
        hideLabel
        maxLength={name === 'minutes' ? 10 : 300}
        autoComplete="off"
        className={name === 'minutes' ? 'field-time' : undefined}
      />
    )
  return [
    { key: 'other', label: t('other'), cell: (row) => field(row, 'minutes', t('other')) },
    { key: 'reason', label: t('reason'), cell: (row) => field(row, 'reason', t('reason')) },
  ]
}
