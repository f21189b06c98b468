import { getLocale, getTranslations } from 'next-intl/server'
import type { Locale } from '#lib/i18n/routing.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { EditableVolunteer } from '#lib/volunteers/queries.ts'
import { dayText, phoneText } from '#lib/volunteers/rules.ts'
import { sexes, spokenLanguages } from '#lib/volunteers/schema.ts'
import {
  CheckboxField,
  CheckboxGroup,
  DateField,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '#components/ui/fields.tsx'
import { NameField } from './name-field.tsx'

type Named = { id: string; nameKk: string; nameRu: string; nameEn: string }
export type Choices = { units: Named[]; directions: Named[]; skills: Named[] }
type Props = { card?: EditableVolunteer; choices: Choices; today: string }

/** Who it is: names, birth, sex. */
export async function WhoFields({ card, today }: Omit<Props, 'choices'>) {
  const t = await getTranslations('volunteers')
  const optionalLabel = t('fields.optional')
  const words = { found: t('spelling.found'), fixed: t('spelling.fixed'), typed: t('spelling.typed') }
  return (
    <fieldset className="group">
      <legend>{t('form.who')}</legend>
      <NameField
        name="surname"
        label={t('fields.surname')}
        {...{ words, optionalLabel }}
        defaultValue={card?.surname}
      />
      <NameField
        name="givenName"
        label={t('fields.givenName')}
        words={words}
        required
        defaultValue={card?.givenName}
      />
      <NameField
        name="patronymic"
        label={t('fields.patronymic')}
        {...{ words, optionalLabel }}
        defaultValue={card?.patronymic}
      />
      <DateField
        name="birthDate"
        label={t('fields.birthDate')}
        hint={t('fields.birthHint')}
        optionalLabel={optionalLabel}
        min="1900-01-01"
        max={today}
        defaultValue={card?.birthDate ? dayText(card.birthDate) : ''}
      />
      <RadioGroup
        name="sex"
        label={t('fields.sex')}
        defaultValue={card?.sex ?? 'unstated'}
        options={sexes.map((value) => ({ value, label: t(`sexes.${value}`) }))}
        columns
      />
    </fieldset>
  )
}

/** How to reach the person, and in which language. */
export async function ContactFields({ card, choices }: Omit<Props, 'today'>) {
  const t = await getTranslations('volunteers')
  const locale = (await getLocale()) as Locale
  const optionalLabel = t('fields.optional')
  return (
    <fieldset className="group">
      <legend>{t('form.contacts')}</legend>
      <TextField
        name="phone"
        type="tel"
        label={t('fields.phone')}
        hint={t('fields.phoneHint')}
        optionalLabel={optionalLabel}
        autoComplete="off"
        maxLength={30}
        defaultValue={card?.phone ? phoneText(card.phone) : ''}
      />
      <TextField
        name="email"
        type="email"
        label={t('fields.email')}
        hint={t('fields.emailHint')}
        optionalLabel={optionalLabel}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        defaultValue={card?.email}
      />
      <SelectField
        name="locale"
        label={t('fields.locale')}
        defaultValue={card?.locale ?? locale}
        options={(['kk', 'ru', 'en'] as const).map((value) => ({ value, label: t(`languages.${value}`) }))}
      />
      <SelectField
        name="unitId"
        label={t('fields.unit')}
        optionalLabel={optionalLabel}
        empty={t('fields.notChosen')}
        defaultValue={card?.unitId}
        options={choices.units.map((unit) => ({ value: unit.id, label: inLocale(unit, 'name', locale) }))}
      />
    </fieldset>
  )
}

/** What the person wants and can do, and the coordinator's note. */
export async function InterestFields({ card, choices }: Omit<Props, 'today'>) {
  const t = await getTranslations('volunteers')
  const say = await getTranslations('registry.spoken')
  const locale = (await getLocale()) as Locale
  const optionsOf = (rows: Named[]) =>
    rows.map((row) => ({ value: row.id, label: inLocale(row, 'name', locale) }))
  return (
    <fieldset className="group">
      <legend>{t('form.interests')}</legend>
      <CheckboxGroup
        name="languages[]"
        label={say('title')}
        options={spokenLanguages.map((value) => ({ value, label: say(value) }))}
        defaultValue={card?.languages}
        columns
      />
      <CheckboxGroup
        name="directions[]"
        label={t('fields.directions')}
        options={optionsOf(choices.directions)}
        defaultValue={card?.directions.map(({ directionId }) => directionId)}
        columns
      />
      <CheckboxGroup
        name="skills[]"
        label={t('fields.skills')}
        options={optionsOf(choices.skills)}
        defaultValue={card?.skills.map(({ skillId }) => skillId)}
        columns
      />
      <TextArea
        name="notes"
        label={t('fields.notes')}
        hint={t('fields.notesHint')}
        optionalLabel={t('fields.optional')}
        maxLength={2000}
        rows={3}
        defaultValue={card?.notes}
      />
    </fieldset>
  )
}

/** The identification number: never shown whole, never given back to a list or an address. */
export async function IinFields({ card }: { card?: EditableVolunteer }) {
  const t = await getTranslations('volunteers')
  return (
    <>
      <TextField
        name="iin"
        label={t('fields.iin')}
        hint={card?.iinLast4 ? t('fields.iinKept', { last4: card.iinLast4 }) : t('fields.iinHint')}
        optionalLabel={t('fields.optional')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={20}
      />
      {card?.iinLast4 ? <CheckboxField name="removeIin" label={t('fields.removeIin')} /> : null}
    </>
  )
}
