import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { LanguageFields, textsOf } from '#components/events/language-fields.tsx'
import { CheckboxField, DateTimeField, SelectField, TextArea, TextField } from '#components/ui/fields.tsx'
import { eventKinds } from '#lib/events/schema.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'
import { wallTimeOf } from '#lib/platform/clock.ts'
import type { findProposalChoices, FoundProposal } from '#lib/proposals/queries.ts'
import { ShiftRows } from './shift-rows.tsx'

type Choices = NonNullable<Awaited<ReturnType<typeof findProposalChoices>>>
type Props = { choices: Choices; proposal?: FoundProposal }

/** All fields of a proposal, new (`proposal` left out) or saved. */
export function ProposalFields({ choices, proposal }: Props) {
  return (
    <>
      <Where choices={choices} proposal={proposal} />
      <Texts proposal={proposal} />
      <Times choices={choices} proposal={proposal} />
      <ShiftRows shifts={proposal?.shifts ?? []} />
      <Ages proposal={proposal} />
    </>
  )
}

function Where({ choices, proposal }: Props) {
  const t = useTranslations('proposals.fields')
  const locale = useLocale() as Locale
  const centres = choices.centres.map((centre) => {
    const name = inLocale(centre, 'name', locale)
    return { value: centre.id, label: centre.isKnown ? t('known', { name }) : name }
  })
  return (
    <Group legend={t('where')}>
      <SelectField
        name="centreId"
        label={t('centreId')}
        hint={t('centreHint')}
        required
        empty={useTranslations('form')('choose')}
        defaultValue={proposal?.centreId}
        options={centres}
      />
      <TextArea
        name="note"
        label={t('note')}
        hint={t('noteHint')}
        rows={3}
        maxLength={1000}
        defaultValue={proposal?.note}
      />
    </Group>
  )
}

function Texts({ proposal }: Pick<Props, 'proposal'>) {
  const t = useTranslations('events')
  return (
    <Group legend={t('groups.texts')}>
      <LanguageFields
        name="title"
        hint={t('hints.title')}
        max={200}
        toPublish
        values={textsOf(proposal, 'title')}
      />
      <LanguageFields
        name="summary"
        hint={t('hints.summary')}
        max={400}
        rows={3}
        toPublish
        values={textsOf(proposal, 'summary')}
      />
      <LanguageFields
        name="description"
        hint={t('hints.description')}
        max={6000}
        rows={6}
        values={textsOf(proposal, 'description')}
      />
    </Group>
  )
}

function Times({ choices, proposal }: Props) {
  const t = useTranslations('events')
  const options = useNamedOptions()
  const none = t('fields.none')
  return (
    <Group legend={t('groups.time')}>
      <p className="field-hint">{t('hints.times')}</p>
      <SelectField
        name="kind"
        label={t('fields.kind')}
        defaultValue={proposal?.kind ?? 'action'}
        options={eventKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        required
      />
      <SelectField
        name="directionId"
        label={t('fields.directionId')}
        options={options(choices.directions)}
        empty={none}
        defaultValue={proposal?.directionId}
        required
      />
      <SelectField
        name="unitId"
        label={t('fields.unitId')}
        options={options(choices.units)}
        empty={none}
        defaultValue={proposal?.unitId ?? choices.organisation.unitId}
        required
      />
      <div className="field-row">
        <DateTimeField
          name="startsAt"
          label={t('fields.startsAt')}
          defaultValue={wall(proposal?.startsAt)}
          required
        />
        <DateTimeField
          name="endsAt"
          label={t('fields.endsAt')}
          defaultValue={wall(proposal?.endsAt)}
          required
        />
      </div>
      <LanguageFields name="place" max={200} toPublish values={textsOf(proposal, 'place')} />
    </Group>
  )
}

const flags = ['isEmergency', 'helpsVictims', 'helpsOffenders', 'isHazardous'] as const

function Ages({ proposal }: Pick<Props, 'proposal'>) {
  const t = useTranslations('events')
  const optional = useTranslations('form')('optional')
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
        optionalLabel={optional}
        defaultValue={proposal?.minimumAge}
      />
      <div>
        <p className="field-hint">{t('hints.law')}</p>
        {flags.map((flag) => (
          <CheckboxField
            key={flag}
            name={flag}
            label={t(`fields.${flag}`)}
            defaultChecked={proposal?.[flag]}
          />
        ))}
      </div>
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

function wall(instant: Date | undefined): string | undefined {
  return instant ? wallTimeOf(instant) : undefined
}
