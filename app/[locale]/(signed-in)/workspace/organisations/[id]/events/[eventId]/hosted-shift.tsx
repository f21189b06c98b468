import { getLocale, getTranslations } from 'next-intl/server'
import { CheckboxField, TextArea, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import { type Column, Table } from '#components/ui/table.tsx'
import { formatDateTime, formatTime } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { HostRoster } from '#lib/participation/commands/view-host-roster.ts'
import { phoneText } from '#lib/volunteers/rules.ts'
import { report } from '../actions.ts'

type Shift = HostRoster['shifts'][number]
type Person = Shift['people'][number]
type Props = { organisationId: string; shift: Shift; isOpen: boolean }

/** A shift of a hosted event: places, who comes, and afterwards the host's own word. */
export async function HostedShift({ organisationId, shift, isOpen }: Props) {
  const t = await getTranslations('representatives.events')
  const locale = (await getLocale()) as Locale
  const when = `${formatDateTime(locale, shift.startsAt)} – ${formatTime(locale, shift.endsAt)}`
  const where = shift.isOnPlatform ? inLocale(shift, 'place', locale) : ''
  const seats = [
    t('seatsOf', { places: shift.places, taken: shift.taken }),
    shift.waiting > 0 ? t('waiting', { count: shift.waiting }) : '',
  ]
  return (
    <Section
      title={inLocale(shift, 'role', locale)}
      note={[when, where, ...seats].filter(Boolean).join(', ')}
      id={shift.id}
    >
      {isOpen && shift.people.length === 0 ? <p className="note">{t('nobody')}</p> : null}
      {shift.people.length > 0 ? <People people={shift.people} /> : null}
      {shift.report ? <Said report={shift.report} /> : null}
      {shift.isReportOpen && !shift.report ? (
        <Report organisationId={organisationId} shiftId={shift.id} />
      ) : null}
    </Section>
  )
}

async function People({ people }: { people: Person[] }) {
  const t = await getTranslations('representatives.events')
  const ages = await getTranslations('volunteers.ages')
  const columns: Column<Person>[] = [
    { key: 'name', label: t('name'), header: true, cell: ({ name }) => name },
    { key: 'age', label: t('age'), cell: ({ band }) => ages(band) },
    {
      key: 'status',
      label: t('status'),
      cell: ({ status }) => t(`statuses.${status as 'confirmed' | 'offered' | 'waiting'}`),
    },
  ]
  if (people.some(({ phone }) => phone !== null)) {
    columns.push({
      key: 'phone',
      label: t('phone'),
      cell: ({ phone }) => (phone ? <a href={`tel:${phone}`}>{phoneText(phone)}</a> : null),
    })
  }
  return (
    <Table caption={t('shiftCaption')} hideCaption rows={people} rowKey={({ id }) => id} columns={columns} />
  )
}

async function Said({ report: said }: { report: NonNullable<Shift['report']> }) {
  const t = await getTranslations('representatives.events')
  return (
    <p className="note mt-4">
      {t('reported', { seen: said.seen })}{' '}
      {said.isObjection ? t('objection', { text: said.text }) : said.text}
    </p>
  )
}

async function Report({ organisationId, shiftId }: { organisationId: string; shiftId: string }) {
  const t = await getTranslations('representatives.events')
  return (
    <details className="unfold mt-4">
      <summary className="inline-flex min-h-11 cursor-pointer items-center underline">{t('report')}</summary>
      <div className="unfold-body">
        <p className="note">{t('reportNote')}</p>
        <Form action={report} submit={t('reportSubmit')} hidden={{ organisationId, shiftId }}>
          <TextField name="seen" type="number" inputMode="numeric" min={0} label={t('seen')} required />
          <CheckboxField name="isObjection" label={t('isObjection')} />
          <TextArea name="text" label={t('reportText')} rows={3} maxLength={1000} />
        </Form>
      </div>
    </details>
  )
}
