import { getTranslations } from 'next-intl/server'
import { DateField, RadioGroup } from '#components/ui/fields.tsx'
import { Form } from '#components/ui/form.tsx'
import { shownAtFirst } from '#lib/certificates/rules/facts.ts'
import { periods } from '#lib/certificates/schema.ts'
import { make } from './actions.ts'
import { ShownField } from './shown-field.tsx'

/** Asks for a period and what the check page may show. */
export async function ExtractForm() {
  const [t, form] = [await getTranslations('certificates.me'), await getTranslations('form')]
  return (
    <Form
      action={make}
      submit={t('submit')}
      labels={{ problems: form('problems'), pending: t('making') }}
      className="max-w-2xl"
    >
      <RadioGroup
        name="period"
        label={t('period')}
        defaultValue="thisYear"
        columns
        options={periods.map((value) => ({ value, label: t(`periods.${value}`) }))}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <DateField name="from" label={t('from')} hint={t('onlyCustom')} />
        <DateField name="to" label={t('to')} hint={t('onlyCustom')} />
      </div>
      <ShownField shown={shownAtFirst.extract} />
    </Form>
  )
}
