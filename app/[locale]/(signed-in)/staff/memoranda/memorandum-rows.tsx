import { getTranslations } from 'next-intl/server'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import { DateField, HiddenField, type Option, SelectField, TextField } from '#components/ui/fields.tsx'
import type { StaffMemorandum } from '#lib/memoranda/queries.ts'
import { dayText, spareRows } from '#lib/memoranda/rules.ts'
import { promiseUnits } from '#lib/memoranda/rules/promise.ts'
import { obligationsMax, partiesMax } from '#lib/memoranda/schema.ts'

type Party = StaffMemorandum['parties'][number]

/** Two parties or more: from the register of organisations, or by name. Spare rows stand at the end; empty ones are left out. */
export async function PartyRows({ parties, organisations }: { parties: Party[]; organisations: Option[] }) {
  const t = await getTranslations('memoranda.staff')
  const labels = { kk: t('partyKk'), ru: t('partyRu'), en: t('partyEn') }
  return (
    <fieldset className="group">
      <legend>{t('partiesGroup')}</legend>
      <p className="field-hint">{t('partiesHint')}</p>
      {spareRows(parties, { least: 2, spare: 1, max: partiesMax }).map((party, index) => (
        <fieldset key={party?.id ?? `new-${index}`} className="form-row">
          <legend>{t('party', { number: index + 1 })}</legend>
          {party ? <HiddenField name={`parties.${index}.id`} value={party.id} /> : null}
          <SelectField
            name={`parties.${index}.organisationId`}
            label={t('partyOrganisation')}
            empty={t('partyByName')}
            defaultValue={party?.organisationId}
            options={organisations}
          />
          <TrilingualFields
            name={`parties.${index}.name`}
            row={withKeys(party, `parties.${index}.`)}
            maxLength={300}
            labels={labels}
          />
        </fieldset>
      ))}
    </fieldset>
  )
}

type Obligation = StaffMemorandum['obligations'][number]

/** What was promised, by which side, till when, how much, and when it was done. */
export async function ObligationRows({
  obligations,
  parties,
}: {
  obligations: Obligation[]
  parties: Party[]
}) {
  const t = await getTranslations('memoranda.staff')
  return (
    <fieldset className="group">
      <legend>{t('obligationsGroup')}</legend>
      <p className="field-hint">{t('obligationsHint')}</p>
      {spareRows(obligations, { least: 1, spare: 1, max: obligationsMax }).map((obligation, index) => (
        <ObligationRow key={obligation?.id ?? `new-${index}`} {...{ obligation, index, parties }} />
      ))}
    </fieldset>
  )
}

type RowProps = { obligation: Obligation | null; index: number; parties: Party[] }

async function ObligationRow({ obligation, index, parties }: RowProps) {
  const t = await getTranslations('memoranda.staff')
  const words = await getTranslations('agreements.row')
  const name = (field: string) => `obligations.${index}.${field}`
  const place = parties.findIndex(({ id }) => id === obligation?.partyId)
  const rows = spareRows(parties, { least: 2, spare: 1, max: partiesMax })
  const sides = rows.map((_, side) => ({ value: String(side + 1), label: t('party', { number: side + 1 }) }))
  return (
    <fieldset className="form-row">
      <legend>{t('obligation', { number: index + 1 })}</legend>
      {obligation ? <HiddenField name={name('id')} value={obligation.id} /> : null}
      <TrilingualFields
        name={name('text')}
        row={withKeys(obligation, `obligations.${index}.`)}
        isLong
        maxLength={600}
        labels={{ kk: t('obligationKk'), ru: t('obligationRu'), en: t('obligationEn') }}
      />
      <SelectField
        name={name('party')}
        label={words('party')}
        empty={words('allParties')}
        defaultValue={place < 0 ? '' : String(place + 1)}
        options={sides}
      />
      <div className="field-row">
        <DateField
          name={name('dueOn')}
          label={t('dueOn')}
          defaultValue={dayText(obligation?.dueOn ?? null)}
        />
        <DateField
          name={name('doneOn')}
          label={t('doneOn')}
          defaultValue={dayText(obligation?.doneOn ?? null)}
        />
      </div>
      <div className="field-row">
        <TextField
          name={name('promised')}
          label={words('promised')}
          inputMode="numeric"
          maxLength={7}
          defaultValue={obligation?.promised}
        />
        <SelectField
          name={name('promisedUnit')}
          label={words('unit')}
          empty={words('noUnit')}
          defaultValue={obligation?.promisedUnit}
          options={promiseUnits.map((unit) => ({ value: unit, label: words(`units.${unit}`) }))}
        />
      </div>
    </fieldset>
  )
}

/** The row under the names its fields have in the form. */
function withKeys(row: object | null, prefix: string): object {
  return Object.fromEntries(Object.entries(row ?? {}).map(([key, value]) => [`${prefix}${key}`, value]))
}
