import { getLocale, getTranslations } from 'next-intl/server'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import { DateTimeField, SelectField, TextField } from '#components/ui/fields.tsx'
import type { findHomeDraft, listChoices } from '#lib/home/queries.ts'
import { slotsMax } from '#lib/home/rules.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { wallTimeOf } from '#lib/platform/clock.ts'

type Draft = Awaited<ReturnType<typeof findHomeDraft>>
type Props = Pick<Draft, 'draft' | 'slots'> & { choices: Awaited<ReturnType<typeof listChoices>> }

/** Up to three places, each with its time, and the hot line. */
export async function HomeFields({ draft, slots, choices }: Props) {
  const t = await getTranslations('homeDesk')
  const form = await getTranslations('form')
  const locale = (await getLocale()) as Locale
  const optional = form('optional')
  const options = choices.map((choice) => ({
    value: `${choice.kind}:${choice.id}`,
    label: `${t(`kinds.${choice.kind}`)}: ${inLocale(choice, 'name', locale)}`,
  }))
  const labels = { kk: t('hotLineKk'), ru: t('hotLineRu'), en: t('hotLineEn') }
  const hours = { kk: t('hotLineHoursKk'), ru: t('hotLineHoursRu'), en: t('hotLineHoursEn') }
  return (
    <>
      {Array.from({ length: slotsMax }, (_, index) => (
        <Place
          key={index}
          index={index}
          options={options}
          slot={slots.find(({ position }) => position === index + 1)}
        />
      ))}
      <fieldset className="grid gap-4 border-t border-line pt-4">
        <legend className="field-label">{t('hotLine')}</legend>
        <p className="note">{t('hotLineNote')}</p>
        <TextField
          name="hotLinePhone"
          label={t('hotLinePhone')}
          optionalLabel={optional}
          inputMode="tel"
          maxLength={30}
          defaultValue={draft?.hotLinePhone}
        />
        <TrilingualFields
          name="hotLine"
          labels={labels}
          row={draft}
          maxLength={200}
          optionalEnglish={optional}
        />
        <TrilingualFields
          name="hotLineHours"
          labels={hours}
          row={draft}
          maxLength={120}
          optionalEnglish={optional}
        />
      </fieldset>
    </>
  )
}

type PlaceProps = {
  index: number
  slot: Draft['slots'][number] | undefined
  options: { value: string; label: string }[]
}

async function Place({ index, slot, options }: PlaceProps) {
  const t = await getTranslations('homeDesk')
  const optional = (await getTranslations('form'))('optional')
  const isGone = slot !== undefined && !options.some(({ value }) => value === slot.subject)
  const all = isGone ? [{ value: slot.subject, label: t('gone') }, ...options] : options
  const time = (at: Date | null | undefined) => (at ? wallTimeOf(at) : '')
  return (
    <fieldset className="grid gap-4 border-t border-line pt-4">
      <legend className="field-label">{t('place', { number: index + 1 })}</legend>
      <SelectField
        name={`slots.${index}.subject`}
        label={t('subject')}
        options={all}
        empty={t('nothing')}
        defaultValue={slot?.subject}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <DateTimeField
          name={`slots.${index}.startsAt`}
          label={t('startsAt')}
          optionalLabel={optional}
          defaultValue={time(slot?.startsAt)}
        />
        <DateTimeField
          name={`slots.${index}.endsAt`}
          label={t('endsAt')}
          optionalLabel={optional}
          defaultValue={time(slot?.endsAt)}
        />
      </div>
    </fieldset>
  )
}
