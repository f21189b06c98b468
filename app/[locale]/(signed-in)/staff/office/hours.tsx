import { getLocale, getTranslations } from 'next-intl/server'
import { ConfirmButton } from '#components/ui/confirm-button.tsx'
import { DateField, TextField } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { Section } from '#components/ui/section.tsx'
import { Table } from '#components/ui/table.tsx'
import { formatDateFull } from '#lib/i18n/format.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import type { findScheduleToEdit } from '#lib/office/queries.ts'
import { weekdays, weekVersion } from '#lib/office/rules.ts'
import { removeDay, saveHours, setDay } from './actions.ts'

type Schedule = Awaited<ReturnType<typeof findScheduleToEdit>>
const times = ['opensAt', 'closesAt', 'breakFrom', 'breakTo'] as const

/** The usual week; a day whose times stay empty is a day off. */
export async function HoursForm({ week }: { week: Schedule['week'] }) {
  const t = await getTranslations('office')
  return (
    <Section title={t('hours')} note={t('hoursNote')}>
      <Form
        action={saveHours}
        submit={t('saveHours')}
        className="form-wide"
        hidden={{ version: weekVersion(week) }}
      >
        {weekdays.map((weekday, index) => {
          const day = week.find((one) => one.weekday === weekday)
          return (
            <fieldset key={weekday} className="group">
              <legend>{t(`weekdays.${weekday}`)}</legend>
              <div className="week-fields">
                {times.map((name) => (
                  <TextField
                    key={name}
                    name={`days.${index}.${name}`}
                    label={t(`times.${name}`)}
                    inputMode="numeric"
                    maxLength={5}
                    defaultValue={day?.[name]}
                  />
                ))}
              </div>
            </fieldset>
          )
        })}
      </Form>
    </Section>
  )
}

/** Holidays and days worked in their place, by date. */
export async function OtherDays({ exceptions }: { exceptions: Schedule['exceptions'] }) {
  const t = await getTranslations('office')
  const locale = (await getLocale()) as Locale
  const optional = (await getTranslations('form'))('optional')
  return (
    <Section title={t('days')} note={t('daysNote')}>
      {exceptions.length > 0 ? (
        <Table
          caption={t('days')}
          hideCaption
          rows={exceptions}
          rowKey={(row) => row.day}
          columns={[
            { key: 'day', label: t('day'), header: true, cell: (row) => formatDateFull(locale, row.day) },
            {
              key: 'hours',
              label: t('hours'),
              cell: (row) => (row.isClosed ? t('closed') : `${row.opensAt ?? ''}–${row.closesAt ?? ''}`),
            },
            { key: 'reason', label: t('reason'), cell: (row) => inLocale(row, 'reason', locale) },
            {
              key: 'remove',
              label: t('act'),
              cell: (row) => (
                <ConfirmButton
                  action={removeDay}
                  label={t('asUsual')}
                  look="text"
                  hidden={{ day: row.day }}
                />
              ),
            },
          ]}
        />
      ) : null}
      <Form action={setDay} submit={t('setDay')} look="quiet" className="mt-8">
        <DateField name="day" label={t('day')} required />
        <div className="week-fields">
          <TextField name="opensAt" label={t('times.opensAt')} optionalLabel={optional} maxLength={5} />
          <TextField name="closesAt" label={t('times.closesAt')} optionalLabel={optional} maxLength={5} />
        </div>
        <p className="note">{t('closedHint')}</p>
        <TextField name="reasonKk" label={t('reasonIn.kk')} lang="kk" required maxLength={100} />
        <TextField name="reasonRu" label={t('reasonIn.ru')} lang="ru" required maxLength={100} />
        <TextField
          name="reasonEn"
          label={t('reasonIn.en')}
          lang="en"
          optionalLabel={optional}
          maxLength={100}
        />
      </Form>
    </Section>
  )
}
