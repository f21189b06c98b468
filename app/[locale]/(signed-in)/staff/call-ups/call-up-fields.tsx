import { getLocale, getTranslations } from 'next-intl/server'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import { CheckboxGroup, DateTimeField, SelectField, TextField } from '#components/ui/fields.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { CallUpCard, CallUpChoices } from '#lib/call-ups/queries.ts'
import { pointsMax } from '#lib/call-ups/rules.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { now, wallTimeOf } from '#lib/platform/clock.ts'

type Props = { call: CallUpCard | null; choices: CallUpChoices }

/** Everything a call says. That it is for grown-ups is not a field: the law says it. */
export async function CallUpFields({ call, choices }: Props) {
  const t = await getTranslations('callUp.fields')
  const optional = (await getTranslations('form'))('optional')
  const locale = (await getLocale()) as Locale
  const texts = (name: 'title' | 'text' | 'bring') => ({
    ...{ kk: t(`${name}Kk`), ru: t(`${name}Ru`), en: t(`${name}En`) },
  })
  const shared = { row: call, optionalEnglish: optional }
  const named = (rows: CallUpChoices['units']) =>
    rows.map((row) => ({ value: row.id, label: inLocale(row, 'name', locale) }))
  const events = choices.events.map((row) => ({ value: row.id, label: inLocale(row, 'title', locale) }))
  return (
    <>
      <Notice>{t('adults')}</Notice>
      <TrilingualFields name="title" labels={texts('title')} maxLength={120} {...shared} />
      <TrilingualFields name="text" labels={texts('text')} maxLength={1500} isLong {...shared} />
      <TrilingualFields name="bring" labels={texts('bring')} maxLength={600} isLong {...shared} />
      <Times call={call} />
      <SelectField
        name="eventId"
        label={t('event')}
        hint={t('eventHint')}
        options={events}
        empty={t('noEvent')}
        defaultValue={call?.eventId}
      />
      <TextField
        name="phone"
        label={t('phone')}
        hint={t('phoneHint')}
        inputMode="tel"
        maxLength={30}
        defaultValue={call?.phone}
      />
      <Points call={call} />
      <CheckboxGroup
        name="unitIds[]"
        label={t('areas')}
        columns
        options={named(choices.units)}
        defaultValue={call?.areas.map(({ unitId }) => unitId)}
      />
      <CheckboxGroup
        name="skillIds[]"
        label={t('skills')}
        columns
        options={named(choices.skills)}
        defaultValue={call?.skills.map(({ skillId }) => skillId)}
      />
    </>
  )
}

async function Times({ call }: Pick<Props, 'call'>) {
  const t = await getTranslations('callUp.fields')
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <DateTimeField
        name="startsAt"
        label={t('startsAt')}
        required
        defaultValue={wallTimeOf(call?.startsAt ?? now())}
      />
      <DateTimeField
        name="endsAt"
        label={t('endsAt')}
        hint={t('endsAtHint')}
        required
        defaultValue={call ? wallTimeOf(call.endsAt) : ''}
      />
    </div>
  )
}

/** The points there are and one more, so that the form grows by saving. */
async function Points({ call }: Pick<Props, 'call'>) {
  const t = await getTranslations('callUp.fields')
  const points = call?.points ?? []
  const rows = Array.from(
    { length: Math.min(pointsMax, Math.max(2, points.length + 1)) },
    (_, index) => index,
  )
  return rows.map((index) => {
    const point = points[index]
    const name = (field: string) => `points.${index}.${field}`
    return (
      <fieldset key={index} className="grid gap-4 border-t border-line pt-4">
        <legend className="field-label">{t('point', { number: index + 1 })}</legend>
        <TextField
          name={name('placeKk')}
          label={t('placeKk')}
          lang="kk"
          maxLength={200}
          defaultValue={point?.placeKk}
        />
        <TextField
          name={name('placeRu')}
          label={t('placeRu')}
          lang="ru"
          maxLength={200}
          defaultValue={point?.placeRu}
        />
        <TextField
          name={name('placeEn')}
          label={t('placeEn')}
          lang="en"
          maxLength={200}
          defaultValue={point?.placeEn}
        />
        <DateTimeField
          name={name('meetsAt')}
          label={t('meetsAt')}
          defaultValue={point?.meetsAt ? wallTimeOf(point.meetsAt) : ''}
        />
        <TextField
          name={name('phone')}
          label={t('pointPhone')}
          inputMode="tel"
          maxLength={30}
          defaultValue={point?.phone}
        />
      </fieldset>
    )
  })
}
