import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PointFields } from '#components/near/point-fields.tsx'
import { CheckboxField, DateTimeField, SelectField, TextField } from '#components/ui/fields.tsx'
import type { EventToRun, listEventChoices } from '#lib/events/queries.ts'
import { eventKinds } from '#lib/events/schema.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { wallTimeOf } from '#lib/platform/clock.ts'
import { LanguageFields, textsOf } from './language-fields.tsx'

type Choices = Awaited<ReturnType<typeof listEventChoices>>
type Props = {
  choices: Choices
  event?: EventToRun
  /** The day a new event was asked for from a calendar. */
  day?: string
}

/** All fields of an event, new (`event` left out) or saved. The centre is chosen once and stays. */
export function EventFormFields({ choices, event, day }: Props) {
  return (
    <>
      <Basics choices={choices} event={event} />
      <Texts event={event} />
      <Times event={event} day={day} />
      <SignUp event={event} />
      <Ages choices={choices} event={event} />
      <Details event={event} />
    </>
  )
}

function Basics({ choices, event }: Props) {
  const t = useTranslations('events')
  const options = useNamedOptions()
  return (
    <Group legend={t('groups.basics')}>
      {event ? null : (
        <SelectField
          name="centreId"
          label={t('fields.centreId')}
          options={options(choices.centres)}
          empty={choices.centres.length > 1 ? t('fields.none') : undefined}
          required
        />
      )}
      <SelectField
        name="kind"
        label={t('fields.kind')}
        defaultValue={event?.kind ?? 'action'}
        options={eventKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        required
      />
      <SelectField
        name="directionId"
        label={t('fields.directionId')}
        options={options(choices.directions)}
        empty={t('fields.none')}
        defaultValue={event?.directionId}
        required
      />
      <SelectField
        name="unitId"
        label={t('fields.unitId')}
        options={options(choices.units)}
        empty={t('fields.none')}
        defaultValue={event?.unitId ?? choices.centres[0]?.unitId}
        required
      />
      <SelectField
        name="hostOrganisationId"
        label={t('fields.hostOrganisationId')}
        options={options(choices.organisations)}
        empty={t('fields.centreItself')}
        defaultValue={event?.hostOrganisationId}
      />
    </Group>
  )
}

function Texts({ event }: { event?: EventToRun }) {
  const t = useTranslations('events')
  return (
    <Group legend={t('groups.texts')}>
      <LanguageFields
        name="title"
        hint={t('hints.title')}
        max={200}
        toPublish
        values={textsOf(event, 'title')}
      />
      <LanguageFields
        name="summary"
        hint={t('hints.summary')}
        max={400}
        rows={3}
        toPublish
        values={textsOf(event, 'summary')}
      />
    </Group>
  )
}

function Times({ event, day }: { event?: EventToRun; day?: string }) {
  const t = useTranslations('events')
  return (
    <Group legend={t('groups.time')}>
      <p className="field-hint">{t('hints.times')}</p>
      <div className="field-row">
        <DateTimeField
          name="startsAt"
          label={t('fields.startsAt')}
          defaultValue={wall(event?.startsAt) ?? (day && `${day}T10:00`)}
          required
        />
        <DateTimeField
          name="endsAt"
          label={t('fields.endsAt')}
          defaultValue={wall(event?.endsAt) ?? (day && `${day}T13:00`)}
          required
        />
      </div>
      <LanguageFields name="place" max={200} toPublish values={textsOf(event, 'place')} />
      <PointFields row={event} emptyHint={useTranslations('near.point')('eventHint')} />
    </Group>
  )
}

function SignUp({ event }: { event?: EventToRun }) {
  const t = useTranslations('events')
  const optional = useTranslations('form')('optional')
  return (
    <Group legend={t('groups.signUp')}>
      <p className="field-hint">{t('hints.signUp')}</p>
      <div className="field-row">
        <DateTimeField
          name="signUpOpensAt"
          label={t('fields.signUpOpensAt')}
          optionalLabel={optional}
          defaultValue={wall(event?.signUpOpensAt)}
        />
        <DateTimeField
          name="signUpClosesAt"
          label={t('fields.signUpClosesAt')}
          optionalLabel={optional}
          defaultValue={wall(event?.signUpClosesAt)}
        />
      </div>
    </Group>
  )
}

const flags = ['isEmergency', 'helpsVictims', 'helpsOffenders', 'isHazardous'] as const

function Ages({ choices, event }: Props) {
  const t = useTranslations('events')
  const locale = useLocale() as Locale
  const barred = choices.directions.filter((direction) => direction.isAdultsOnly)
  const names = barred.map((direction) => inLocale(direction, 'name', locale)).join(', ')
  return (
    <Group legend={t('groups.age')}>
      <TextField
        name="minimumAge"
        label={t('fields.minimumAge')}
        hint={t('hints.minimumAge')}
        type="number"
        inputMode="numeric"
        min={1}
        max={99}
        optionalLabel={useTranslations('form')('optional')}
        defaultValue={event?.minimumAge}
      />
      <div>
        <p className="field-hint">{t('hints.law')}</p>
        {names ? <p className="field-hint">{t('hints.lawDirection', { name: names })}</p> : null}
        {flags.map((flag) => (
          <CheckboxField key={flag} name={flag} label={t(`fields.${flag}`)} defaultChecked={event?.[flag]} />
        ))}
      </div>
    </Group>
  )
}

function Details({ event }: { event?: EventToRun }) {
  const t = useTranslations('events')
  const texts = { rows: 4, max: 1500 }
  return (
    <Group legend={t('groups.details')}>
      <LanguageFields
        name="description"
        hint={t('hints.description')}
        max={6000}
        rows={6}
        values={textsOf(event, 'description')}
      />
      <LanguageFields name="requirements" {...texts} values={textsOf(event, 'requirements')} />
      <LanguageFields name="contact" hint={t('hints.contact')} max={300} values={textsOf(event, 'contact')} />
    </Group>
  )
}

function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="group">
      <legend>{legend}</legend>
      {children}
    </fieldset>
  )
}

function useNamedOptions() {
  const locale = useLocale() as Locale
  return (rows: { id: string; nameKk: string; nameRu: string; nameEn: string }[]) =>
    rows.map((row) => ({ value: row.id, label: inLocale(row, 'name', locale) }))
}

function wall(instant: Date | null | undefined): string | undefined {
  return instant ? wallTimeOf(instant) : undefined
}
