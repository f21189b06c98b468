import { getTranslations } from 'next-intl/server'
import { TrilingualFields } from '#components/site/trilingual-fields.tsx'
import { DateField, type Option, SelectField } from '#components/ui/fields.tsx'
import type { StaffMemorandum } from '#lib/memoranda/queries.ts'
import { dayText, spareRows } from '#lib/memoranda/rules.ts'
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

/** What was promised, till when, and when it was done. */
export async function ObligationRows({ obligations }: { obligations: Obligation[] }) {
  const t = await getTranslations('memoranda.staff')
  const labels = { kk: t('obligationKk'), ru: t('obligationRu'), en: t('obligationEn') }
  return (
    <fieldset className="group">
      <legend>{t('obligationsGroup')}</legend>
      <p className="field-hint">{t('obligationsHint')}</p>
      {spareRows(obligations, { least: 1, spare: 1, max: obligationsMax }).map((obligation, index) => (
        <fieldset key={obligation?.id ?? `new-${index}`} className="form-row">
          <legend>{t('obligation', { number: index + 1 })}</legend>
          <TrilingualFields
            name={`obligations.${index}.text`}
            row={withKeys(obligation, `obligations.${index}.`)}
            isLong
            maxLength={600}
            labels={labels}
          />
          <div className="field-row">
            <DateField
              name={`obligations.${index}.dueOn`}
              label={t('dueOn')}
              defaultValue={dayText(obligation?.dueOn ?? null)}
            />
            <DateField
              name={`obligations.${index}.doneOn`}
              label={t('doneOn')}
              defaultValue={dayText(obligation?.doneOn ?? null)}
            />
          </div>
        </fieldset>
      ))}
    </fieldset>
  )
}

/** The row under the names its fields have in the form. */
function withKeys(row: object | null, prefix: string): object {
  return Object.fromEntries(Object.entries(row ?? {}).map(([key, value]) => [`${prefix}${key}`, value]))
}
