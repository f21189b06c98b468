import { useLocale, useTranslations } from 'next-intl'
import { SiteLink } from '#components/site/site-link.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { Table } from '#components/ui/table.tsx'
import type { listSeriesClashes } from '#lib/events/queries/series.ts'
import type { SeriesRuleInput } from '#lib/events/schema/series.ts'
import { formatDateFull, formatTimeRange } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { newId } from '#lib/platform/new-id.ts'
import { create } from './actions.ts'

type Day = Awaited<ReturnType<typeof listSeriesClashes>>[number]
type Props = { eventId: string; rule: SeriesRuleInput; days: Day[] }

/** The days a rule gives, with what stands in their way, before anything is made. */
export function PlannedDays({ eventId, rule, days }: Props) {
  const t = useTranslations('series.plan')
  const locale = useLocale() as Locale
  const clashing = days.filter(({ clashes }) => clashes.length > 0).length
  return (
    <Section title={t('title', { count: days.length })} id="days" note={t('note')}>
      <Table
        caption={t('caption')}
        hideCaption
        rows={days}
        rowKey={({ day }) => day}
        columns={[
          {
            key: 'day',
            label: t('day'),
            header: true,
            cell: ({ startsAt }) => formatDateFull(locale, startsAt),
          },
          {
            key: 'time',
            label: t('time'),
            cell: ({ startsAt, endsAt }) => formatTimeRange(locale, startsAt, endsAt),
          },
          { key: 'clash', label: t('clash'), cell: (day) => <Clashes day={day} /> },
        ]}
      />
      {clashing > 0 ? <p className="note pt-4">{t('clashing', { count: clashing })}</p> : null}
      <Form
        action={create}
        hidden={{ id: newId(), ...hiddenRule(eventId, rule) }}
        submit={t('create', { count: days.length - 1 })}
        beside={<SiteLink href={`/workspace/events/${eventId}/series`}>{t('again')}</SiteLink>}
        className="pt-6"
      >
        {rule.weekdays.map((weekday) => (
          <input key={weekday} type="hidden" name="weekdays[]" value={weekday} />
        ))}
      </Form>
    </Section>
  )
}

function Clashes({ day }: { day: Day }) {
  const t = useTranslations('series.plan')
  const locale = useLocale() as Locale
  if (day.clashes.length === 0) return <span>{t('free')}</span>
  return (
    <>
      <Status mark="wait">{t('taken')}</Status>
      <ul>
        {day.clashes.map((clash) => (
          <li key={clash.id}>{inLocale(clash, 'title', locale)}</li>
        ))}
      </ul>
    </>
  )
}

/** The rule as a form sends it: what is not set is left out. */
function hiddenRule(eventId: string, rule: SeriesRuleInput): Record<string, string | number> {
  const { frequency, interval, untilDay, count, skipsHolidays, skippedDays } = rule
  return {
    ...{ eventId, frequency, interval, skippedDays: skippedDays.join(' ') },
    ...(untilDay === null ? {} : { untilDay }),
    ...(count === null ? {} : { count }),
    ...(skipsHolidays ? { skipsHolidays: 'on' } : {}),
  }
}
