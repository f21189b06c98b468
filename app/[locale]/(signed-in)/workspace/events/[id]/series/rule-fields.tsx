import { useFormatter, useTranslations } from 'next-intl'
import {
  CheckboxField,
  CheckboxGroup,
  DateField,
  RadioGroup,
  TextArea,
  TextField,
} from '#components/ui/fields.tsx'
import { frequencies, type SeriesRuleInput } from '#lib/events/schema/series.ts'
import { occurrencesMax, weekdayOf } from '#lib/events/rules/recurrence.ts'
import { dayOf } from '#lib/platform/clock.ts'

type Props = { startsAt: Date; rule: SeriesRuleInput | null }

/** How an event repeats; a rule that was tried out comes back filled in. */
export function RuleFields({ startsAt, rule }: Props) {
  const t = useTranslations('series.rule')
  const optional = useTranslations('form')('optional')
  const format = useFormatter()
  const weekdays = [1, 2, 3, 4, 5, 6, 7].map((number) => ({
    value: String(number),
    // 1 January 2024 was a Monday.
    label: format.dateTime(new Date(Date.UTC(2024, 0, number, 7)), { weekday: 'long' }),
  }))
  const chosen = rule?.weekdays ?? [weekdayOf(dayOf(startsAt))]
  return (
    <>
      <RadioGroup
        name="frequency"
        label={t('frequency')}
        defaultValue={rule?.frequency ?? 'weekly'}
        options={frequencies.map((value) => ({ value, label: t(value), hint: t(`${value}Hint`) }))}
        required
      />
      <TextField
        name="interval"
        label={t('interval')}
        hint={t('intervalHint')}
        type="number"
        inputMode="numeric"
        min={1}
        max={30}
        defaultValue={rule?.interval ?? 1}
        required
      />
      <CheckboxGroup
        name="weekdays"
        label={t('weekdays')}
        hint={t('weekdaysHint')}
        defaultValue={chosen.map(String)}
        options={weekdays}
        columns
      />
      <div className="field-row">
        <TextField
          name="count"
          label={t('count')}
          hint={t('countHint', { max: occurrencesMax })}
          type="number"
          inputMode="numeric"
          min={2}
          max={occurrencesMax}
          defaultValue={rule?.count}
          optionalLabel={optional}
        />
        <DateField
          name="untilDay"
          label={t('untilDay')}
          hint={t('untilDayHint')}
          defaultValue={rule?.untilDay}
          optionalLabel={optional}
        />
      </div>
      <CheckboxField
        name="skipsHolidays"
        label={t('skipsHolidays')}
        hint={t('skipsHolidaysHint')}
        defaultChecked={rule?.skipsHolidays}
      />
      <TextArea
        name="skippedDays"
        label={t('skippedDays')}
        hint={t('skippedDaysHint')}
        rows={2}
        defaultValue={rule?.skippedDays.join(', ')}
        optionalLabel={optional}
      />
    </>
  )
}
