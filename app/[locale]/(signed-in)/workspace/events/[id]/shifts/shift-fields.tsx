import { useLocale, useTranslations } from 'next-intl'
import { LanguageFields, textsOf } from '#components/events/language-fields.tsx'
import { CheckboxGroup, DateTimeField, SelectField } from '#components/ui/fields.tsx'
import type { EventToRun, listShiftSkills } from '#lib/events/queries.ts'
import { platformWords } from '#lib/events/rules/programme.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { wallTimeOf } from '#lib/platform/clock.ts'

type Shift = EventToRun['shifts'][number]
type Props = {
  event: EventToRun
  skills: Awaited<ReturnType<typeof listShiftSkills>>
  shift?: Shift
}

/** The fields of a shift but its places; a new one takes the event's times. */
export function ShiftFields({ event, skills, shift }: Props) {
  const t = useTranslations('events')
  const tSeries = useTranslations('series.platforms')
  const locale = useLocale() as Locale
  const { startsAt, endsAt } = shift ?? event
  return (
    <>
      <LanguageFields name="role" max={120} required values={textsOf(shift, 'role')} />
      <div className="field-row">
        <DateTimeField
          name="startsAt"
          label={t('fields.startsAt')}
          defaultValue={wallTimeOf(startsAt)}
          required
        />
        <DateTimeField name="endsAt" label={t('fields.endsAt')} defaultValue={wallTimeOf(endsAt)} required />
      </div>
      <Window shift={shift} />
      {event.platforms.length > 0 ? (
        <SelectField
          name="platformId"
          label={tSeries('shiftPlatform')}
          hint={tSeries('shiftPlatformHint')}
          empty={tSeries('eventPlace')}
          defaultValue={shift?.platformId}
          options={event.platforms.map((platform) => ({
            value: platform.id,
            label: [t('page.platform', { number: platform.number }), platformWords(platform, locale)]
              .filter(Boolean)
              .join(' · '),
          }))}
        />
      ) : null}
      <CheckboxGroup
        name="skillIds"
        label={t('fields.skillIds')}
        columns
        defaultValue={shift?.skills.map((skill) => skill.skillId) ?? []}
        options={skills.map((skill) => ({ value: skill.id, label: inLocale(skill, 'name', locale) }))}
      />
    </>
  )
}

function Window({ shift }: { shift?: Shift }) {
  const t = useTranslations('events')
  const optional = useTranslations('form')('optional')
  return (
    <>
      <div className="field-row">
        <DateTimeField
          name="signUpOpensAt"
          label={t('fields.signUpOpensAt')}
          optionalLabel={optional}
          defaultValue={shift?.signUpOpensAt ? wallTimeOf(shift.signUpOpensAt) : ''}
        />
        <DateTimeField
          name="signUpClosesAt"
          label={t('fields.signUpClosesAt')}
          optionalLabel={optional}
          defaultValue={shift?.signUpClosesAt ? wallTimeOf(shift.signUpClosesAt) : ''}
        />
      </div>
      <p className="field-hint">{t('shift.windowHint')}</p>
    </>
  )
}
