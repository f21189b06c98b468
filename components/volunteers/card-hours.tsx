import { getLocale, getTranslations } from 'next-intl/server'
import { formatDateTable, formatHours } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { PersonHours } from '#lib/hours/queries/person-hours.ts'
import { dayText } from '#lib/volunteers/rules.ts'
import { Duration } from '#components/hours/duration.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { type Column, Table } from '#components/ui/table.tsx'

type Props = { entries: PersonHours[]; minutes: number }

/** Every line of a person's hours and their sum. */
export async function CardHours({ entries, minutes }: Props) {
  const t = await getTranslations('registry.card')
  const words = await getTranslations('volunteers.page')
  const locale = (await getLocale()) as Locale
  const hours = { count: Math.floor(minutes / 60), hours: formatHours(locale, minutes) }
  return (
    <Section title={words('hours')} note={words('hoursTotal', hours)}>
      {entries.length > 0 ? (
        <Table
          caption={t('hours.caption')}
          hideCaption
          columns={await columnsOf(locale)}
          rows={entries}
          rowKey={({ id }) => id}
        />
      ) : (
        <EmptyState title={t('hours.none')}>
          <p>{t('hours.noneText')}</p>
        </EmptyState>
      )}
    </Section>
  )
}

async function columnsOf(locale: Locale): Promise<Column<PersonHours>[]> {
  const t = await getTranslations('registry.card.hours')
  return [
    { key: 'day', label: t('day'), cell: ({ workedOn }) => formatDateTable(locale, dayText(workedOn)) },
    { key: 'work', label: t('work'), header: true, cell: (entry) => workOf(entry, locale) || t('noEvent') },
    {
      key: 'direction',
      label: t('direction'),
      cell: ({ direction }) => (direction ? inLocale(direction, 'name', locale) : '—'),
    },
    {
      key: 'how',
      label: t('how'),
      cell: ({ source, confirmedAt }) =>
        source === 'selfReported' && !confirmedAt ? (
          <Status mark="wait">{t('waiting')}</Status>
        ) : (
          t(`sources.${source}`)
        ),
    },
    { key: 'minutes', label: t('minutes'), numeric: true, cell: (entry) => <Amount {...entry} /> },
  ]
}

function workOf({ participation, claim }: PersonHours, locale: Locale): string {
  const event = participation?.shift.event ?? claim?.event
  return event ? inLocale(event, 'title', locale) : (claim?.work ?? '')
}

/** A correction may take time away. */
function Amount({ minutes }: Pick<PersonHours, 'minutes'>) {
  return (
    <>
      {minutes < 0 ? '−' : null}
      <Duration minutes={Math.abs(minutes)} />
    </>
  )
}
