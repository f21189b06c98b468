import { getLocale, getTranslations } from 'next-intl/server'
import { Duration } from '#components/hours/duration.tsx'
import { SiteLink } from '#components/site/site-link.tsx'
import { HiddenField, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import type { HeldShift, WorkedRow } from '#lib/hours/queries/shift-hours.ts'
import { seenOf } from '#lib/hours/rules/confirmation.ts'
import { formatTime } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { fullName } from '#lib/volunteers/rules.ts'
import { confirm } from './actions.ts'

type Indexed = WorkedRow & { index: number }

/** Everybody present without hours: one button takes what the marks come to, a line can say otherwise with a reason. */
export async function WaitingHours({ shift, rows }: { shift: HeldShift; rows: WorkedRow[] }) {
  const t = await getTranslations('hours.shift')
  const columns: Column<Indexed>[] = [
    { key: 'name', label: t('name'), header: true, cell: (row) => <Name row={row} /> },
    ...(await timeColumns()),
    {
      key: 'computed',
      label: t('computed'),
      numeric: true,
      cell: ({ computed }) => <Duration minutes={computed ?? 0} />,
    },
    ...(await typedColumns(t('other'))),
  ]
  return (
    <Form action={confirm} hidden={{ shiftId: shift.id }} submit={t('confirm')} className="hours-form">
      <p className="note">{t('otherHint')}</p>
      <Table caption={t('waiting')} hideCaption columns={columns} rows={indexed(rows)} rowKey={keyOf} />
    </Form>
  )
}

/** What the ledger has, with room for corrections. */
export async function RecordedHours({ shiftId, rows }: { shiftId: string; rows: WorkedRow[] }) {
  const t = await getTranslations('hours.shift')
  const columns: Column<Indexed>[] = [
    { key: 'name', label: t('name'), header: true, cell: (row) => <Name row={row} /> },
    ...(await timeColumns()),
    { key: 'recorded', label: t('recordedMinutes'), numeric: true, cell: (row) => <Recorded row={row} /> },
    ...(await typedColumns(t('newNumber'))),
  ]
  return (
    <Section title={t('recorded')} note={t('recordedNote')} tone="gold">
      <Form action={confirm} hidden={{ shiftId }} submit={t('save')} look="quiet" className="hours-form">
        <Table caption={t('recorded')} hideCaption columns={columns} rows={indexed(rows)} rowKey={keyOf} />
      </Form>
    </Section>
  )
}

function indexed(rows: WorkedRow[]): Indexed[] {
  return rows.map((row, index) => ({ ...row, index }))
}

function keyOf({ participationId }: WorkedRow): string {
  return participationId
}

function Name({ row }: { row: Indexed }) {
  return (
    <>
      <SiteLink href={`/workspace/volunteers/${row.volunteerId}`}>{fullName(row.volunteer)}</SiteLink>
      <HiddenField name={`lines.${row.index}.participationId`} value={row.participationId} />
      <HiddenField name={`lines.${row.index}.seen`} value={seenOf(row)} />
    </>
  )
}

async function timeColumns(): Promise<Column<Indexed>[]> {
  const t = await getTranslations('hours.shift')
  const locale = (await getLocale()) as Locale
  const time = (at: Date | null | undefined, missing: string) =>
    at ? formatTime(locale, at) : <span className="note">{missing}</span>
  return [
    { key: 'in', label: t('in'), numeric: true, cell: (row) => time(row.attendance?.inAt, t('inAssumed')) },
    { key: 'out', label: t('out'), numeric: true, cell: (row) => time(row.attendance?.outAt, t('outAuto')) },
  ]
}

async function typedColumns(other: string): Promise<Column<Indexed>[]> {
  const t = await getTranslations('hours.shift')
  return [
    {
      key: 'other',
      label: other,
      cell: ({ index, volunteer }) => (
        <TextField
          name={`lines.${index}.minutes`}
          label={`${other}: ${fullName(volunteer)}`}
          hideLabel
          maxLength={10}
          autoComplete="off"
          className="field-time"
        />
      ),
    },
    {
      key: 'reason',
      label: t('reason'),
      cell: ({ index, volunteer }) => (
        <TextField
          name={`lines.${index}.reason`}
          label={`${t('reason')}: ${fullName(volunteer)}`}
          hideLabel
          maxLength={300}
          autoComplete="off"
        />
      ),
    },
  ]
}

/** The number with the reasons it moved, the first one included. */
async function Recorded({ row: { recorded, hours } }: { row: Indexed }) {
  const reasons = hours.flatMap(({ id, reason }) => (reason ? [{ id, reason }] : []))
  return (
    <div>
      <Duration minutes={recorded?.minutes ?? 0} />
      {reasons.map(({ id, reason }) => (
        <small key={id} className="block">
          {reason}
        </small>
      ))}
    </div>
  )
}
