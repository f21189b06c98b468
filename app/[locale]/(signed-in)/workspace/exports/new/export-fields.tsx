import { getLocale, getTranslations } from 'next-intl/server'
import { CheckboxGroup, DateField, RadioGroup, SelectField, TextField } from '#components/ui/fields.tsx'
import {
  exportFormats,
  type ExportKind,
  headKey,
  plainColumns,
  sensitiveColumns,
  usualColumns,
} from '#lib/exports/rules/columns.ts'
import { inLocale } from '#lib/i18n/localised.ts'
import type { Locale } from '#lib/i18n/routing.ts'

/** What it is for, and in which form. */
export async function ReasonFields() {
  const t = await getTranslations('exports.form')
  return (
    <>
      <TextField name="reason" label={t('reason')} hint={t('reasonHint')} maxLength={300} required />
      <RadioGroup
        name="format"
        label={t('format')}
        defaultValue="xlsx"
        options={exportFormats.map((value) => ({ value, label: t(value) }))}
      />
    </>
  )
}

/** The allow-list of columns; protected ones apart, with a reason of their own. */
export async function ColumnFields({ kind }: { kind: ExportKind }) {
  const [t, say] = [await getTranslations('exports.form'), await getTranslations()]
  const options = (names: readonly string[]) => names.map((value) => ({ value, label: say(headKey(value)) }))
  const sensitive = sensitiveColumns[kind]
  return (
    <>
      <CheckboxGroup
        name="columns"
        label={t('columns')}
        hint={t('columnsHint')}
        defaultValue={usualColumns[kind]}
        options={options(plainColumns[kind])}
        columns
      />
      {sensitive.length > 0 ? (
        <>
          <CheckboxGroup
            name="sensitive"
            label={t('sensitive')}
            optionalLabel={t('optional')}
            hint={t('sensitiveHint')}
            options={options(sensitive)}
            columns
          />
          <TextField
            name="sensitiveReason"
            label={t('sensitiveReason')}
            optionalLabel={t('optional')}
            maxLength={300}
          />
        </>
      ) : null}
    </>
  )
}

type Centres = { id: string; nameKk: string; nameRu: string; nameEn: string }[]
type PeriodProps = { centres: Centres; said: { centre?: string; from?: string; to?: string } }

/** Whose hours and of which days. */
export async function PeriodFields({ centres, said }: PeriodProps) {
  const t = await getTranslations('exports.form')
  const locale = (await getLocale()) as Locale
  return (
    <>
      {centres.length > 1 ? (
        <SelectField
          name="centreId"
          label={t('centre')}
          empty={t('centreAll')}
          defaultValue={said.centre}
          options={centres.map((centre) => ({ value: centre.id, label: inLocale(centre, 'name', locale) }))}
        />
      ) : null}
      <DateField name="from" label={t('from')} defaultValue={said.from} required />
      <DateField name="to" label={t('to')} defaultValue={said.to} required />
    </>
  )
}
